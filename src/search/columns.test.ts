import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from './build.ts';
import { builtFrom } from './built.ts';
import { type Columns, openColumns, STORIES_A_BLOCK } from './columns.ts';
import type { SearchDocument } from './document.ts';
import type { IndexHead } from './open-index.ts';
import { readFiles } from './read-files.ts';
import { NO_SIEVE, siftMonths, siftNames, tallyMonths, tallyNames } from './sift.ts';

/** More stories than one block of a column holds, and more tags than one of names. */
const COUNT = STORIES_A_BLOCK + 100;
const stories: SearchDocument[] = Array.from({ length: COUNT }, (_, i) => ({
  id: String(COUNT - i),
  page: `articles/${COUNT - i}.html`,
  title: '港',
  date: i < 50 ? '2019-03-01' : i < COUNT - 10 ? '2019-02-28' : null,
  bylines: i % 3 === 0 ? ['記者甲', '記者乙'] : i % 3 === 1 ? ['記者甲'] : [],
  section: i % 2 === 0 ? '港聞' : null,
  tags: [`第${Math.floor(i / 4)}則`],
  lang: 'zh-Hant',
  has: i === 7 ? ['pictures'] : [],
  text: [],
}));
const all = stories.map((_, i) => i);
const dir = mkdtempSync(join(tmpdir(), 'reprint-columns-'));
let columns: Columns;

beforeAll(async () => {
  await build(stories, dir, '', 'these');
  const head = JSON.parse(readFileSync(join(dir, 'index.json'), 'utf8')) as IndexHead;
  columns = openColumns(readFiles(dir), head);
});
afterAll(() => rmSync(dir, { recursive: true }));

test('names are counted exactly, most first', async () => {
  const byline = await tallyNames(columns, 'bylines', all, 5);
  const count = (name: string) => stories.filter(({ bylines }) => bylines.includes(name)).length;
  expect(byline).toEqual({ names: ['記者甲', '記者乙'].map((name) => [name, count(name)]), different: 2 });
  const tags = await tallyNames(columns, 'tags', all.slice(-6), 2);
  expect(tags).toEqual({
    names: [
      [`第${Math.floor((COUNT - 1) / 4)}則`, 4],
      [`第${Math.floor((COUNT - 5) / 4)}則`, 2],
    ],
    different: 2,
  });
});

test('hits are narrowed down to those that have every name', async () => {
  const names = { ...NO_SIEVE.names, bylines: ['記者乙'], section: ['港聞'] };
  expect(await siftNames(columns, all, names)).toEqual(all.filter((i) => i % 6 === 0));
  const last = { ...NO_SIEVE.names, tags: [`第${Math.floor((COUNT - 1) / 4)}則`] };
  expect(await siftNames(columns, all, last)).toEqual(all.slice(-4));
  expect(await siftNames(columns, all, { ...NO_SIEVE.names, has: ['revisions'] })).toEqual([]);
});

test('months are known without reading anything; what has no date is in no range', () => {
  expect([...tallyMonths(columns.head, all)]).toEqual([
    ['2019-03', 50],
    ['2019-02', COUNT - 60],
    ['', 10],
  ]);
  expect(siftMonths(columns.head, all, '2019-03', null)).toEqual(all.slice(0, 50));
  expect(siftMonths(columns.head, all, null, '2019-02')).toEqual(all.slice(50, -10));
  expect(siftMonths(columns.head, all, null, null)).toEqual(all);
});

test('an index that is whole is known by what it was built from', () => {
  const files = builtFrom(dir, 'these')!;
  expect(files).toHaveLength(columns.head.files + 1);
  expect(builtFrom(dir, 'others')).toBeNull();
  rmSync(join(dir, files.at(-1)!));
  expect(builtFrom(dir, 'these')).toBeNull();
  writeFileSync(join(dir, 'index.json'), '{"format": 1');
  expect(builtFrom(dir, 'these')).toBeNull();
});
