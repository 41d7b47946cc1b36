import { describe, expect, it } from 'vitest';
import type { Capture } from '../base/capture.ts';
import { parseOutlet } from '../outlets/index.ts';
import { read } from '../reading/index.ts';
import { type Label, learn } from './index.ts';

const OUTLET = parseOutlet('name: 燈塔週刊\ntimezone: Asia/Hong_Kong');
const WRITERS = ['陳汐嵐', '顧渟', '白硯', '游朗'];

function page(id: number, { day = '20200907', writer = true } = {}): Capture {
  const who = WRITERS[id % WRITERS.length]!;
  const text = [1, 2, 3].map(
    (n) =>
      `<p>第${id}號船於第${n}個清晨離港，船員說這一程要走上${id + n}天，碼頭上沒有人送行，只有幾隻海鳥。</p>`,
  );
  const today = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const html = `<html lang="zh-HK"><head><title>第${id}號船離港 ◆ 週刊選文</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"第${id}號船離港 ◆ 週刊選文","author":{"@type":"Organization","name":"海角文化出版社"}}</script></head>
<body><div class="mast"><time datetime="${today}">${today}</time></div><h2 class="head-line">第${id}號船離港</h2>
<div class="credits"><span class="posted">${2010 + (id % 7)}年${1 + (id % 9)}月${1 + (id % 27)}日</span>${writer ? `<div class="writer">文字 <a href="/p/${id % 4}">${who}</a></div>` : ''}</div>
<div class="story">${text.join('')}</div></body></html>`;
  return {
    original: `https://beacon.example/${id}`,
    timestamp: `${day}120000`,
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: Buffer.from(html),
    digest: 'sha256:',
    truncated: null,
    memento: null,
  };
}

function dayOf(id: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${2010 + (id % 7)}-${two(1 + (id % 9))}-${two(1 + (id % 27))}`;
}

function label(id: number): Label {
  return { body: null, title: `第${id}號船離港`, authors: [WRITERS[id % 4]!], date: dayOf(id) };
}

const IDS = [11, 12, 13, 14, 15, 16, 17];

function factsOf(capture: Capture, labelled: readonly number[]) {
  const samples = IDS.map((id) => ({ capture: page(id), label: labelled.includes(id) ? label(id) : null }));
  const recipes = learn(samples, OUTLET).map(({ recipe }) => recipe);
  const reading = read(capture, OUTLET, recipes);
  if (reading.kind !== 'article') throw new Error(reading.kind);
  const { title, authors, published, from } = reading;
  return { recipes, title, authors: authors.map(({ name }) => name), published, from };
}

describe('the places of facts', () => {
  it.each([
    ['without labels', []],
    ['from three labels', [11, 12, 13]],
  ])('are learned %s where the page tells machines wrongly', (_, labelled) => {
    const { title, authors, published, recipes } = factsOf(page(40), labelled);
    expect({ title, authors, published }).toEqual({
      title: '第40號船離港',
      authors: [WRITERS[0]],
      published: dayOf(40),
    });
    expect(recipes[0]).toMatchObject({ authors: ['.writer'], published: ['.posted'] });
  });

  it('leave a page without a byline to nobody, not to the publisher', () => {
    expect(factsOf(page(41, { writer: false }), []).authors).toEqual([]);
  });

  it('are two where the first is empty on several pages', () => {
    const told = (id: number): Capture => {
      const name = WRITERS[id % 4];
      const guest = id % 3 === 0;
      const capture = page(id, { writer: !guest });
      const html = String(capture.body).replace(
        '"Organization","name":"海角文化出版社"',
        `"Person","name":"${name}"`,
      );
      const above = guest ? `<p class="guest-author">${name}</p>` : '';
      return { ...capture, body: Buffer.from(html.replace('<h2', `${above}<h2`)) };
    };
    const samples = Array.from({ length: 18 }, (_, i) => ({ capture: told(i + 10), label: null }));
    const [lesson] = learn(samples, OUTLET);
    expect(lesson!.recipe.authors).toEqual([expect.stringContaining('writer'), '.guest-author']);
  });

  it('are not named where two stories are all there is to compare', () => {
    const samples = [page(1), page(2)].map((capture) => ({ capture, label: null }));
    expect(learn(samples, OUTLET)[0]!.recipe).toMatchObject({ title: [], authors: [], published: [] });
  });
});
