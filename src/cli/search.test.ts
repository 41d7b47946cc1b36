import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../search/index.ts';
import { command } from './command.ts';

const site = mkdtempSync(join(tmpdir(), 'reprint-search-verb-'));

beforeAll(async () => {
  const stories = ['渡輪停航', '居民乘渡輪', '燈塔重開'].map((title, i) => ({
    ...{ id: String(i), page: `articles/${i}.html`, title, date: `2019-02-0${9 - i}` },
    ...{ bylines: [], section: null, tags: [], lang: null, has: [], text: ['海濱的渡輪'.slice(i)] },
  }));
  await build(stories, join(site, 'search'), '轮輪');
});
afterAll(() => rmSync(site, { recursive: true }));

async function reprint(...words: string[]) {
  let [stdout, stderr] = ['', ''];
  const marked: string[] = [];
  const signal = new AbortController().signal;
  const code = await command(words, signal, {
    json: words.includes('--json'),
    signal,
    stdin: (async function* () {})(),
    async print(line, marks = []) {
      stdout += `${line}\n`;
      for (const [start, end] of marks) marked.push(line.slice(start, end));
    },
    say(line) {
      stderr += `${line}\n`;
    },
    progress() {},
  });
  return { code, stdout, stderr, marked };
}

test('a search tells how many articles there are, and marks the words in the first of them', async () => {
  const { code, stdout, stderr, marked } = await reprint('search', site, '渡轮', '--limit', '2');
  expect([code, stderr]).toEqual([0, '3 articles\n']);
  expect(stdout).toContain('2019-02-09  0  渡輪停航\n  海濱的渡輪\n');
  expect(marked).toEqual(['渡輪', '渡輪', '渡輪', '渡輪']);
});

test('a search as JSON', async () => {
  const { stdout } = await reprint('search', site, '渡輪', '--order', 'oldest', '--limit', '1', '--json');
  expect(JSON.parse(stdout)).toEqual({
    total: 3,
    hits: [{ id: '2', title: '燈塔重開', date: '2019-02-07', snippet: '的渡輪', score: 0 }],
  });
});

test('a library is searched as one, and each article has the folder of its outlet', async () => {
  const library = mkdtempSync(join(tmpdir(), 'reprint-search-library-'));
  writeFileSync(join(library, '.pressed-outlets'), 'a.example\nb.example\n');
  for (const outlet of ['a.example', 'b.example']) cpSync(site, join(library, outlet), { recursive: true });
  const { stdout, stderr } = await reprint('search', library, '渡輪', '--order', 'newest', '--limit', '3');
  expect(stderr).toBe('6 articles\n');
  expect(stdout.match(/^2019.*$/gm)).toEqual([
    '2019-02-09  a.example/0  渡輪停航',
    '2019-02-09  b.example/0  渡輪停航',
    '2019-02-08  a.example/1  居民乘渡輪',
  ]);
  const json = JSON.parse((await reprint('search', library, '停航', '--json')).stdout);
  expect(json).toMatchObject({ total: 2, hits: [{ outlet: 'a.example', id: '0' }, { outlet: 'b.example' }] });
  rmSync(join(library, 'b.example'), { recursive: true });
  expect((await reprint('search', library, '渡輪')).code).toBe(1);
  rmSync(library, { recursive: true });
});

test('what is not there is no failure', async () => {
  const { code, stdout, stderr } = await reprint('search', site, '電車');
  expect([code, stdout, stderr]).toEqual([0, '', 'nothing was found\n']);
});

test('a search without a query, or in a folder that is neither archive nor site, is refused', async () => {
  expect((await reprint('search', site)).code).toBe(2);
  expect((await reprint('search', join(site, 'search', 'none'), '渡輪')).stderr).toContain(
    '[NOT_AN_ARCHIVE]',
  );
});
