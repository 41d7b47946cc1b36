import { describe, expect, it } from 'vitest';
import { toText } from '../article/index.ts';
import type { Capture } from '../base/capture.ts';
import { parseOutlet, type Recipe } from '../outlets/index.ts';
import { read } from '../reading/index.ts';
import { learn, type Sample } from './index.ts';

const OUTLET = parseOutlet('name: 海濱報\nhosts: [shore.example]\ntimezone: Asia/Hong_Kong');
const TOPICS = ['渡輪', '街市', '燈塔', '書店', '電車', '堤岸'];

function capture(id: number, html: string, day = '20190301'): Capture {
  return {
    original: `https://shore.example/article/${id}`,
    timestamp: `${day}120000`,
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: Buffer.from(html),
    digest: 'sha256:',
    truncated: null,
    memento: null,
  };
}

function story(topic: string, id: number): string[] {
  return [
    `${topic}公司昨日宣布，第${id}號航線將於下月停辦，居民聞訊後到碼頭抗議，要求當局交代。`,
    `發言人回應說，${topic}的營運成本在過去${id}年間上升了一倍，公司已經無法獨力承擔。`,
    `關注組成員批評決定倉卒，${topic}是島上長者每天出入的唯一工具，影響超過${id}百人。`,
  ];
}

function page(id: number, { column = 'column', extra = '' } = {}): string {
  const topic = TOPICS[id % TOPICS.length]!;
  const text = story(topic, id).map((line) => `<p>${line}</p>`);
  return `<html><head><title>${topic}停辦 ${id} | 海濱報</title><meta property="og:title" content="${topic}停辦 ${id}"><meta property="article:published_time" content="2019-02-0${(id % 9) + 1}T08:00:00+08:00"></head><body>
<div class="top"><a href="/">海濱報</a></div><h1>${topic}停辦 ${id}</h1><p class="lead-in">${topic}將成絕響，島民不捨。</p>
<div class="${column}">${text.join('')}${extra}<div class="note-${id}x"><p>本報編採自主，不靠廣告，只靠你每日的一杯咖啡錢。</p></div></div>
<div class="foot"><p>海濱報有限公司，地址：海傍道一號，電話：二三四五六七八九。</p></div></body></html>`;
}

const samples = (pages: Capture[]): Sample[] => pages.map((each) => ({ capture: each, label: null }));

function textWith(html: Capture, recipes: Recipe[]) {
  const reading = read(html, OUTLET, recipes);
  if (reading.kind !== 'article') throw new Error(reading.kind);
  return { text: toText(reading.body), recipe: reading.recipe, misfit: reading.misfit };
}

describe('learning without labels', () => {
  const known = [1, 2, 3, 4, 5, 6].map((id) => capture(id, page(id)));
  const recipes = learn(samples(known), OUTLET).map(({ recipe }) => recipe);

  it('finds where the text of a layout stands, and the lines that every page repeats in it', () => {
    expect(recipes).toHaveLength(1);
    expect(recipes[0]).toMatchObject({ layout: '1-column', body: ['.column'], tried: 6, fits: 6 });
    const { text, recipe } = textWith(capture(70, page(70)), recipes);
    expect(recipe).toBe('1-column');
    expect(text).toContain(story(TOPICS[70 % 6]!, 70).join('\n\n'));
    expect(text).not.toContain('咖啡錢');
  });

  it('prefers what people call a place to what a build called it', () => {
    for (const column of [
      'column-wrap css-1x2y3z',
      'css-1x2y3z column-wrap',
      'eIFlFA" itemprop="articleBody',
    ]) {
      const pages = [1, 2, 3].map((id) => capture(id, page(id, { column })));
      const [lesson] = learn(samples(pages), OUTLET);
      expect(lesson!.recipe.body[0]).toMatch(/^(?:\.column-wrap|\[itemprop="articleBody"\])$/);
    }
  });

  it('teaches the same from the same pages', () => {
    expect(learn(samples(known), OUTLET).map(({ recipe }) => recipe)).toEqual(recipes);
  });

  it('leaves a page of another layout to the generic reader, which says so', () => {
    expect(textWith(capture(8, page(8, { column: 'main-text' })), recipes)).toMatchObject({
      recipe: null,
      misfit: '1-column: its body is not there',
    });
  });

  it('tells two layouts apart, and from which day each holds', () => {
    const later = [7, 8, 9].map((id) => capture(id, page(id, { column: 'story' }), '20200601'));
    const lessons = learn(samples([...known, ...later]), OUTLET);
    expect(lessons.map(({ recipe: { body, from, until } }) => ({ body, from, until }))).toEqual([
      { body: ['.column'], from: null, until: '2020-05-31' },
      { body: ['.story'], from: '2019-03-02', until: null },
    ]);
  });
});

