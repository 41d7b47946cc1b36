import { describe, expect, it } from 'vitest';
import type { ArticleReading } from '../base/reading.ts';
import { read } from './index.ts';
import { capture, HARBOUR, readPage, STORY } from './sample.test-help.ts';

const TEXT = STORY.map((text) => `<p>${text}</p>`).join('');

function article(head: string, top: string, outlet = HARBOUR): ArticleReading {
  const reading = read(
    capture(
      `<html lang="zh-HK"><head>${head}</head><body><main>${top}<div class="story">${TEXT}</div></main></body></html>`,
    ),
    outlet,
    [],
  );
  if (reading.kind !== 'article') throw new Error(reading.kind);
  return reading;
}

const ld = (value: object): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('the headline', () => {
  it('is the one h1, where it speaks of the same as what others are told', () => {
    const head =
      '<title>填海計劃懶人包 | 港灣日報</title><meta property="og:title" content="填海計劃懶人包">';
    expect(article(head, '<h1>海港填海計劃押後，環團歡迎</h1>').title).toBe('海港填海計劃押後，環團歡迎');
  });

  it('is what readers are told, where JSON-LD only repeats what search engines are told', () => {
    const head = `<title>填海 押後 政府 公布</title><meta property="og:title" content="政府宣布填海計劃押後">${ld({ '@type': 'NewsArticle', headline: '填海 押後 政府 公布' })}`;
    expect(article(head, '').title).toBe('政府宣布填海計劃押後');
  });
});

describe('the byline', () => {
  it('is no account that machines alone are told', () => {
    expect(article('<meta name="author" content="hd_editor7">', '<h1>填海</h1>').authors).toEqual([]);
  });

  it('is no desk and no team', () => {
    expect(
      article(
        '<meta name="author" content="港灣日報編輯部">',
        '<h1>填海</h1><p class="byline">By The Harbour Team</p>',
      ).authors,
    ).toEqual([]);
  });

  it('is put together from given and family name', () => {
    const head = ld({
      '@type': 'NewsArticle',
      headline: '填海',
      author: { '@type': 'Person', givenName: 'Tai-man', familyName: 'Chan' },
    });
    expect(article(head, '').authors).toEqual([{ name: 'Tai-man Chan' }]);
  });

  it('is the name alone, where an office stands under it', () => {
    const top =
      '<h1>填海</h1><div class="author-list"><div class="author-name">陳大文</div><div>高級記者</div></div>';
    expect(article('', top).authors).toEqual([{ name: '陳大文' }]);
  });

  it('is the paper itself only of a paper that nobody described', () => {
    const head = ld({
      '@type': 'NewsArticle',
      headline: '填海',
      author: { '@type': 'Organization', name: '港灣日報' },
    });
    expect(article(head, '').authors).toEqual([]);
    expect(article(head, '', { ...HARBOUR, name: '' }).authors).toEqual([{ name: '港灣日報' }]);
  });
});

it('a page cut before its text is no list', () => {
  const links = Array.from(
    { length: 20 },
    (_, i) => `<li><h3><a href="/${i}">海濱長廊延長開放第${i}日</a></h3></li>`,
  ).join('');
  const html = `<html><body><ul>${links}</ul><h1>海港填海計劃押後</h1>`;
  expect(readPage(html)).toMatchObject({ kind: 'notArticle', reason: 'list' });
  expect(read(capture(html, { truncated: 'disconnect' }), HARBOUR, [])).toMatchObject({
    kind: 'notArticle',
    reason: 'truncated',
  });
});
