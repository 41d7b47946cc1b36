import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressKeys, find, findKey, idKey, openIndex, readFiles } from '../../search/index.ts';
import { press } from '../press.ts';
import { makeArchive, OUTLET, PAPER, PIXEL, PIXEL_PATH, putFile } from '../sample-archive.test-help.ts';

let dir = '';
beforeAll(async () => {
  const outlet = `${OUTLET}withheld:\n  - id: '98'\n    reason: asked\n  - name: 記者乙\n    reason: asked\n`;
  dir = makeArchive(PAPER, outlet);
  putFile(dir, PIXEL_PATH, PIXEL);
  for await (const event of press(dir, null, { workers: 1 })) void event;
});
afterAll(() => rmSync(dir, { recursive: true }));

const read = (file: string, from?: number, to?: number) =>
  readFiles(join(dir, 'site', 'search'))(file, from, to);

test('a press leaves an index of what readers read: headline, standfirst, text, cells, captions', async () => {
  const index = await openIndex(read);
  for (const query of [
    '山城大霧',
    '碼頭清晨',
    '大霧籠罩',
    '首頁',
    'H2O',
    '班次',
    '本報攝',
    '失去的照片',
    '不知何時',
  ])
    expect((await find(index, query))?.total, query).toBe(1);
  for (const query of ['shancheng.example', 'youtube', '舊的文字', 'English', '記者乙', '圖片缺漏'])
    expect((await find(index, query))?.total, query).toBe(0);
});

test('stories come newest first, with what they are told apart by', async () => {
  const index = await openIndex(read);
  expect(index.head.months).toEqual([
    ['2019-02', 2],
    ['', 1],
  ]);
  expect(await index.story(0)).toMatchObject({
    id: '101',
    page: 'articles/101.html',
    title: '山城大霧　渡輪停航',
    date: '2019-02-28',
    bylines: ['記者甲'],
    section: '港聞',
    tags: ['渡輪', '天氣', 'Fog', 'fog'],
    lang: 'zh-Hant-HK',
    has: ['pictures', 'lacunae', 'revisions'],
  });
});

test('every address and id of a story leads to it', async () => {
  const { head } = await openIndex(read);
  for (const key of [
    idKey('101'),
    idKey('100'),
    ...addressKeys('https://shancheng.example/article/101/'),
    ...addressKeys('https://web.archive.org/web/2021/http://www.shancheng.example/article/101/渡輪?fbclid=1'),
  ])
    expect(await findKey(read, head, [key]), key).toBe(0);
  expect(await findKey(read, head, [idKey('98')])).toBeNull();
});

test('an index of the same stories stays, and nothing of the way to it does', async () => {
  const built = () => readFileSync(join(dir, 'site/search/index.json'), 'utf8');
  const before = built();
  const events = [];
  for await (const event of press(dir, null, { workers: 1 })) events.push(event);
  expect(events.at(-1)).toMatchObject({ kind: 'done', summary: { written: 0, removed: 0 } });
  expect(built()).toBe(before);
  expect(existsSync(join(dir, 'site/search/.stories'))).toBe(false);
});
