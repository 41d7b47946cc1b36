import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { recordAt, records } from './index.ts';
import type { Damage, WarcRecord } from './record.ts';

const folder = mkdtempSync(join(tmpdir(), 'reprint-warc-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(
  bytes: Uint8Array | string,
  maxBlock?: number,
): Promise<{ records: WarcRecord[]; damage: Damage[] }> {
  const read = { records: [] as WarcRecord[], damage: [] as Damage[] };
  const source = (async function* () {
    yield Buffer.from(bytes as Uint8Array);
  })();
  for await (const found of records(source, maxBlock === undefined ? {} : { maxBlock })) {
    if (found.kind === 'record') read.records.push(found);
    else read.damage.push(found);
  }
  return read;
}

/** A resource record; `length` where the header is to lie about it. */
function warc(
  body: string,
  { length = String(Buffer.byteLength(body)), more = '', version = 'WARC/1.1' } = {},
): Buffer {
  const head = `${version}\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.hk/x\r\nWARC-Date: 2019-02-28T01:02:03Z\r\n${more}`;
  return Buffer.from(`${head}Content-Length: ${length}\r\n\r\n${body}\r\n\r\n`);
}

const text = (record: WarcRecord | undefined) => Buffer.from(record?.body ?? []).toString();
const texts = (found: WarcRecord[]) => found.map(text);

test('records are read from plain bytes, from gzip by member, and from one gzip around all', async () => {
  const all = [warc('one'), warc('two', { version: 'WARC/0.17' }), warc('three', { version: 'WARC/1.0' })];
  for (const bytes of [
    Buffer.concat(all),
    Buffer.concat(all.map((one) => gzipSync(one))),
    gzipSync(Buffer.concat(all)),
    Buffer.concat(all.map((one) => zstdCompressSync(one))),
  ]) {
    const { records, damage } = await read(bytes);
    expect(texts(records)).toEqual(['one', 'two', 'three']);
    expect(damage).toEqual([]);
    expect(records[0]).toMatchObject({
      target: 'http://a.hk/x',
      timestamp: '20190228010203',
      truncated: null,
    });
  }
});

test('a record is read again by its place, also out of a shared member', async () => {
  const path = join(folder, 'places.warc.gz');
  writeFileSync(
    path,
    Buffer.concat([gzipSync(warc('one')), gzipSync(Buffer.concat([warc('two'), warc('three')]))]),
  );
  const places: WarcRecord[] = [];
  for await (const found of records(path)) if (found.kind === 'record') places.push(found);
  for (const [i, word] of ['one', 'two', 'three'].entries()) {
    expect(text(await recordAt(path, places[i]!))).toBe(word);
  }
  await expect(recordAt(path, { offset: 3, length: 9, within: 0 })).rejects.toMatchObject({
    code: 'DAMAGED_RECORD',
  });
});

test('an ARC file is read, addresses with spaces and all; its header stands under the names of WARC', async () => {
  const version = '1 0 Reprint\nURL IP-address Archive-date Content-type Archive-length\n';
  const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>眾';
  const arc = [
    `filedesc://a.arc 0.0.0.0 20140216050221 text/plain ${version.length}\n${version}\n`,
    `http://a.hk/?t=From The Web 1.2.3.4 20140216050222 text/html ${Buffer.byteLength(page)}\n${page}\n`,
  ];
  for (const bytes of [Buffer.from(arc.join('')), Buffer.concat(arc.map((one) => gzipSync(one)))]) {
    const { records, damage } = await read(bytes);
    expect(damage).toEqual([]);
    expect(records.map(({ type }) => type)).toEqual(['warcinfo', 'response']);
    expect(records[1]).toMatchObject({
      target: 'http://a.hk/?t=From The Web',
      timestamp: '20140216050222',
      http: { status: 200 },
    });
    expect(text(records[1])).toBe('<p>眾');
  }
});

test('a file that ends within a record gives what there is of it, said to be cut', async () => {
  const whole = warc('a long enough body');
  const plain = await read(whole.subarray(0, -10));
  expect(plain.records[0]).toMatchObject({ truncated: 'file-end' });
  expect(plain.damage[0]).toMatchObject({ offset: 0, salvaged: true });
  const noise = Array.from({ length: 3000 }, (_, i) => Math.imul(i, 2654435761).toString(36)).join('');
  const gzipped = gzipSync(warc(noise));
  const cut = await read(Buffer.concat([gzipSync(warc('one')), gzipped.subarray(0, gzipped.length / 2)]));
  expect(cut.records.map(({ truncated }) => truncated)).toEqual([null, 'file-end']);
  expect(noise.startsWith(text(cut.records[1]))).toBe(true);
  expect(text(cut.records[1]).length).toBeGreaterThan(1000);
});

test('a broken member is reported with its place, and the next ones are read', async () => {
  const members = ['one', 'two', 'three'].map((word) => gzipSync(warc(word.repeat(50))));
  const at = members[0]!.length;
  for (const place of [at + 1, at + 14, at + 40, at + members[1]!.length - 6]) {
    const bytes = Buffer.concat(members);
    bytes[place]! ^= 0x55;
    const { records, damage } = await read(bytes);
    const whole = records.filter(({ truncated }) => truncated === null);
    expect(texts(whole)).toEqual(['one'.repeat(50), 'three'.repeat(50)]);
    expect(damage[0]).toMatchObject({ code: 'DAMAGED_RECORD', offset: at });
  }
});

test('a wrong Content-Length costs no record but its own, and that one is said to be damaged', async () => {
  for (const length of ['2', '60', '999999', '-1', 'many', '99999999999999999999']) {
    const { records, damage } = await read(
      Buffer.concat([warc('one'), warc('the second', { length }), warc('three')]),
    );
    expect([length, ...texts(records)]).toEqual([length, 'one', 'the second', 'three']);
    expect(records.map(({ truncated }) => truncated)).toEqual([null, 'damaged', null]);
    expect(damage).toHaveLength(1);
  }
});

test('of two Content-Lengths the one that fits is believed', async () => {
  const { records, damage } = await read(
    Buffer.concat([warc('one', { more: 'Content-Length: 77\r\n' }), warc('two')]),
  );
  expect(texts(records)).toEqual(['one', 'two']);
  expect(damage).toEqual([]);
});

test('a page that holds a WARC record does not smuggle it in', async () => {
  const page = `before\r\n\r\n${warc('forged')}after`;
  const { records } = await read(Buffer.concat([warc(page), warc('two')]));
  expect(texts(records)).toEqual([page, 'two']);
});

test('a block over the bound is passed over and reported', async () => {
  const large = warc('x'.repeat(5000));
  for (const bytes of [
    Buffer.concat([large, warc('two')]),
    Buffer.concat([gzipSync(large), gzipSync(warc('two'))]),
  ]) {
    const { records, damage } = await read(bytes, 1000);
    expect(texts(records)).toEqual(['two']);
    expect(damage).toMatchObject([{ code: 'TOO_LARGE', offset: 0, target: 'http://a.hk/x' }]);
  }
});

test('headers are read as they are met with: LF alone, folded, in brackets, in Latin-1, in MIME words', async () => {
  const head = [
    'WARC/1.0',
    'warc-type: resource',
    'WARC-Target-URI: <http://a.hk/a b>',
    'WARC-Date:',
    '  2019-02-28T01:02:03.123Z',
    'X-Latin: caf\xe9',
    'X-Mime: =?UTF-8?Q?caf=C3=A9?=',
    'no field at all',
    'Content-Length: 2',
  ].join('\n');
  const { records, damage } = await read(Buffer.from(`${head}\n\nhi\n\n`, 'latin1'));
  expect(damage).toEqual([]);
  expect(records[0]).toMatchObject({ target: 'http://a.hk/a b', timestamp: '20190228010203' });
  expect(records[0]!.fields).toContainEqual(['X-Latin', 'café']);
  expect(records[0]!.fields).toContainEqual(['X-Mime', 'café']);
});

test('a response whose status line is none has status 0, and its head is no text of the page', async () => {
  const block = 'HTTP/1.1 abc\r\nX: y\r\n\r\nbody';
  const bytes = warc(block).toString().replace('resource', 'response');
  const { records } = await read(bytes);
  expect(records[0]!.http).toEqual({ status: 0, reason: '', headers: [['X', 'y']] });
  expect(text(records[0])).toBe('body');
});

test('segments and WARC-Truncated are told', async () => {
  const { records } = await read(
    Buffer.concat([
      warc('a', { more: 'WARC-Segment-Number: 1\r\n' }),
      warc('b', { more: 'WARC-Truncated: time\r\n' }),
    ]),
  );
  expect(records.map(({ truncated }) => truncated)).toEqual(['segmented', 'time']);
});

test('a record that goes on in the next gzip member is joined', async () => {
  const whole = warc('head and body');
  const { records, damage } = await read(
    Buffer.concat([gzipSync(whole.subarray(0, -12)), gzipSync(whole.subarray(-12)), gzipSync(warc('two'))]),
  );
  expect(texts(records)).toEqual(['head and body', 'two']);
  expect(damage).toEqual([]);
});

test('an empty file and a file of something else are told apart, and neither throws', async () => {
  expect((await read('')).damage).toMatchObject([{ code: 'EMPTY_FILE' }]);
  expect((await read('<html>no evidence</html>')).damage).toMatchObject([{ code: 'NOT_EVIDENCE' }]);
  expect((await read(gzipSync('neither'))).damage).toMatchObject([{ code: 'NOT_EVIDENCE' }]);
});

test('junk between records is reported and passed over', async () => {
  const { records, damage } = await read(
    Buffer.concat([warc('one'), Buffer.from('JUNK\n\0junk'), warc('two')]),
  );
  expect(texts(records)).toEqual(['one', 'two']);
  expect(damage).toMatchObject([{ offset: warc('one').length, length: 10, salvaged: false }]);
});

test('a header that was cut off does not take the next record for its own', async () => {
  const cut = warc('lost').subarray(0, 70);
  for (const next of [warc('two'), gzipSync(warc('two'))]) {
    const { records, damage } = await read(Buffer.concat([warc('one'), cut, next, warc('three')]));
    expect(texts(records)).toEqual(['one', 'two', 'three']);
    expect(records[1]).toMatchObject({ target: 'http://a.hk/x', truncated: null });
    expect(damage).toMatchObject([{ offset: warc('one').length, length: cut.length }]);
  }
  const address = 'WARC-Refers-To-Target-URI: http://a.hk/spec/WARC/1.0\r\n';
  expect((await read(warc('whole', { more: address }))).damage).toEqual([]);
});
