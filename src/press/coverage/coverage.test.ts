import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Census, censusOf, type KnownLine, readKnown } from '../../archive/index.ts';
import { press } from '../press.ts';
import { makeArchive, OUTLET, PAPER, PIXEL, PIXEL_PATH, putFile } from '../sample-archive.test-help.ts';
import { ADDRESS, KNOWN, LACUNAE } from './missing-paper.test-help.ts';

let archive = '';
let census: Census;

beforeAll(async () => {
  archive = makeArchive(PAPER);
  putFile(archive, PIXEL_PATH, PIXEL);
  const lines = KNOWN.map((line) => JSON.stringify({ knownBy: ['capture'], reason: null, ...line }));
  putFile(archive, 'account/known.jsonl', `${lines.join('\n')}\n`);
  putFile(archive, 'account/lacunae.jsonl', `${LACUNAE.map((line) => JSON.stringify(line)).join('\n')}\n`);
  await run(archive);
  census = await censusOf(readKnown(archive));
});
afterAll(() => rmSync(archive, { recursive: true }));

async function run(dir: string, out: string | null = null): Promise<void> {
  for await (const _ of press(dir, out, { workers: 1 }));
}

const page = (path: string) => readFileSync(join(archive, 'site', path), 'utf8');
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);

test('the site tells the figures of the audit, and they sum to what is known', () => {
  const told = JSON.parse(page('coverage.json'));
  for (const key of [
    'known',
    'stories',
    'states',
    'unexplained',
    'days',
    'reasons',
    'gaps',
    'silences',
  ] as const)
    expect(told[key], key).toEqual(census[key]);
  expect(sum(told.states)).toBe(census.known);
  expect(census.stories).toBe(census.known - 2);
  expect(page('coverage.html')).toContain('已知刊出 18 篇，救回 4 篇，佔 22.2%。');
  expect(page('index.html')).toContain('<a href="coverage.html">已知刊出報道 18 篇，救回 4 篇</a>');
});

test('its months sum to the same states', () => {
  const { months, states } = JSON.parse(page('coverage.json'));
  for (const state of Object.keys(states))
    expect(
      sum(
        Object.fromEntries(
          Object.entries(months).map(([month, counts]) => [month, (counts as typeof states)[state]]),
        ),
      ),
      state,
    ).toBe(states[state]);
  expect(months['2019-03'].neverCaptured).toBe(4);
});

test('a month that neither a day nor both neighbours tell is told of nothing', () => {
  const { months } = JSON.parse(page('coverage.json'));
  expect(months.unknown.neverCaptured).toBe(4);
  expect(page('coverage/no-year.html')).toContain('第 1 至 4 號');
  expect(months['2019'].tombstone).toBe(1);
});

test('what is rescued is counted under the days under which the site lists it', () => {
  const { months } = JSON.parse(page('coverage.json'));
  expect(page('days/2019-02.html')).toContain(`${months['2019-02'].rescued} 篇`);
  expect(page('days/undated.html')).toContain(`${months.unknown.rescued} 篇`);
});

test('every way of being missing has a list, with headline, time, reason and what makes it known', () => {
  expect(page('coverage/tombstones.html')).toMatch(
    /網站故障頁.*HYPERLINK.*約在2019年2月28日至3月2日.*第 102 號.*憑據：擷取.*web\/20220101000000\/https/s,
  );
  expect(page('coverage/never-captured.html')).toMatch(
    /第 103 至 105 號.*3 篇.*web\.archive\.org 的目錄沒有此篇.*約在2019年3月1日至9日.*缺號/s,
  );
  expect(page('coverage/never-captured.html')).toContain('&lt;script&gt;碼頭&lt;/script&gt;重開');
  for (const state of ['failed', 'blocked', 'unreadable', 'not-fetched'])
    expect(page(`coverage/${state}.html`), state).toContain('第 1');
});

test('what is missing of a year stands under its months, and the sums lead there', () => {
  expect(page('coverage/2019.html')).toMatch(/id="y2019-03".*重開/s);
  expect(page('coverage.html')).toContain('href="coverage/2019.html"');
  expect(page('coverage.html')).toContain('href="coverage/never-captured.html#y2019"');
});

test('what is withheld is told by its id and its reason alone, in every page and every file', () => {
  expect(page('coverage/withheld.html')).toMatch(/111.*應當事人要求/s);
  for (const path of readdirSync(join(archive, 'site'), { recursive: true }) as string[]) {
    if (!statSync(join(archive, 'site', path)).isFile()) continue;
    expect(readFileSync(join(archive, 'site', path)).includes('他的姓名'), path).toBe(false);
    expect(readFileSync(join(archive, 'site', path)).includes('article/111'), path).toBe(false);
  }
});

