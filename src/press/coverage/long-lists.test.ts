import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press } from '../press.ts';
import { makeArchive, PAPER, putFile } from '../sample-archive.test-help.ts';

let archive = '';

/** 130 tombstones in each of two years, and 130 of no year. */
beforeAll(async () => {
  archive = makeArchive(PAPER);
  const lines = [];
  for (let n = 0; n < 390; n++) {
    const year = ['2018', '2019', ''][Math.floor(n / 130)];
    const date = year === '' ? {} : { date: `${year}-${String((n % 12) + 1).padStart(2, '0')}-05` };
    lines.push({
      id: String(1000 + n),
      state: 'tombstone',
      ...date,
      knownBy: ['capture'],
      reason: 'tombstone: outage',
    });
  }
  putFile(archive, 'account/known.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
  for await (const _ of press(archive, null, { workers: 1 }));
});
afterAll(() => rmSync(archive, { recursive: true }));

const page = (path: string) => readFileSync(join(archive, 'site', path), 'utf8');

test('a list of what is missing goes on over pages of a hundred, each telling which it is', () => {
  expect(page('coverage/tombstones.html')).toContain('390 篇 · 第 1 頁，共 4 頁');
  expect(page('coverage/tombstones/4.html').match(/<li><span class="headline"/g)).toHaveLength(90);
  expect(existsSync(join(archive, 'site/coverage/tombstones/5.html'))).toBe(false);
});

test('a year leads to the page and the place where it begins', () => {
  expect(page('coverage.html')).toContain('href="coverage/tombstones/2.html#y2019"');
  expect(page('coverage/tombstones/2.html')).toContain('id="y2019"');
});

test('every link of the coverage leads to a page that is there, and to a place on it', () => {
  const dead: string[] = [];
  const pages = (readdirSync(join(archive, 'site/coverage'), { recursive: true }) as string[])
    .filter((path) => path.endsWith('.html'))
    .map((path) => `coverage/${path}`);
  for (const path of ['coverage.html', ...pages]) {
    for (const [, address] of page(path).matchAll(/ href="([^":]*)"/g)) {
      const [to, place] = address!.split('#');
      const target = to === '' ? path : posix.join(dirname(path), decodeURI(to!));
      const isThere = existsSync(join(archive, 'site', target));
      if (!isThere || (place !== undefined && !page(target).includes(` id="${place}"`)))
        dead.push(`${path} → ${address}`);
    }
  }
  expect(pages.length).toBeGreaterThan(8);
  expect(dead).toEqual([]);
});
