import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkDigest, records } from './index.ts';
import type { Damage, WarcRecord } from './record.ts';

/**
 * Each of these files once took minutes, or all memory. None is timed here: one that is no longer bounded outlasts
 * the test. What a file may cost is set low, so that little has to be made of each.
 */
async function read(...parts: (Uint8Array | string)[]) {
  const found = { records: [] as WarcRecord[], damage: [] as Damage[] };
  const source = (async function* () {
    for (const part of parts) yield Buffer.from(part as Uint8Array);
  })();
  for await (const one of records(source, { free: 1 << 20 })) {
    if (one.kind === 'record') found.records.push(one);
    else found.damage.push(one);
  }
  return found;
}

function warc(body: string, more = '', length = Buffer.byteLength(body)): Buffer {
  const head = 'WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.hk/x\r\n';
  return Buffer.from(`${head}${more}Content-Length: ${length}\r\n\r\n${body}\r\n\r\n`);
}

const whole = (found: WarcRecord[]) =>
  found.filter(({ truncated }) => truncated === null).map(({ body }) => Buffer.from(body).toString());

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const FULL_FLUSH = { finishFlush: 3 };

/** A member that holds a record of so many MB of zeros, made without inflating it. */
function bomb(megabytes: number): Buffer {
  const head = deflateRawSync(warc('', '', megabytes << 20).subarray(0, -4), FULL_FLUSH);
  const zeros = deflateRawSync(Buffer.alloc(16 << 20), FULL_FLUSH);
  const parts = Array.from({ length: megabytes / 16 }, () => zeros);
  return Buffer.concat([HEADER, head, ...parts, deflateRawSync('\r\n\r\n'), Buffer.alloc(8)]);
}

test('a member that inflates beyond belief is given up, and the next record is read', async () => {
  const found = await read(gzipSync(warc('one')), bomb(1024), gzipSync(warc('two')));
  expect(whole(found.records)).toEqual(['one', 'two']);
  expect(found.damage).toMatchObject([{ code: 'TOO_LARGE', offset: gzipSync(warc('one')).length }]);
});

test('many members that swell cost no more than the file may, and pages after them are read', async () => {
  const swollen = gzipSync(warc('\0'.repeat(1 << 20)));
  const page = gzipSync(warc('a page'));
  const found = await read(...Array.from({ length: 200 }, () => swollen), page);
  expect(whole(found.records).at(-1)).toBe('a page');
  expect(found.records.length).toBeLessThan(20);
  expect(found.damage.length).toBeGreaterThan(0);
});

test('frames of Zstandard that swell are given up likewise', async () => {
  const swollen = zstdCompressSync(warc('\0'.repeat(1 << 20)));
  const found = await read(...Array.from({ length: 200 }, () => swollen), zstdCompressSync(warc('a page')));
  expect(whole(found.records).at(-1)).toBe('a page');
  expect(found.damage[0]).toMatchObject({ code: 'TOO_LARGE' });
});

test('broken members that each hold the beginning of the next are not inflated over and over', async () => {
  const stored = (content: Buffer) => {
    const head = Buffer.from([0, 0, 0, 0, 0]);
    head.writeUInt16LE(content.length, 1);
    head.writeUInt16LE(0xffff ^ content.length, 3);
    return Buffer.concat([head, content]);
  };
  const quote = stored(Buffer.alloc(10)).subarray(0, 5);
  const one = Buffer.concat([HEADER, stored(warc('x'.repeat(3000), '', 60_000_000)), quote]);
  const found = await read(
    Buffer.concat([...Array.from({ length: 600 }, () => one), HEADER, Buffer.from([7])]),
  );
  expect(found.damage[0]!.reason).toContain('broken');
});

test('a million members of nothing are passed over', async () => {
  const empty = gzipSync('');
  const many = Buffer.alloc(empty.length * 50_000, empty);
  const found = await read(gzipSync(warc('one')), many, warc('two'));
  expect(whole(found.records)).toEqual(['one', 'two']);
});

test('headers without an end, and headers folded a million times, are read once', async () => {
  const endless = 'WARC/1.1\r\nA:b\r\n'.repeat(76_000);
  expect(whole((await read(warc('one'), endless, warc('two'))).records)[0]).toBe('one');
  const folded = warc('folded', `X: y\r\n${' z\r\n'.repeat(100_000)}`);
  expect((await read(folded, warc('two'))).records).toHaveLength(2);
});

test('lengths that lie do not have the same bytes hashed for every record', async () => {
  const digest = `WARC-Block-Digest: sha1:${'A'.repeat(32)}\r\n`;
  const many = Array.from({ length: 5000 }, (_, i) => warc('x', digest, 900_000 - 180 * i));
  const found = await read(...many, warc('last'));
  expect(whole(found.records).at(-1)).toBe('last');
  const lengths = Array.from({ length: 10_000 }, (_, i) => `Content-Length: ${i + 100}\r\n`).join('');
  expect(whole((await read(warc('one', lengths), warc('two'))).records)).toContain('two');
});

test('a member of a million records of nothing does not fill the memory', async () => {
  const many = Buffer.concat(Array.from({ length: 80_000 }, () => Buffer.from('WARC/1.0\r\nA:b\r\n\r\n')));
  const seen = new Set<string | null>();
  const source = (async function* () {
    yield gzipSync(many);
  })();
  for await (const one of records(source, { free: 1 << 20 }))
    if (one.kind === 'record') seen.add(one.truncated);
  expect([...seen]).toEqual(['damaged']);
});

test('a header’s name as long as the file, and magic numbers all through, are passed over', async () => {
  for (const magic of ['1f8b0808', '1f8b0800', '28b52ffd', '502a4d18ffffff7f', '310000' + '28b52ffd0058']) {
    const noise = Buffer.alloc(1 << 17, Buffer.from(magic, 'hex'));
    const found = await read(gzipSync(warc('one')), noise);
    expect([magic, ...whole(found.records)]).toEqual([magic, 'one']);
  }
});

test('a member whose CRC is wrong is no bomb: a file of many is read to its end', async () => {
  const wrong = gzipSync(warc('a page that was damaged'));
  wrong.writeUInt32LE(crc32('other'), wrong.length - 8);
  const found = await read(...Array.from({ length: 100 }, () => wrong), gzipSync(warc('two')));
  expect(found.records).toHaveLength(101);
  expect(found.records.at(-1)!.truncated).toBeNull();
});

test('a digest is known in each of its spellings', () => {
  const sha1 = createHash('sha1').update('眾').digest();
  const base64 = sha1.toString('base64');
  const url = sha1.toString('base64url');
  for (const value of [sha1.toString('hex'), sha1.toString('hex').toUpperCase(), base64, url, `${url}=`]) {
    expect([value, checkDigest(`sha-1:${value}`, Buffer.from('眾'))]).toEqual([value, 'match']);
    expect(checkDigest(`sha1:${value}`, Buffer.from('众'))).toBe('mismatch');
  }
  expect(checkDigest('crc32:0123456789abcdef', Buffer.from('眾'))).toBe('absent');
});
