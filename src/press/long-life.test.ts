import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256Hex } from '../base/digest.ts';
import { press } from './press.ts';
import { makeArchive, putFile, type Sample } from './sample-archive.test-help.ts';

let archive = '';

/** A columnist's paper: one piece a fortnight through twelve years. */
const COLUMNS: Sample[] = Array.from({ length: 288 }, (_, n) => {
  const [year, month, day] = [2005 + Math.floor(n / 24), Math.floor((n % 24) / 2) + 1, n % 2 ? 17 : 3];
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return {
    id: String(n + 1),
    front: { title: `第 ${n + 1} 篇`, date, author: n === 0 ? '林海、何汐' : '林海', tags: ['專欄'] },
    body: '\n一段。\n',
  };
});

beforeAll(async () => {
  archive = makeArchive(COLUMNS);
  putFile(
    archive,
    `bylines/${sha256Hex('林海').slice(0, 16)}.md`,
    '---\nname: "林海"\nrole: "專欄"\n---\n\n生於港灣，<b>好</b>航海。\n\n---\n\n生於港灣。\n',
  );
  for await (const _ of press(archive, null, { workers: 1 }));
});
afterAll(() => rmSync(archive, { recursive: true }));

const page = (path: string) => readFileSync(join(archive, 'site', path), 'utf8');

test('the front page of a long life shows its months, and each year shows its days', () => {
  expect(page('index.html')).toContain('href="days/2005-01.html" title="2005年1月：2 篇"');
  expect(page('index.html')).not.toContain('href="days/2005-01-03.html"');
  expect(page('days/2005.html')).toContain('href="../days/2005-01-03.html" title="2005年1月3日：1 篇"');
});

test('a byline has its biography on the first page, as text, with what was told earlier', () => {
  expect(page('bylines/林海.html')).toMatch(
    /class="role">專欄<.*生於港灣，&lt;b&gt;好&lt;\/b&gt;航海。.*早前的介紹.*生於港灣。/s,
  );
  expect(page('bylines/林海/2.html')).not.toContain('航海');
});

test('where a day has hardly more than one article, a list stands under months, each article with its day', () => {
  expect(page('bylines/林海.html')).toMatch(
    /<h2 class="day" id="y2016"><a href="\.\.\/days\/2016-12\.html">2016年12月<\/a><\/h2>.*<time datetime="2016-12-17">/s,
  );
});

test('a list of a byline names only those who wrote with it', () => {
  expect(page('bylines/林海.html')).not.toContain('>林海</a> <time');
  expect(page('bylines/林海/3.html')).toContain('何汐</a>');
});

test('a list of several pages leads to where each year begins', () => {
  expect(page('tags/專欄/2.html')).toContain('<a href="../../tags/專欄/3.html#y2007">2007年</a>');
  expect(page('tags/專欄/3.html')).toContain('id="y2007"');
});
