import { expect, test } from 'vitest';
import { folderNames, isFolderName } from './folder-names.ts';

const names = (...outlets: [name: string, ...hosts: string[]][]) =>
  folderNames(outlets.map(([name, ...hosts]) => ({ name, hosts })));

test('an outlet has the folder of its host; without one, of its name', () => {
  expect(names(['山城報', 'shancheng.example', 'old.shancheng.example'], ['港灣日報'], ['Harbour'])).toEqual([
    'shancheng.example',
    '港灣日報',
    expect.stringMatching(/^harbour-[0-9a-f]{10}$/),
  ]);
});

test('of one host the later one gets a number; what is added at the end renames nobody', () => {
  const first = names(['甲', 'a.example'], ['乙', 'a.example'], ['丙', 'b.example']);
  expect(first).toEqual(['a.example', 'a.example-2', 'b.example']);
  expect(
    names(['甲', 'a.example'], ['乙', 'a.example'], ['丙', 'b.example'], ['丁', 'b.example']).slice(0, 3),
  ).toEqual(first);
  expect(names(['甲'], ['甲'], ['甲'])).toEqual(['甲', '甲-2', '甲-3']);
});

test('a host that cannot name a folder, or would name a file or a folder of ours, does not', () => {
  for (const host of [
    '..',
    '../x.example',
    '/etc/passwd',
    'a/b.example',
    'con.example',
    'index.html',
    'feeds.opml',
    'localhost',
    '.example',
    'a..b',
    'x.example.',
    `${'x'.repeat(120)}.example`,
    'EVIL"><script>.example',
    'a\u0000.example',
    '10.0.0.1',
  ])
    expect(names(['山城報', host]), host).toEqual(['山城報']);
  expect(names(['../..'], ['search'], ['theme'], ['']).every((name) => isFolderName(name))).toBe(true);
  expect(names(['search'], ['theme'])).toEqual(['search-', 'theme-']);
});

test('a list of folders that names a way out of the library is not believed', () => {
  for (const name of [
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a\\b',
    '/x',
    'C:',
    'a\u0000',
    '.pressed',
    'x.',
    'x'.repeat(200),
  ])
    expect(isFolderName(name), name).toBe(false);
  for (const name of ['hkcnews.com', '山城報', 'a.example-2']) expect(isFolderName(name), name).toBe(true);
});
