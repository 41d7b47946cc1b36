import { expect, test } from 'vitest';
import { checkBlock, checkPayload, records, refersTo, sha1Label } from './index.ts';
import type { WarcRecord } from './record.ts';

/**
 * One record of every type, of the form that the examples of WARC 1.1 have (annex C), with addresses of our own.
 * Lengths and digests are counted here, so that no one has to by hand.
 */
async function example(fields: string[], block = ''): Promise<WarcRecord> {
  const head = ['WARC/1.1', ...fields, `Content-Length: ${Buffer.byteLength(block)}`];
  const source = (async function* () {
    yield Buffer.from(`${head.join('\r\n')}\r\n\r\n${block}\r\n\r\n`);
  })();
  const found = [];
  for await (const one of records(source)) found.push(one);
  expect(found).toHaveLength(1);
  const [record] = found;
  if (record?.kind !== 'record') throw new Error('no record');
  return record;
}

const TARGET = 'WARC-Target-URI: http://www.outlet.example/images/logo.gif';
const DATE = 'WARC-Date: 2006-09-19T17:20:24Z';
const ID = 'WARC-Record-ID: <urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0>';
const PICTURE = 'GIF89a\r\n\r\nnot quite';
const RESPONSE = `HTTP/1.1 200 OK\r\nServer: Apache\r\nContent-Length: ${PICTURE.length}\r\nContent-Type: image/gif\r\n\r\n${PICTURE}`;

test('warcinfo: what the file is', async () => {
  const info = 'software: Crawler/1.0\r\nhostname: crawler.example\r\nformat: WARC File Format 1.1\r\n';
  const record = await example(
    ['WARC-Type: warcinfo', DATE, ID, 'Content-Type: application/warc-fields', 'WARC-Filename: a.warc.gz'],
    info,
  );
  expect(record).toMatchObject({ type: 'warcinfo', target: null, http: null });
  expect(Buffer.from(record.body).toString()).toBe(info);
});

test('request: what was asked', async () => {
  const block = 'GET /images/logo.gif HTTP/1.0\r\nHost: www.outlet.example\r\n\r\n';
  const fields = ['WARC-Type: request', TARGET, DATE, ID, 'Content-Type: application/http;msgtype=request'];
  const record = await example([...fields, 'WARC-Concurrent-To: <urn:uuid:1>'], block);
  expect(record).toMatchObject({
    type: 'request',
    http: null,
    id: 'urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0',
  });
});

test('response: what was answered, head and body apart, and digests in Base32', async () => {
  const fields = [
    'WARC-Type: response',
    TARGET,
    DATE,
    ID,
    'WARC-IP-Address: 192.0.2.1',
    `WARC-Block-Digest: ${sha1Label(Buffer.from(RESPONSE))}`,
    `WARC-Payload-Digest: ${sha1Label(Buffer.from(PICTURE))}`,
    'Content-Type: application/http;msgtype=response',
  ];
  const record = await example(fields, RESPONSE);
  expect(record).toMatchObject({
    type: 'response',
    timestamp: '20060919172024',
    http: { status: 200, reason: 'OK' },
  });
  expect(Buffer.from(record.body).toString()).toBe(PICTURE);
  expect([checkBlock(record.fields, record.block), checkPayload(record)]).toEqual(['match', 'match']);
});

test('resource: a file, its media type that of the record', async () => {
  const record = await example(
    [
      'WARC-Type: resource',
      'WARC-Target-URI: file://var/www/htdoc/logo.gif',
      DATE,
      ID,
      'Content-Type: image/gif',
    ],
    PICTURE,
  );
  expect(record).toMatchObject({ type: 'resource', target: 'file://var/www/htdoc/logo.gif', http: null });
  expect(record.body).toHaveLength(PICTURE.length);
});

test('metadata: of a record that it names', async () => {
  const fields = ['WARC-Type: metadata', TARGET, DATE, ID, 'Content-Type: application/warc-fields'];
  const record = await example(
    [...fields, 'WARC-Refers-To: <urn:uuid:2>'],
    'via: http://www.outlet.example/\r\n',
  );
  expect(record.fields).toContainEqual(['WARC-Refers-To', '<urn:uuid:2>']);
});

test('revisit: the same payload again, and a page that was not modified', async () => {
  const same = await example(
    [
      'WARC-Type: revisit',
      TARGET,
      'WARC-Date: 2007-03-06T00:43:35Z',
      'WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      'WARC-Payload-Digest: sha1:CCHXETFVJD2MUZY6ND6SS7ZENMWF7KQ2',
      'WARC-Refers-To: <urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0>',
      'WARC-Refers-To-Target-URI: http://www.outlet.example/images/logo.gif',
      'WARC-Refers-To-Date: 2006-09-19T17:20:24Z',
      'WARC-Truncated: length',
    ],
    'HTTP/1.x 200 OK\r\nContent-Type: image/gif\r\n\r\n',
  );
  expect(same).toMatchObject({ truncated: 'length', http: { status: 200 }, body: Buffer.alloc(0) });
  expect(refersTo(same)).toEqual({
    id: 'urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0',
    target: 'http://www.outlet.example/images/logo.gif',
    timestamp: '20060919172024',
    payloadDigest: 'sha1:CCHXETFVJD2MUZY6ND6SS7ZENMWF7KQ2',
    profile: 'identical-payload-digest',
  });
  const unmodified = await example(
    [
      'WARC-Type: revisit',
      TARGET,
      DATE,
      'WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified',
      'WARC-Refers-To: <urn:uuid:1>',
    ],
    'HTTP/1.x 304 Not Modified\r\nEtag: "3e45-67e-2ed02ec0"\r\n\r\n',
  );
  expect(unmodified.http).toMatchObject({ status: 304 });
  expect(refersTo(unmodified)).toMatchObject({
    profile: 'server-not-modified',
    target: null,
    timestamp: null,
  });
});

test('conversion: another form of a record', async () => {
  const fields = [
    'WARC-Type: conversion',
    TARGET,
    DATE,
    ID,
    'WARC-Refers-To: <urn:uuid:2>',
    'Content-Type: image/neoimg',
  ];
  expect(await example(fields, 'another form')).toMatchObject({ type: 'conversion', truncated: null });
});

test('segments: neither the first nor a continuation is passed off as whole', async () => {
  const first = ['WARC-Type: response', TARGET, DATE, ID, 'WARC-Segment-Number: 1'];
  expect(await example(first, RESPONSE.slice(0, 60))).toMatchObject({ truncated: 'segmented' });
  const last = [
    'WARC-Segment-Number: 2',
    'WARC-Segment-Total-Length: 1902',
    'WARC-Segment-Origin-ID: <urn:uuid:1>',
  ];
  const record = await example(['WARC-Type: continuation', TARGET, DATE, ...last], RESPONSE.slice(60));
  expect(record).toMatchObject({ type: 'continuation', truncated: 'segmented', http: null });
});
