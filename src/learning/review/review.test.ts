import { describe, expect, it } from 'vitest';
import type { Capture } from '../../base/capture.ts';
import { parseOutlet, parseRecipe } from '../../outlets/index.ts';
import { heaviestChain } from './chain.ts';
import { review } from './make.ts';
import type { ReviewedPage } from './review.ts';

const OUTLET = parseOutlet('name: 海濱報\nhosts: [shore.example]\ntimezone: Asia/Hong_Kong');
const COLUMN = parseRecipe('layout: column\nbody: .column\nremove: .note\nauthors: .by');

const STORY = [
  '渡輪公司昨日宣布，第七號航線將於下月停辦，居民聞訊後到碼頭抗議，要求當局交代。',
  '發言人回應說，渡輪的營運成本在過去七年間上升了一倍，公司已經無法獨力承擔。',
  '關注組成員批評決定倉卒，渡輪是島上長者每天出入的唯一工具，影響超過七百人。',
];

function capture(id: number, body: string): Capture {
  const html = `<html><head><title>渡輪停辦之${id} | 海濱報</title></head><body>${body}</body></html>`;
  return {
    original: `https://shore.example/article/${id}`,
    timestamp: '20190301120000',
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: Buffer.from(html),
    digest: 'sha256:',
    truncated: null,
    memento: null,
  };
}

function page(id: number, column = 'column'): Capture {
  return capture(
    id,
    `<div class="menu"><a href="/">港聞</a><br><a href="/">${STORY[1]}</a></div>
<h1>渡輪停辦之${id}</h1><p class="by">記者：陳大文</p><p>2019年2月28日</p>
<div class="${column}"><p>${STORY[0]}</p>
<figure><img src="/photo-7.jpg" alt="碼頭"><figcaption>碼頭昨日的人群，攝於黃昏。</figcaption></figure>
<p>${STORY[1]}<br>${STORY[2]}</p><div class="note"><p>每日一杯咖啡錢，支持本報。</p><p>立即訂閱</p></div>
<iframe src="https://www.youtube.com/embed/a1B2c3D4e5F"></iframe></div><p>版權所有</p>`,
  );
}

const sample = (each: Capture) => ({ capture: each, label: null });

function told({ lines }: ReviewedPage): string[] {
  return lines.map(({ as, text, rule }) => `${as}${rule ? ` (${rule})` : ''}: ${text.slice(0, 9)}`);
}

describe('a review', () => {
  it('tells what each line of a page became, in the order of the page', () => {
    const [layout] = review([sample(page(1))], OUTLET, [COLUMN]).layouts;
    expect(layout).toMatchObject({ recipe: { layout: 'column' }, pages: 1 });
    expect(told(layout!.shown[0]!)).toEqual([
      'left: 港聞',
      'left: 發言人回應說，渡輪',
      'headline: 渡輪停辦之1',
      'byline: 記者：陳大文',
      'date: 2019年2月28',
      'body: 渡輪公司昨日宣布，',
      'picture: 碼頭',
      'caption: 碼頭昨日的人群，攝',
      'body: 發言人回應說，渡輪',
      'body: 關注組成員批評決定',
      'removed (recipe:.note): 每日一杯咖啡錢，支',
      'removed (recipe:.note): 立即訂閱',
      'embed: video: ht',
      'left: 版權所有',
    ]);
  });

  it('tells what else stands in a line that says several things', () => {
    const body = `<h1>渡輪停辦之7</h1><p>2019年2月28日 14:30 記者：陳大文</p><div>${STORY.map((line) => `<p>${line}</p>`).join('')}</div>`;
    const [layout] = review([sample(capture(7, body))], OUTLET, []).layouts;
    expect(layout!.shown[0]!.lines[1]).toMatchObject({ as: 'byline', also: ['date'] });
  });

  it('puts the pages that a recipe does not fit before all others, and says why', () => {
    const pages = [page(1), page(2), page(3, 'other')].map(sample);
    const { layouts } = review(pages, OUTLET, [COLUMN]);
    expect(layouts.map(({ recipe, pages: count, doubtful }) => [recipe?.layout, count, doubtful])).toEqual([
      [undefined, 1, 1],
      ['column', 2, 0],
    ]);
    expect(layouts[0]!.shown[0]!.doubts[0]!.why).toContain('column: its body is not there');
  });

  it('tells text that a page holds and does not show', () => {
    const body = STORY.map((line) => `${line}${line}`).join('\\n');
    const data = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"渡輪停辦","articleBody":"${body}"}</script><div id="root"></div>`;
    const [layout] = review([sample(capture(4, data))], OUTLET, []).layouts;
    expect(layout!.shown[0]!.unshown.map(({ as }) => as)).toEqual(['body', 'body', 'body']);
  });

  it('bounds what a hostile page costs, and tells how much is not told', () => {
    const many = capture(5, '<p class="column">同一句話，說了又說。</p>'.repeat(5000));
    const [layout] = review([sample(many), sample(capture(6, '<div>'.repeat(5000)))], OUTLET, [
      COLUMN,
    ]).layouts;
    expect(layout!.shown[0]!.lines.length).toBeLessThanOrEqual(1500);
    expect(layout!.shown[0]!.more).toBeGreaterThan(3000);
  });
});

it('a chain of matches keeps the order of both sides, and the most text', () => {
  const match = (line: number, unit: number, weight: number) => ({ line, unit, weight });
  const chain = heaviestChain([
    match(0, 2, 5),
    match(1, 0, 4),
    match(2, 1, 4),
    match(3, 1, 2),
    match(4, 2, 5),
  ]);
  expect(chain.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
});
