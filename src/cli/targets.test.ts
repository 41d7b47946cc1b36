import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asAsked, dateWord, scopeOf, targetsOf } from './targets.ts';

test.each([
  ['hkcnews.com', 'hkcnews.com', 'domain'],
  ['https://hkcnews.com/', 'hkcnews.com', 'domain'],
  ['*.hkcnews.com', 'hkcnews.com', 'domain'],
  ['hkcnews.com:8080', 'hkcnews.com:8080', 'domain'],
  ['眾新聞.香港', 'xn--efvr40bjug.xn--j6w193g', 'domain'],
  ['https://user:secret@hkcnews.com/', 'hkcnews.com', 'domain'],
  ['hkcnews.com/article/', 'hkcnews.com/article/', 'prefix'],
  ['https://hkcnews.com/article/*', 'https://hkcnews.com/article/', 'prefix'],
  ['http://hkcnews.com/?p=1', 'http://hkcnews.com/?p=1', 'prefix'],
])('%s asks an archive', (word, target, match) => {
  expect(scopeOf(word)).toEqual({ target, match });
});

test.each(['crawls', './crawls', 'crawl.warc.gz', 'a.wacz', '../x', 'C:\\x', ''])('%s is a file', (word) => {
  expect(scopeOf(word)).toBeNull();
});

test('what lies on the disk is a file, whatever it looks like', () => {
  const dir = mkdtempSync(join(tmpdir(), 'reprint-targets-'));
  const path = join(dir, 'hkcnews.com');
  writeFileSync(path, '');
  expect(targetsOf([path, 'hkcnews.com'], { from: '2019', until: null })).toEqual({
    paths: [path],
    scopes: [{ target: 'hkcnews.com', match: 'domain', from: '2019', until: null }],
  });
  rmSync(dir, { recursive: true });
});

test('a date is as exact as it is written', () => {
  expect(dateWord('2019-02', '--from')).toBe('201902');
  expect(dateWord('2019-02-28T01:02:03Z', '--from')).toBe('20190228010203');
  expect(dateWord(undefined, '--from')).toBeNull();
  expect(() => dateWord('Monday', '--from')).toThrow('--from Monday is no date');
});

test('a TimeMap is asked for single addresses, other archives for all that begin so', () => {
  const { scopes } = targetsOf(['https://hkcnews.com/article/1'], { from: null, until: null });
  expect(asAsked(scopes, 'https://hkcnews.example/timemap/link')[0]!.match).toBe('exact');
  expect(asAsked(scopes, 'https://arquivo.pt/wayback')[0]!.match).toBe('prefix');
});
