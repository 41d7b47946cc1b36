import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeBody } from './decode.ts';

const page = '<p>眾新聞</p>'.repeat(500);
const noise = Array.from({ length: 5000 }, (_, i) => Math.imul(i, 2654435761).toString(36)).join('');

function decode(encoding: string, body: Uint8Array | string, maxBytes?: number) {
  const headers = [['content-encoding', encoding]] as const;
  const decoded = decodeBody(
    { headers, body: Buffer.from(body as Uint8Array) },
    maxBytes ? { maxBytes } : {},
  );
  return { text: Buffer.from(decoded.body).toString(), truncated: decoded.truncated };
}

function dechunk(body: string) {
  const decoded = decodeBody({ headers: [['Transfer-Encoding', 'chunked']], body: Buffer.from(body) });
  return [Buffer.from(decoded.body).toString(), decoded.truncated];
}

test('every content encoding is undone, alone and one on another', () => {
  const whole = { text: page, truncated: null };
  expect(decode('gzip', gzipSync(page))).toEqual(whole);
  expect(decode('x-gzip', gzipSync(page))).toEqual(whole);
  expect(decode('deflate', deflateSync(page))).toEqual(whole);
  expect(decode('deflate', deflateRawSync(page))).toEqual(whole);
  expect(decode('br', brotliCompressSync(page))).toEqual(whole);
  expect(decode('zstd', zstdCompressSync(page))).toEqual(whole);
  expect(decode('gzip, br', brotliCompressSync(gzipSync(page)))).toEqual(whole);
});

test('a header that lies leaves the body as it is', () => {
  for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'none', '']) {
    expect(decode(encoding, page)).toEqual({ text: page, truncated: null });
  }
  expect(dechunk('<html>not chunked</html>')).toEqual(['<html>not chunked</html>', null]);
});

test('what comes out of a cut or broken body is kept, and said to be cut', () => {
  const zipped = gzipSync(noise);
  const cut = decode('gzip', zipped.subarray(0, zipped.length / 2));
  expect(cut.truncated).toBe('encoding');
  expect(cut.text.length).toBeGreaterThan(noise.length / 3);
  expect(noise.startsWith(cut.text)).toBe(true);
  const broken = Buffer.from(zipped);
  const middle = zipped.length >> 1;
  broken.fill(0xff, middle, middle + 300);
  const kept = decode('gzip', broken);
  expect(kept.truncated).toBe('encoding');
  expect(kept.text.slice(0, 5000)).toBe(noise.slice(0, 5000));
});

test('junk after a gzip body is left out', () => {
  expect(decode('gzip', Buffer.concat([gzipSync(page), Buffer.from('\r\n<!-- -->')])).text).toBe(page);
});

test('a bomb gives no more than the bound', () => {
  const zeros = Buffer.alloc(10_000_000);
  const empty = gzipSync('');
  const { text, truncated } = decode('gzip', gzipSync(zeros), 10_000);
  expect(text.length).toBeLessThanOrEqual(10_000);
  expect(truncated).toBe('length');
  expect(decode('', page, 100).truncated).toBe('length');
  for (const [encoding, bomb] of [
    ['br', brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['zstd', zstdCompressSync(zeros)],
    ['deflate', deflateSync(zeros)],
    ['gzip', Buffer.concat(Array.from({ length: 5_000 }, () => empty))],
  ] as const) {
    expect([encoding, decode(encoding, bomb, 100_000)]).toMatchObject([encoding, { truncated: 'length' }]);
  }
});

test('of a page larger than the bound most of what fits is kept', () => {
  const long = Array.from({ length: 80_000 }, (_, i) => Math.imul(i, 2654435761).toString(36)).join(' ');
  const { text, truncated } = decode('gzip', gzipSync(long), 400_000);
  expect(truncated).toBe('length');
  expect(text.length).toBeGreaterThan(200_000);
  expect(long.startsWith(text)).toBe(true);
});

test('chunks are joined; sizes that are wrong and a missing end are told', () => {
  expect(dechunk('3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n')).toEqual(['abcde', null]);
  expect(dechunk('3\r\nabc\r\n')).toEqual(['abc', 'encoding']);
  expect(dechunk('3\r\nabc\r\n8\r\nde')).toEqual(['abcde', 'encoding']);
  expect(dechunk('3\r\naa\r\n0\r\n\r\n')).toEqual(['3\r\naa\r\n0\r\n\r\n', 'encoding']);
  expect(dechunk('3\r\nabc\r\n2\r\ndefg\r\n0\r\n\r\n')).toEqual(['abc', 'encoding']);
});
