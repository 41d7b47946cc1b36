import { expect, test } from 'vitest';
import { readPage } from './cdx-page.ts';

const page = (text: string) => readPage(Buffer.from(text), false);

test('a byte order mark before a list is passed over, whatever its form', () => {
  for (const [list, rows] of [
    ['[["timestamp","original"],["20190101000000","http://a.example/"]]', 1],
    ['{"timestamp":"20190101000000","url":"http://a.example/"}\n', 1],
    ['k 20190101000000 http://a.example/ text/html 200 - 9\n', 1],
  ] as const)
    expect(page(`\ufeff${list}`)).toMatchObject({ rows: { length: rows }, damaged: [] });
});

test('what would fill the memory when taken apart is no page', () => {
  for (const [junk, count] of [
    ['[],', 10_000_000],
    ['[', 10_000_001],
    ['[1,', 10_000_000],
    ['a\n', 1_000_001],
    ['{}\n', 1_000_001],
  ] as const)
    expect(page(junk.repeat(count))).toMatchObject({ is: 'no-page' });
});

test('a row that is nested a million deep is a damaged row', () => {
  const row = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
  expect(page(`[["timestamp","original"],${row},["20190101000000","http://a.example/"]]`)).toMatchObject({
    rows: [{ original: 'http://a.example/' }],
    damaged: [{ line: 1, text: '[…]', reason: '1 columns instead of 2' }],
  });
});

test('a line that is too long for a row is a damaged row', () => {
  const long = JSON.stringify({ url: 'x'.repeat(200_000), timestamp: '20190101000000' });
  const good = JSON.stringify({ url: 'http://a.example/', timestamp: '20190101000000' });
  expect(page(`${good}\n${long}\n`)).toMatchObject({
    rows: [{ original: 'http://a.example/' }],
    damaged: [{ line: 2, reason: expect.stringMatching(/^a line of 2000/) }],
  });
});
