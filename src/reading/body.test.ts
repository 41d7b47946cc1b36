import { describe, expect, it } from 'vitest';
import { toText } from '../article/index.ts';
import type { ArticleReading } from '../base/reading.ts';
import { readPage, STORY } from './sample.test-help.ts';

const HEAD = '<title>海港填海計劃押後 | 港灣日報</title><meta property="og:type" content="article">';
const lines = STORY.filter((_, i) => i !== 2);

function article(body: string, head = HEAD): ArticleReading {
  const reading = readPage(`<html lang="zh-HK"><head>${head}</head><body>${body}</body></html>`);
  if (reading.kind !== 'article') throw new Error(reading.kind);
  return reading;
}

describe('text that a page keeps in its scripts', () => {
  const elements = [
    ...lines.slice(0, 2).map((content) => ({ type: 'text', content })),
    { type: 'header', content: STORY[2] },
    { type: 'image', url: 'https://harbourdaily.example/a.jpg', caption: '周四早上的海港。' },
    ...lines.slice(2).map((content) => ({ type: 'text', content })),
  ];

  it('is read where the page shows none: a list of elements', () => {
    const data = JSON.stringify({ headlines: { basic: '海港填海計劃押後' }, content_elements: elements });
    const reading = article(
      `<div id="root"></div><script>window.Fusion=window.Fusion||{};Fusion.globalContent=${data};Fusion.x={a:1}</script>`,
    );
    expect(reading.from.body).toBe('script-data');
    expect(toText(reading.body)).toBe(STORY.join('\n\n'));
    expect(reading.body.find((block) => block.type === 'figure')).toMatchObject({
      caption: [{ type: 'text', text: '周四早上的海港。' }],
    });
  });

  it('is read where the page shows none: HTML in JSON', () => {
    const html = lines
      .map((line) => `<p>${line}</p>`)
      .join('')
      .replaceAll('<', '\\u003c');
    const reading = article(
      `<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{"story":{"contentHtml":"${html}"}}}</script>`,
    );
    expect(toText(reading.body)).toBe(lines.join('\n\n'));
  });

  it('is bounded, however deep it is nested', () => {
    const deep = `${'{"content_elements":[{"type":"quote","content_elements":['.repeat(3000)}${']}]}'.repeat(3000)}`;
    expect(readPage(`<html><body><script>Fusion.globalContent=${deep}</script>`).kind).toBe('notArticle');
  });
});

it('the notice of a wall within the text goes, with what it offers', () => {
  const wall =
    '<h3>此為訂戶內容</h3><p>登記成為會員，即享：</p><ul><li>無限閱讀</li><li>每日通訊</li></ul><p>已有帳戶？</p>';
  const [first, ...rest] = lines.map((line) => `<p>${line}</p>`);
  const reading = article(
    `<h1>海港填海計劃押後</h1><div class="story">${first}${wall}${rest.join('')}</div>`,
  );
  expect(toText(reading.body)).toBe(lines.join('\n\n'));
  expect(reading.removed.filter(({ rule }) => rule === 'plea')).toHaveLength(4);
});

it('JSON-LD that holds the whole text tells where it ends', () => {
  const long = [...lines, ...lines.map((line) => `翌日，${line}`)];
  const after = '<p>本頁另一篇報道的開首一段，與上文無關，只是同一欄位之內的另一個故事，有人在此說話。</p>';
  const story = `<h1>海港填海計劃押後</h1><div class="story">${long.map((line) => `<p>${line}</p>`).join('')}${after}</div>`;
  const told = (articleBody: string) =>
    `${HEAD}<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: '海港填海計劃押後', articleBody })}</script>`;
  const whole = article(story, told(long.join('\n')));
  expect(toText(whole.body)).toBe(long.join('\n\n'));
  expect(whole.removed.map(({ rule }) => rule)).toContain('after the end');
  // Cut short in a sentence, it tells nothing.
  expect(toText(article(story, told(long.join('\n').slice(0, -8))).body)).toContain('本頁另一篇報道');
});