test('what is withheld since the account was written is withheld in its tables too, with its earlier revisions', async () => {
  const dir = makeArchive(PAPER, `${OUTLET}withheld:\n  - {id: '101', reason: 應要求}\n`);
  const lines = KNOWN.map((line) => JSON.stringify({ knownBy: [], reason: null, ...line }));
  putFile(dir, 'account/known.jsonl', lines.join('\n'));
  await run(dir);
  for (const path of readdirSync(join(dir, 'site'), { recursive: true }) as string[])
    if (statSync(join(dir, 'site', path)).isFile())
      expect(readFileSync(join(dir, 'site', path)).includes('山城大霧'), path).toBe(false);
  const told = JSON.parse(readFileSync(join(dir, 'site/coverage.json'), 'utf8'));
  expect(told.states).toMatchObject({ rescued: 3, withheld: 2 });
  rmSync(dir, { recursive: true });
});

test('marks of loss in the articles are as many as the account tells of, and each is listed', () => {
  let marks = 0;
  for (const name of readdirSync(join(archive, 'site/articles')))
    marks += page(`articles/${name}`).split('<span class="lost').length - 1;
  const told = JSON.parse(page('coverage.json'));
  expect(told.lost.total).toBe(2);
  expect(marks).toBe(told.lost.total);
  expect(told.lost.kinds.picture.reasons).toEqual({ 'never captured': 1, 'not fetched yet': 1 });
  expect(page('coverage/lost-picture.html')).toMatch(
    /articles\/101\.html.*失去的照片.*articles\/99\.html.*沒有存下/s,
  );
});

test('the table of all articles has a row for each, safe for spreadsheets, with a mark that it is UTF-8', () => {
  const rows = page('coverage/articles.csv').trimEnd().split('\r\n');
  expect(rows[0]).toMatch(/^\ufeffid,state,of,title,/);
  expect(rows).toHaveLength(1 + census.known);
  expect(page('coverage/articles.csv')).toContain(`"'=HYPERLINK(""//x.example"",""渡輪復航"")"`);
  expect(page('coverage/articles.csv')).toContain(`${ADDRESS}/102,20220101000000,`);
  expect(page('coverage/losses.csv')).toContain(",'+1 沒有存下,");
});

test('the missing articles are there as JSON too, each as the account has it', () => {
  const missing = JSON.parse(page('coverage/missing.json')) as KnownLine[];
  expect(missing.reduce((all, { count = 1 }) => all + count, 0)).toBe(census.stories - census.states.rescued);
  expect(missing).toContainEqual(expect.objectContaining({ id: '103', to: '105', count: 3 }));
});

test('where nobody has counted, the site claims no whole', async () => {
  const dir = makeArchive(PAPER);
  await run(dir);
  expect(readFileSync(join(dir, 'site/coverage.html'), 'utf8')).toContain('尚未有人點算');
  expect(readFileSync(join(dir, 'site/index.html'), 'utf8')).not.toContain('已知刊出');
  expect(existsSync(join(dir, 'site/coverage/articles.csv'))).toBe(false);
  rmSync(dir, { recursive: true });
});

test('a table that is not of our making breaks no page and fills no disk', async () => {
  const dir = makeArchive(PAPER);
  const long = '長'.repeat(9000);
  const hostile = [
    {
      id: '1',
      to: '1000000000000',
      count: 1_000_000_000_000,
      state: 'neverCaptured',
      knownBy: ['gap'],
      reason: null,
    },
    {
      id: '50',
      to: '150',
      count: 101,
      state: 'neverCaptured',
      title: long,
      original: long,
      knownBy: Array(99).fill(long),
      reason: long,
    },
    { id: '2', to: '9', count: 3, state: 'neverCaptured', knownBy: ['gap'], reason: null },
    { id: '../../x', state: 'tombstone', title: { a: 1 }, date: '<b>', knownBy: 'x', reason: 7 },
    { id: '3', state: 'tombstone', original: 'javascript:alert(1)', after: '9999-99-99', knownBy: [null] },
    { id: '4', state: 'tombstone', date: '0001-01-01' },
    { id: '5', state: 'tombstone', date: '9999-12-31' },
  ];
  putFile(dir, 'account/known.jsonl', `${hostile.map((line) => JSON.stringify(line)).join('\n')}\nnone\n`);
  const out = mkdtempSync(join(tmpdir(), 'reprint-site-'));
  await run(dir, out);
  const told = JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8'));
  expect(told.states).toMatchObject({ tombstone: 4, neverCaptured: 101 });
  expect(readFileSync(join(out, 'coverage/articles.csv')).length).toBeLessThan(101 * 600);
  expect(readFileSync(join(out, 'coverage/tombstones.html'), 'utf8')).not.toContain('href="javascript:');
  rmSync(dir, { recursive: true });
  rmSync(out, { recursive: true });
});
