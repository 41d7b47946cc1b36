import { expect, test } from 'vitest';
import { checkBlock, checkPayload, encodeRecord, type NewRecord, records } from './index.ts';

const response: NewRecord = {
  type: 'response',
  target: 'http://a.hk/眾',
  timestamp: '20190228010203',
  http: { status: 200, reason: 'OK', headers: [['Content-Type', 'text/html']] },
  body: Buffer.from('<p>眾新聞'),
};

async function readBack(bytes: Uint8Array) {
  const all = [];
  const source = (async function* () {
    yield bytes;
  })();
  for await (const found of records(source)) all.push(found);
  return all;
}

test('what is written is read back, with both digests, plain and gzipped', async () => {
  for (const gzip of [true, false]) {
    const [record, ...rest] = await readBack(encodeRecord(response, { gzip }));
    expect(rest).toEqual([]);
    if (record?.kind !== 'record') throw new Error('no record');
    expect(record).toMatchObject({ type: 'response', target: 'http://a.hk/眾', timestamp: '20190228010203' });
    expect(record.http).toEqual(response.http);
    expect(Buffer.from(record.body)).toEqual(response.body);
    expect([checkBlock(record.fields, record.block), checkPayload(record)]).toEqual(['match', 'match']);
  }
});

test('the same capture gives the same bytes and the same id; another text another id', () => {
  expect(encodeRecord(response)).toEqual(encodeRecord({ ...response }));
  const id = (record: NewRecord) =>
    /urn:uuid:[0-9a-f-]+/.exec(Buffer.from(encodeRecord(record, { gzip: false })).toString())![0];
  expect(id(response)).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(id({ ...response, body: Buffer.from('other') })).not.toBe(id(response));
  expect(id({ ...response, type: 'metadata' })).not.toBe(id(response));
});

test('no name and no value adds a field', async () => {
  const evil = 'x\r\nContent-Length: 0\r\n\r\nWARC/1.1\r\n';
  const [record, ...rest] = await readBack(
    encodeRecord({
      ...response,
      target: `http://a.hk/${evil}`,
      fields: [
        [`A${evil}`, evil],
        ['Content-Length', '3'],
        ['WARC-Profile', evil],
      ],
      http: { status: 200, reason: evil, headers: [[evil, evil]] },
    }),
  );
  expect(rest).toEqual([]);
  if (record?.kind !== 'record') throw new Error('no record');
  expect(record.fields.map(([name]) => name).filter((name) => name === 'Content-Length')).toHaveLength(1);
  expect(Buffer.from(record.body)).toEqual(response.body);
});

test('a timestamp that is none is refused', () => {
  expect(() => encodeRecord({ ...response, timestamp: 'today' })).toThrow(/cannot be dated/);
});
