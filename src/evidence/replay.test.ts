import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { normalLabel, sha1Label } from '../warc/index.ts';
import { checkDigest, receivedFields, trueHeaders } from './replay.ts';
import { fetched } from './sample.test-help.ts';

const of = (headers: [string, string][], body: Uint8Array | string, indexed: string | null = null) =>
  fetched('http://a.example/', '20190228010203', '', { headers, body: Buffer.from(body), indexed });

describe('the headers of a replay', () => {
  test('keep the encoding that the bytes still have', () => {
    for (const [encoding, body] of [
      ['gzip', gzipSync('Hello')],
      ['br', brotliCompressSync('Hello')],
    ] as const) {
      expect(trueHeaders(of([['content-encoding', encoding]], body))).toEqual([
        ['content-encoding', encoding],
        ['Content-Length', String(body.length)],
      ]);
    }
  });

  test('lose the encodings that were undone on the way, and tell the length of what is there', () => {
    const headers: [string, string][] = [
      ['Content-Encoding', 'gzip'],
      ['Transfer-Encoding', 'chunked'],
      ['Content-Length', '999'],
      ['Server', 'x'],
    ];
    expect(trueHeaders(of(headers, 'Hello'))).toEqual([
      ['Server', 'x'],
      ['Content-Length', '5'],
    ]);
    expect(trueHeaders(of([['Content-Encoding', 'br']], 'Hello'))).toEqual([['Content-Length', '5']]);
  });

  test('gain the encoding that a text has and its archive does not name', () => {
    const page = '<html>港大學生會昨日舉行記者會</html>'.repeat(9);
    const html: [string, string][] = [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['content-encoding', ''],
    ];
    for (const [encoding, body] of [
      ['gzip', gzipSync(page)],
      ['br', brotliCompressSync(page)],
    ] as const)
      expect(trueHeaders(of(html, body))).toContainEqual(['Content-Encoding', encoding]);
    expect(trueHeaders(of(html, page))).not.toContainEqual(['Content-Encoding', expect.anything()]);
    const file: [string, string][] = [['Content-Type', 'application/gzip']];
    expect(trueHeaders(of(file, gzipSync(page)))).not.toContainEqual(['Content-Encoding', 'gzip']);
  });
});

describe('the digest of the archive’s index', () => {
  const right = sha1Label(Buffer.from('Hello'));

  test.each([
    ['match', [], 'Hello', right],
    ['match', [], 'Hello', right.slice('sha1:'.length)],
    ['mismatch', [], 'Hallo', right],
    ['not comparable: decoded', [['Content-Encoding', 'gzip']], 'Hallo', right],
    ['not indexed', [], 'Hello', null],
  ] as const)('is a %s', (check, headers, body, indexed) => {
    expect(
      checkDigest(
        of(
          headers.map(([name, value]) => [name, value]),
          body,
          indexed,
        ),
      ),
    ).toBe(check);
  });

  test('is compared in one spelling', () => {
    expect(normalLabel('SHA1:F7FF9E8B7BB2E09B70935A5D785E0CC5D9D0ABF0')).toBe(right);
    expect(normalLabel('sha1:short')).toBeNull();
    expect(normalLabel('crc:0123456789abcdef0123')).toBeNull();
  });
});

test('a header that tries to add a line to the metadata record adds none', () => {
  const hostile = {
    ...of([], 'x'),
    received: [['X', 'a\r\nmemento: http://evil.example/']] as [string, string][],
  };
  expect(receivedFields(hostile).match(/^memento: /gm)).toHaveLength(1);
});
