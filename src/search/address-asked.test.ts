import { expect, test } from 'vitest';
import { addressInQuery, keysOfPath, keysOfText } from './address-asked.ts';

const OUTLET = { hosts: ['news.example'], ids: ['^/article/([0-9]+)(?:/[^/?]*-([0-9]+)/)?'] };

test('an address that is pasted leads by itself, then by the ids that it names', () => {
  expect(keysOfText('https://www.news.example/article/12/渡輪-13/停航', OUTLET)).toEqual([
    'news.example/article/12/渡輪-13/停航',
    'id:12',
    'id:13',
  ]);
});

test.each([
  'http://m.news.example/amp/article/12/print',
  'news.example/article/12',
  'https://web.archive.org/web/20190301000000id_/https://news.example/article/12',
  'web.archive.org/web/2019/http://news.example/article/12',
  'https://news.example/%2561rticle/12?x=%EF%BF%BD',
  '  https://news.example/article/12  ',
])('%s names article 12', (text) => {
  expect(keysOfText(text, OUTLET)).toContain('id:12');
});

test('words are no address, and a stranger’s address names no article of ours by its path', () => {
  for (const text of ['渡輪', 'news.example', 'ferry and/or bus', '1/2', 'e.g./i.e. x', '10.30/11'])
    expect(keysOfText(text, OUTLET), text).toEqual([]);
  expect(keysOfText('https://other.example/article/12', OUTLET)).toEqual(['other.example/article/12']);
});

test('a path asked of the site is taken for the outlet’s, on each of its hosts', () => {
  expect(keysOfPath('/article/12/x', 'archive.example', OUTLET)).toEqual([
    'id:12',
    'news.example/article/12/x',
  ]);
  expect(keysOfPath('/story/x', 'sport.news.example', OUTLET)).toEqual([
    'sport.news.example/story/x',
    'news.example/story/x',
  ]);
});

test('a path that holds a whole address leads as that address does', () => {
  for (const path of [
    '/https://news.example/article/12',
    '/https:/news.example/article/12',
    '/web/20190301000000/https://news.example/article/12',
    '/web/20190301000000id_/https:/news.example/article/12',
  ])
    expect(keysOfPath(path, 'archive.example', OUTLET), path).toEqual(['news.example/article/12', 'id:12']);
});

test.each([
  ['?url=https%3A%2F%2Fnews.example%2F%3Fa%3D1%26b%3D2&x=y', '', 'https://news.example/?a=1&b=2'],
  ['?url=https://news.example/?a=1&b=2', '#top', 'https://news.example/?a=1&b=2#top'],
  ['?x=y&url=news.example/%EF%BF%BD', '', 'news.example/\ufffd'],
  ['?url=%E6', '', '%E6'],
  ['?q=渡輪', '', null],
])('%s asks for an address: %s%s', (search, hash, address) => {
  expect(addressInQuery(search, hash)).toBe(address);
});
