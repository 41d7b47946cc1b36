import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createArchive } from './archive.ts';
import { idAt } from './id-at.ts';

const dir = mkdtempSync(join(tmpdir(), 'reprint-'));
const archive = createArchive(dir, {
  outletYaml: 'name: 港灣日報\nhosts: [news.example]\nidentity:\n  - pattern: "^/article/(?P<id>[0-9]+)"\n',
});
afterAll(() => {
  archive.close();
  rmSync(dir, { recursive: true });
});

test.each([
  'https://news.example/article/12/ferry',
  'http://m.news.example/article/12/',
  'news.example/article/12',
  'https://web.archive.org/web/2018id_/https://www.news.example/article/12?utm_source=a',
  '20180306000000/https://news.example/article/12/%25E6%25B8%25A1',
])('%s is of article 12', async (address) => {
  expect(await idAt(archive, address)).toBe('12');
});

test('an address that no rule knows is of the article that the account has it from', async () => {
  const original = 'https://news.example/ferry.html';
  writeFileSync(
    join(dir, 'account', 'addresses.jsonl'),
    `no line\n${JSON.stringify({ original, surt: '', state: 'alias', id: '12', capture: null, reason: null })}\n`,
  );
  expect(await idAt(archive, 'http://www.news.example/ferry.html?fbclid=1')).toBe('12');
});
