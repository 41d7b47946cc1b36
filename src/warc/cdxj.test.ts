import { expect, test } from 'vitest';
import { type CdxjEntry, formatCdxj, parseCdxj } from './cdxj.ts';

const entry: CdxjEntry = {
  url: 'https://www.a.hk/article/1 2',
  timestamp: '20190228010203',
  mime: 'text/html',
  status: 200,
  digest: 'sha256:00',
  length: 12,
  offset: 0,
  filename: 'a.warc.gz',
  type: 'response',
  truncated: null,
  within: 0,
};

test('a line is SURT, timestamp and JSON whose values are strings', () => {
  expect(formatCdxj(entry)).toBe(
    'hk,a)/article/1%202 20190228010203 {"url":"https://www.a.hk/article/1 2","mime":"text/html","status":"200",' +
      '"digest":"sha256:00","length":"12","offset":"0","filename":"a.warc.gz","type":"response"}',
  );
});

test('what is formatted is parsed back, what is unknown included', () => {
  const bare = { ...entry, mime: null, status: null, digest: null, truncated: 'file-end', within: 7 };
  for (const one of [entry, bare]) expect(parseCdxj(formatCdxj(one))).toEqual(one);
});

test('lines of other indexers are read: numbers, other keys, dashes', () => {
  const line =
    'hk,a)/ 20190228010203 {"url": "http://a.hk/", "mimetype": "text/html", "statuscode": 404, "digest": "-"}';
  expect(parseCdxj(line)).toMatchObject({
    url: 'http://a.hk/',
    mime: 'text/html',
    status: 404,
    digest: null,
  });
});

test('a line that names no capture is null', () => {
  for (const line of [
    '',
    '!meta 0 {"format": "cdxj-gzip-1.0"}',
    'hk,a)/ 2019 {',
    'hk,a)/ 2019 {"a":1}',
    'x',
  ]) {
    expect(parseCdxj(line)).toBeNull();
  }
});
