import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../base/digest.ts';
import type { NewRecord } from '../warc/index.ts';
import { captureReader, type Evidence, openEvidence } from './index.ts';
import {
  captures,
  type Folder,
  filesBelow,
  folder,
  indexed,
  page,
  revisit,
  warcBytes,
} from './sample.test-help.ts';

let archive: Folder;
let evidence: Evidence;
beforeEach(() => {
  archive = folder();
  evidence = openEvidence(archive.path);
});
afterEach(async () => {
  await evidence.close();
  archive.remove();
});

const give = (name: string, records: NewRecord[]) => archive.warc(`captures/given/${name}`, records);
const text = (body: Uint8Array) => Buffer.from(body).toString('utf8');
const STORY = 'https://www.outlet.example/article/1';

describe('the index', () => {
  test('lists the captures of all files in the order of SURT and time', async () => {
    give('b.warc.gz', [
      page('http://outlet.example/b', '20190101000000', 'b'),
      page(STORY, '20210101000000', 'late'),
    ]);
    give('a.warc', [
      page(STORY, '20190101000000', 'early'),
      page('http://a.example/', '20200101000000', 'a'),
    ]);
    expect(await indexed(evidence)).toMatchObject([
      { event: 'indexed', records: 2, captures: 2, damages: 0 },
      { event: 'indexed', records: 2, captures: 2, damages: 0 },
      { event: 'merged', captures: 4 },
    ]);
    expect((await captures(evidence)).map(({ key, timestamp, file }) => [key, timestamp, file])).toEqual([
      ['example,a)/', '20200101000000', 'given/a.warc'],
      ['example,outlet)/article/1', '20190101000000', 'given/a.warc'],
      ['example,outlet)/article/1', '20210101000000', 'given/b.warc.gz'],
      ['example,outlet)/b', '20190101000000', 'given/b.warc.gz'],
    ]);
    expect(evidence.count()).toBe(4);
  });

  test('holds the same capture once, however many files have it', async () => {
    give('a.warc.gz', [page(STORY, '20190101000000', 'same')]);
    give('b.warc', [page(STORY, '20190101000000', 'same'), page(STORY, '20190101000000', 'other')]);
    await indexed(evidence);
    expect(evidence.find(STORY)).toHaveLength(2);
  });

  test('has no requests, no metadata, and nothing whose address is none of the web', async () => {
    give('a.warc.gz', [
      { type: 'warcinfo', timestamp: '20190101000000', body: Buffer.from('software: test\r\n') },
      {
        type: 'request',
        target: STORY,
        timestamp: '20190101000000',
        body: Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      },
      { type: 'metadata', target: STORY, timestamp: '20190101000000', body: Buffer.from('via: x\r\n') },
      {
        type: 'response',
        target: 'dns:outlet.example',
        timestamp: '20190101000000',
        contentType: 'text/dns',
        body: Buffer.from('x'),
      },
      {
        type: 'resource',
        target: 'urn:pageinfo:x',
        timestamp: '20190101000000',
        contentType: 'text/html',
        body: Buffer.from('x'),
      },
      {
        type: 'resource',
        target: STORY,
        timestamp: '20190101000000',
        contentType: 'text/html; charset=big5',
        body: Buffer.from('x'),
      },
    ]);
    await indexed(evidence);
    const all = await captures(evidence);
    expect(all).toMatchObject([{ type: 'resource', status: null, mime: 'text/html' }]);
    expect(await evidence.read(all[0]!)).toMatchObject({
      status: 200,
      headers: [['Content-Type', 'text/html; charset=big5']],
    });
  });

  test('is made once: only what is new or changed is read again', async () => {
    give('a.warc.gz', [page(STORY, '20190101000000', 'a')]);
    await indexed(evidence);
    expect(await indexed(evidence)).toEqual([{ event: 'merged', captures: 1 }]);
    give('b.warc.gz', [page(STORY, '20190102000000', 'b')]);
    expect(await indexed(evidence)).toMatchObject([{ file: 'given/b.warc.gz' }, { captures: 2 }]);
    const changed = give('a.warc.gz', [page(STORY, '20200101000000', 'a')]);
    utimesSync(changed, 1, 1);
    expect(await indexed(evidence)).toMatchObject([{ file: 'given/a.warc.gz' }, { captures: 2 }]);
    rmSync(changed);
    await indexed(evidence);
    expect((await captures(evidence)).map(({ timestamp }) => timestamp)).toEqual(['20190102000000']);
  });

  test('is derived: deleted, it is made again, the same to the last byte', async () => {
    give('a.warc.gz', [page(STORY, '20190101000000', 'a'), revisit(STORY, '20200101000000', [])]);
    give('b.warc', [page('http://b.example/', '20190101000000', 'b')]);
    await indexed(evidence);
    const derived = join(archive.path, '.reprint');
    const snapshot = () => filesBelow(derived).map((path) => [path, readFileSync(path, 'utf8')]);
    const first = snapshot();
    rmSync(derived, { recursive: true });
    expect(() => evidence.count()).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    await indexed(evidence);
    expect(snapshot()).toEqual(first);
    expect(first.filter(([path]) => path!.endsWith('.tmp'))).toEqual([]);
  });

  test('reports damage with file, place and reason, and goes on', async () => {
    const whole = warcBytes([page(STORY, '20190101000000', 'a'), page(STORY, '20200101000000', 'b')]);
    mkdirSync(join(archive.path, 'captures/given'), { recursive: true });
    writeFileSync(join(archive.path, 'captures/given/cut.warc.gz'), whole.subarray(0, whole.length - 20));
    give('fine.warc.gz', [page(STORY, '20210101000000', 'c')]);
    await indexed(evidence);
    expect([...evidence.damages()]).toMatchObject([{ file: 'given/cut.warc.gz', code: 'DAMAGED_RECORD' }]);
    expect((await captures(evidence)).map(({ timestamp, truncated }) => [timestamp, truncated])).toEqual([
      ['20190101000000', null],
      ['20200101000000', 'file-end'],
      ['20210101000000', null],
    ]);
  });

  test('of a file that cannot be opened is a failure of that file alone', async () => {
    give('a.warc.gz', [page(STORY, '20190101000000', 'a')]);
    const gone = archive.warc('gone.warc.gz', [page(STORY, '20200101000000', 'b')]);
    symlinkSync(gone, join(archive.path, 'captures/given/linked.warc.gz'));
    rmSync(gone);
    expect(await indexed(evidence)).toMatchObject([
      { event: 'indexed', file: 'given/a.warc.gz' },
      { event: 'failed', file: 'given/linked.warc.gz', error: { code: 'NOT_FOUND' } },
      { event: 'merged', captures: 1 },
    ]);
  });

  test('of no evidence at all is empty', async () => {
    await indexed(evidence);
    expect(await captures(evidence)).toEqual([]);
    expect(evidence.find(STORY)).toEqual([]);
  });
});

