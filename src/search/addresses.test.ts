import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressKeys, findKey, idKey } from './addresses.ts';
import type { IndexHead } from './open-index.ts';
import { addressesWriter } from './pack-addresses.ts';
import { readFiles } from './read-files.ts';

test('addresses of one page are one, however they came', () => {
  for (const same of [
    'https://www.News.example/Article/18/%E6%B8%A1%E8%BC%AA/',
    'http://news.example:80/article/18/渡輪#top',
    '//news.example//article/./18/渡輪?utm_source=x&fbclid=y',
    'https://web.archive.org/web/20190301000000id_/http://www.news.example/article/18/渡輪',
    'https://web.archive.org/web/2019/http:/news.example/article/18/渡輪',
    'https://arquivo.pt/wayback/20190301000000/https://news.example/article/18/渡輪',
  ])
    expect(addressKeys(same), same).toEqual(['news.example/article/18/渡輪']);
  expect(addressKeys('https://news.example/?b=2&a=1')).toEqual(['news.example/?a=1&b=2', 'news.example/']);
  expect(addressKeys('https://news.example/%E6%B8')).toEqual(['news.example/%e6%b8']);
  expect(addressKeys('渡輪')).toEqual([]);
  expect(addressKeys('https:///x')).toEqual([]);
});

test('a key leads to its story, the newer of two; others lead nowhere', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'reprint-addresses-'));
  try {
    const writer = addressesWriter();
    for (let story = 0; story < 3000; story++) writer.add([idKey(String(story)), `x/${story % 2900}`], story);
    const { keys } = writer.write(dir);
    const head = { build: '.', keys } as IndexHead;
    const find = (...wanted: string[]) => findKey(readFiles(dir), head, wanted);
    expect(await find(idKey('2999'))).toBe(2999);
    expect(await find('nowhere', 'x/50')).toBe(50);
    expect(await find('nowhere')).toBeNull();
    expect(await findKey(readFiles(dir), { ...head, keys: 0 }, ['x/50'])).toBeNull();
  } finally {
    rmSync(dir, { recursive: true });
  }
});
