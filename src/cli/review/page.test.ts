import { expect, test } from 'vitest';
import type { Part, Review, ReviewedPage } from '../../rescue/index.ts';
import { reportFile } from './file.ts';
import { reviewPage } from './page.ts';

const HOSTILE = `</p><script>alert(1)</script><img src=x onerror=alert(1)>" onclick='x' {{< x >}} &`;

function page(lines: [Part, string][]): ReviewedPage {
  return {
    capture: {
      original: `https://shore.example/${HOSTILE}`,
      timestamp: '20190301120000',
      digest: 'sha256:',
      truncated: null,
      memento: 'javascript:alert(1)',
    },
    kind: 'article',
    title: HOSTILE,
    layout: null,
    reason: null,
    doubts: [{ why: HOSTILE, weight: 1 }],
    facts: [{ field: 'authors', value: HOSTILE, from: HOSTILE, confidence: 0.3 }],
    lines: lines.map(([as, text]) => ({ as, text, ...(as === 'removed' ? { rule: HOSTILE } : {}) })),
    unshown: [{ as: 'body', text: HOSTILE }],
    more: 3,
  };
}

function reviewOf(...shown: ReviewedPage[]): Review {
  return {
    outlet: HOSTILE,
    pages: 1,
    layouts: [{ recipe: null, kind: 'article', pages: 1, doubtful: 1, shown }],
  };
}

test('a report runs nothing, loads nothing, and lets nothing of a page out of its place', () => {
  const html = reviewPage(
    reviewOf(page([...(['body', 'removed', 'left'] as const)].map((as) => [as, HOSTILE]))),
  );
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
  expect(html).not.toMatch(/<script|<img|<iframe|<link|javascript:|\son\w+=(?!alert|&)|\surl\(/);
  expect(html.match(/<(?!\/?(?:[a-z]+\d?)[\s>]|!DOCTYPE)/g)).toBeNull();
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('a report names what it colours, and folds away what nobody took', () => {
  const menu = Array.from({ length: 9 }, (_, i): [Part, string] => ['left', `港聞 ${i}`]);
  const html = reviewPage(reviewOf(page([...menu, ['headline', '渡輪停辦'], ['body', '居民到碼頭抗議。']])));
  expect(html).toMatch(/<details><summary>9 lines: 港聞 0 · .*<\/details>/s);
  expect(html).toContain('<div class="run headline"><b>headline</b><p>渡輪停辦</p></div>');
  expect(html).toContain('<div class="run body"><b>text</b><p>居民到碼頭抗議。</p></div>');
});

test('the file of a report is the word that ends like one', () => {
  expect(reportFile(['look.html', 'paper'])).toEqual({ file: 'look.html', rest: ['paper'] });
  expect(reportFile(['paper'])).toEqual({ file: null, rest: ['paper'] });
  const capture = '20190301/https://shore.example/12.html';
  expect(reportFile(['paper', capture])).toEqual({ file: null, rest: ['paper', capture] });
});