describe('a search', () => {
  test('finds the captures of an address under any of its spellings, by time', async () => {
    give('a.warc.gz', [
      page(STORY, '20210101000000', 'b'),
      page('http://outlet.example:80/article/1/', '20190101000000', 'a'),
      page('http://outlet.example/article/12', '20190101000000', 'c'),
    ]);
    await indexed(evidence);
    for (const spelling of [
      STORY,
      'http://OUTLET.example/article/1#top',
      'outlet.example/article/1',
      'example,outlet)/article/1',
    ]) {
      expect(evidence.find(spelling).map(({ timestamp }) => timestamp)).toEqual([
        '20190101000000',
        '20210101000000',
      ]);
    }
    expect(evidence.find('https://outlet.example/article/2')).toEqual([]);
  });
});

describe('a capture', () => {
  test('is read with its body decoded and its digest of the bytes as stored', async () => {
    const stored = gzipSync('<p>眾新聞');
    give('a.warc.gz', [
      { ...page(STORY, '20190101000000', '', [['Content-Encoding', 'gzip']]), body: stored },
    ]);
    await indexed(evidence);
    const capture = await evidence.read({ ...evidence.find(STORY)[0]! });
    expect(text(capture.body)).toBe('<p>眾新聞');
    expect(capture).toMatchObject({
      digest: `sha256:${sha256Hex(stored)}`,
      truncated: null,
      status: 200,
      memento: null,
    });
  });

  test('can be asked for by address and time alone', async () => {
    give('a.warc.gz', [page(STORY, '20190101000000', 'a')]);
    await indexed(evidence);
    const ref = {
      original: STORY,
      timestamp: '20190101000000',
      status: null,
      mime: null,
      digest: null,
      length: null,
    };
    expect(text((await evidence.read(ref)).body)).toBe('a');
    await expect(evidence.read({ ...ref, timestamp: '20200101000000' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('is read by another reader from plain data, as a worker does', async () => {
    give('a.warc.gz', [page(STORY, '20190101000000', 'a')]);
    await indexed(evidence);
    const reader = captureReader(archive.path);
    expect(text((await reader.read(structuredClone(evidence.find(STORY)[0]!))).body)).toBe('a');
    reader.close();
  });

  test('shorter than its Content-Length promised is not passed off as whole', async () => {
    give('a.warc.gz', [page(STORY, '20190101000000', 'half', [['Content-Length', '8']])]);
    await indexed(evidence);
    expect(await evidence.read(evidence.find(STORY)[0]!)).toMatchObject({ truncated: 'disconnect' });
  });

  test('of a file that changed under its index is an error, not another text', async () => {
    const path = give('a.warc', [page(STORY, '20190101000000', 'true')]);
    await indexed(evidence);
    writeFileSync(path, readFileSync(path, 'latin1').replace('true', 'lies'), 'latin1');
    await expect(evidence.read(evidence.find(STORY)[0]!)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    rmSync(path);
    await expect(evidence.read(evidence.find(STORY)[0]!)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is never looked for outside of captures/, whatever the index says', async () => {
    give('a.warc.gz', [page(STORY, '20190101000000', 'a')]);
    await indexed(evidence);
    const entry = { ...evidence.find(STORY)[0]!, file: 'given/../../../etc/passwd' };
    await expect(evidence.read(entry)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('in a file gzipped as a whole is read without inflating all before it', async () => {
    const noise = (i: number) => sha256Hex(String(i)).repeat(2000);
    const pages = Array.from({ length: 80 }, (_, i) =>
      page(`http://outlet.example/${i}`, '20190101000000', noise(i)),
    );
    const path = join(archive.path, 'captures/given/whole.warc.gz');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, gzipSync(warcBytes(pages, false), { level: 0 }));
    await indexed(evidence);
    const [entry] = evidence.find('http://outlet.example/79');
    expect(entry).toMatchObject({ base: null, within: 0 });
    expect(text((await evidence.read(entry!)).body)).toBe(noise(79));
    expect(statSync(join(archive.path, '.reprint/cdxj/unpacked')).isDirectory()).toBe(true);
  });
});

describe('a revisit', () => {
  const first = page(STORY, '20190101000000', 'the text');

  test('has the body of what it names, wherever that lies', async () => {
    give('b.warc.gz', [first]);
    give('a.warc.gz', [
      revisit(STORY, '20200101000000', [
        ['WARC-Refers-To-Target-URI', STORY],
        ['WARC-Refers-To-Date', '2019-01-01T00:00:00Z'],
      ]),
    ]);
    await indexed(evidence);
    const [, again] = evidence.find(STORY);
    expect(again).toMatchObject({ type: 'revisit', digest: null });
    const capture = await evidence.read(again!);
    expect(capture).toMatchObject({ timestamp: '20200101000000', status: 200, truncated: null });
    expect(text(capture.body)).toBe('the text');
  });

  test('that names nothing has the body with its payload digest, and its own headers', async () => {
    give('a.warc.gz', [first]);
    give('b.warc.gz', [
      revisit(
        'http://copy.example/',
        '20200101000000',
        [['WARC-Payload-Digest', `sha256:${sha256Hex('the text')}`]],
        {
          status: 203,
          reason: 'OK',
          headers: [['X-Own', 'yes']],
        },
      ),
    ]);
    await indexed(evidence);
    const capture = await evidence.read(evidence.find('http://copy.example/')[0]!);
    expect(capture).toMatchObject({
      original: 'http://copy.example/',
      status: 203,
      headers: [['X-Own', 'yes']],
    });
    expect(text(capture.body)).toBe('the text');
  });

  test('whose original is missing, or has other bytes, is empty and says so', async () => {
    give('a.warc.gz', [
      first,
      revisit(STORY, '20200101000000', [
        ['WARC-Payload-Digest', `sha1:${'A'.repeat(32)}`],
        ['WARC-Refers-To-Target-URI', STORY],
        ['WARC-Refers-To-Date', '2019-01-01T00:00:00Z'],
      ]),
      revisit('http://gone.example/', '20200101000000', []),
    ]);
    await indexed(evidence);
    for (const entry of [evidence.find(STORY)[1]!, evidence.find('http://gone.example/')[0]!]) {
      expect(await evidence.read(entry)).toMatchObject({
        truncated: 'unresolved revisit',
        body: new Uint8Array(),
      });
    }
  });

  test('that the server called not modified has the earlier body with the same ETag', async () => {
    const profile: [string, string] = [
      'WARC-Profile',
      'http://netpreserve.org/warc/1.1/revisit/server-not-modified',
    ];
    const tagged = (timestamp: string, etag: string) => ({
      ...revisit(STORY, timestamp, [], { status: 304, reason: 'Not Modified', headers: [['ETag', etag]] }),
      fields: [profile],
    });
    give('a.warc.gz', [
      page(STORY, '20190101000000', 'old', [['ETag', '"1"']]),
      page(STORY, '20190201000000', 'new', [['ETag', '"2"']]),
      tagged('20190301000000', '"1"'),
      tagged('20190401000000', '"3"'),
    ]);
    await indexed(evidence);
    const [, , same, none] = await Promise.all(evidence.find(STORY).map((entry) => evidence.read(entry)));
    expect(same).toMatchObject({ status: 200, truncated: null });
    expect(text(same!.body)).toBe('old');
    expect(none).toMatchObject({ truncated: 'unresolved revisit' });
  });

  test('never takes a body from its own future, nor from another revisit in a circle', async () => {
    const to = (date: string): [string, string][] => [
      ['WARC-Refers-To-Target-URI', STORY],
      ['WARC-Refers-To-Date', date],
    ];
    give('a.warc.gz', [
      revisit(STORY, '20190101000000', to('2020-01-01T00:00:00Z')),
      revisit(STORY, '20200101000000', to('2019-01-01T00:00:00Z')),
    ]);
    await indexed(evidence);
    for (const entry of evidence.find(STORY)) {
      expect((await evidence.read(entry)).truncated).toBe('unresolved revisit');
    }
  });
});

test('opening evidence changes nothing', async () => {
  await openEvidence(join(archive.path, 'nothing')).close();
  expect(existsSync(join(archive.path, 'nothing'))).toBe(false);
});
