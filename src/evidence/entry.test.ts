import { describe, expect, test } from 'vitest';
import { entryOf, type IndexEntry, identityOf, keyOf, lineOf } from './entry.ts';

const entry: IndexEntry = {
  key: 'com,hkcnews)/article/1',
  original: 'https://www.hkcnews.com/article/1',
  timestamp: '20190228010203',
  status: 200,
  mime: 'text/html',
  digest: 'sha256:00',
  length: 10,
  type: 'response',
  file: 'given/a.warc.gz',
  offset: 5,
  within: 0,
  base: 0,
  payload: null,
  truncated: null,
  refersTo: null,
  memento: null,
};

describe('a line of the index', () => {
  test('gives back what it was written from', () => {
    const rich: IndexEntry = {
      ...entry,
      original: 'http://眾新聞.香港/a b"\\\n\u2028',
      status: null,
      mime: null,
      digest: null,
      type: 'revisit',
      within: 7,
      base: null,
      payload: 'sha1:AAAA',
      truncated: 'length',
      refersTo: { original: 'http://a.example/', timestamp: '20190101000000' },
      memento: 'https://archive.example/x',
    };
    for (const each of [entry, rich, { ...rich, refersTo: { original: 'x', timestamp: null } }]) {
      const line = lineOf(each);
      expect(line).not.toContain('\n');
      expect(entryOf(line)).toEqual(each);
    }
  });

  test('is pywb’s form of CDXJ', () => {
    expect(lineOf(entry)).toBe(
      'com,hkcnews)/article/1 20190228010203 {"digest":"sha256:00","status":"200",' +
        '"url":"https://www.hkcnews.com/article/1","mime":"text/html","filename":"given/a.warc.gz","offset":"5","length":"10"}',
    );
  });

  test('has a key without blanks, also for an address that no host could have', () => {
    for (const hostile of ['http://a b\n眾 c\ud800/x', 'http:///', '', ' ', 'http://a/"} {"x']) {
      expect(keyOf(hostile)).toMatch(/^[\x21-\x7e]+$/);
    }
  });

  test('is the same capture as another of the same key, time, digest and status, whatever the address holds', () => {
    const copy = { ...entry, file: 'given/b.warc.gz', offset: 99 };
    expect(identityOf(lineOf(copy))).toBe(identityOf(lineOf(entry)));
    expect(identityOf(lineOf({ ...entry, status: 404 }))).not.toBe(identityOf(lineOf(entry)));
    const [one, two] = ['1', '2'].map((end) =>
      identityOf(lineOf({ ...entry, key: `com,a)/x,"url":${end}` })),
    );
    expect(one).not.toBe(two);
    expect(identityOf(lineOf({ ...entry, digest: null }))).toBeNull();
  });
});