describe('learning from labels', () => {
  it('takes in what a person wants, and leaves out what they do not', () => {
    const extra =
      '<div class="quiz"><p>你認為渡輪應否停辦？歡迎到本報網頁投下你的一票，結果下週揭曉。</p></div>';
    const labelled = [1, 2, 3].map((id): Sample => {
      const topic = TOPICS[id]!;
      const body = [`${topic}將成絕響，島民不捨。`, ...story(topic, id)].join('\n');
      return {
        capture: capture(id, page(id, { extra })),
        label: { body, title: null, authors: null, date: null },
      };
    });
    const recipes = learn(labelled, OUTLET).map(({ recipe }) => recipe);
    expect(recipes[0]).toMatchObject({ body: ['.column'], also: ['.lead-in'], remove: ['.quiz'] });
    const { text } = textWith(capture(40, page(40, { extra })), recipes);
    expect(text).toBe([`${TOPICS[4]}將成絕響，島民不捨。`, ...story(TOPICS[4]!, 40)].join('\n\n'));
  });

  it('takes one labelled page for a layout, and no single page that nobody labelled', () => {
    const label = { body: story(TOPICS[1]!, 1).join('\n'), title: null, authors: null, date: null };
    const only = { capture: capture(1, page(1)), label };
    expect(learn([only], OUTLET).map(({ recipe }) => recipe.body)).toEqual([['.column']]);
    expect(learn([{ ...only, label: null }], OUTLET)).toEqual([]);
  });
});

describe('tombstones', () => {
  const gone =
    '<html><title>海濱報</title><body><h1>海濱報</h1><p>潮退了，我們上岸去，謝謝你陪我們看海十年。</p></body></html>';

  it("are pages that stood under several articles' addresses; an article that quotes them is none", () => {
    const known = [1, 2, 3, 4].map((id) => capture(id, page(id)));
    const stones = [11, 12, 13].map((id) => capture(id, gone));
    const recipes = learn(samples([...known, ...stones]), OUTLET).map(({ recipe }) => recipe);
    expect(recipes.at(-1)).toMatchObject({
      layout: 'tombstones',
      tombstones: ['潮退了，我們上岸去，謝謝你陪我們看海十年。'],
    });
    expect(read(capture(99, gone), OUTLET, recipes)).toMatchObject({ kind: 'tombstone' });
    const quoting = page(98, {
      extra: '<p>該報網頁只餘一句：潮退了，我們上岸去，謝謝你陪我們看海十年。</p>',
    });
    expect(read(capture(98, quoting), OUTLET, recipes)).toMatchObject({ kind: 'article' });
  });

  it('are not learned from two', () => {
    const stones = [11, 12].map((id) => capture(id, gone));
    expect(learn(samples(stones), OUTLET)).toEqual([]);
  });
});

describe('hostile pages', () => {
  it('teach nothing and take no long', () => {
    const nested = `${'<div class="a">'.repeat(30_000)}x`;
    const many = '<p class="b">同一句話，說了又說。</p>'.repeat(60_000);
    const pages = [nested, many, '\0\0', '{"a":1}', ''].map((html, i) => capture(i, html));
    expect(learn(samples(pages), OUTLET)).toEqual([]);
  });
});
