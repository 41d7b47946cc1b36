import { describe, expect, test } from 'vitest';
import { replayAddress, replayedAt, verbatim } from './replay-address.ts';

const BASE = 'https://web.archive.org/web/';

describe('an original in the address of a replay', () => {
  test.each([
    ['http://a.example/x?b=1&c=%20d', 'http://a.example/x?b=1&c=%20d'],
    ['http://host.example:80/', 'http://host.example:80/'],
    ['http://mailto:x@y.example/', 'http://mailto:x@y.example/'],
    ['http://user:pass@a.example:8080/;p=1', 'http://user:pass@a.example:8080/;p=1'],
    ['https://新聞.example/文章/一', 'https://%E6%96%B0%E8%81%9E.example/%E6%96%87%E7%AB%A0/%E4%B8%80'],
    ['http://a.example/%EF%BF%BD%ef%bf%bd', 'http://a.example/%EF%BF%BD%ef%bf%bd'],
    ['http://a.example/%25E7%2599%25BE', 'http://a.example/%25E7%2599%25BE'],
    ['http://a.example/100%', 'http://a.example/100%'],
    ['http://a.example/a b#c', 'http://a.example/a%20b%23c'],
    ['http://a.example/a\\b"<c>{d}|^`', 'http://a.example/a%5Cb%22%3Cc%3E%7Bd%7D%7C%5E%60'],
    ['http://a.example/\ud800', 'http://a.example/%EF%BF%BD'],
    ['http://a.example/\r\nX: y', 'http://a.example/%0D%0AX:%20y'],
    ['http://a.example/../../.././save/x?/../y', 'http://a.example/..%2F../..%2F./save/x?/../y'],
    ["http://a.example/[1]!$'()*+,", "http://a.example/[1]!$'()*+,"],
  ])('stays what it is, and fits a request line: %s', (original, written) => {
    expect(verbatim(original)).toBe(written);
    const address = replayAddress(BASE, '20190228010203', original);
    expect(address).toBe(`${BASE}20190228010203id_/${written}`);
    // A URL parser on the way changes nothing.
    expect(new URL(address).href).toBe(address);
  });
});

describe('the address to which an archive leads', () => {
  test('names a capture, in whatever way it is written', () => {
    const capture = { timestamp: '20190228010203', original: 'http://a.example/?x=http://b.example/' };
    for (const before of [BASE, '/web/', '//web.archive.org/web/', 'http://WEB.archive.org/web/'])
      for (const mode of ['', 'id_', 'im_'])
        expect(replayedAt(`${before}${capture.timestamp}${mode}/${capture.original}`, BASE)).toEqual(capture);
  });

  test('keeps raw bytes the bytes they are', () => {
    const location = Buffer.from('/web/20190228010203id_/http://a.example/眾').toString('latin1');
    expect(replayedAt(location, BASE)?.original).toBe('http://a.example/%E7%9C%BE');
  });

  test.each([
    'https://evil.example/web/20190228010203/x',
    'https://web.archive.org.evil.example/web/20190228010203/x',
    'https://web.archive.org@evil.example/web/20190228010203/x',
    'https://web.archive.org/save/http://a.example/',
    '/web/http://a.example/',
    'web/20190228010203/x',
    'javascript:alert(1)',
    '',
  ])('names none: %s', (location) => {
    expect(replayedAt(location, BASE)).toBeNull();
  });
});
