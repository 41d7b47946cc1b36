import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { records, type WarcRecord } from '../warc/index.ts';
import { openEvidence } from './index.ts';
import { captures, type Folder, fetched, folder, indexed, page, warcBytes } from './sample.test-help.ts';
import { openWriter } from './writer.ts';

let archive: Folder;
beforeEach(() => {
  archive = folder();
});
afterEach(() => archive.remove());

const path = (name = '00001.warc.gz') => join(archive.path, 'captures/fetched', name);
const STORY = 'https://outlet.example/article/1';

async function recordsOf(file = path()): Promise<WarcRecord[]> {
  const all: WarcRecord[] = [];
  for await (const found of records(file)) {
    if (found.kind === 'damage') throw new Error(found.reason);
    all.push(found);
  }
  return all;
}

/** Writes these captures and closes the file, as an unbroken run does. */
async function write(...texts: string[]): Promise<void> {
  const writer = await openWriter(archive.path, 'fetched');
  for (const [i, text] of texts.entries())
    await writer.append(fetched(`${STORY}${i}`, '20190228010203', text));
  writer.close();
}

describe('what is fetched', () => {
  test('is found and read at once, and again after indexing', async () => {
    const evidence = openEvidence(archive.path);
    const entry = await evidence.append(fetched(STORY, '20190228010203', 'Hello'));
    expect(evidence.find(STORY)).toEqual([entry]);
    const before = await evidence.read(entry);
    expect(Buffer.from(before.body).toString()).toBe('Hello');
    expect(before.memento).toBe(`https://archive.example/web/20190228010203id_/${STORY}`);
    expect(await captures(evidence)).toEqual([entry]);
    await indexed(evidence);
    expect(await captures(evidence)).toEqual([entry]);
    expect(await evidence.read(entry)).toEqual(before);
    await evidence.close();
  });

  test('is a response as the outlet gave it, and beside it what the archive sent', async () => {
    await write('Hello');
    const [info, response, metadata] = await recordsOf();
    expect(info).toMatchObject({ type: 'warcinfo' });
    expect(response).toMatchObject({ type: 'response', target: `${STORY}0`, timestamp: '20190228010203' });
    expect(response!.http!.headers).toEqual([
      ['Content-Type', 'text/html'],
      ['Content-Length', '5'],
    ]);
    expect(metadata!.fields).toContainEqual(['WARC-Concurrent-To', `<${response!.id}>`]);
    expect(Buffer.from(metadata!.block).toString()).toBe(
      [
        `memento: https://archive.example/web/20190228010203id_/${STORY}0`,
        'fetched: 2026-01-02T03:04:05.678Z',
        'index-digest: -',
        'index-digest-check: not indexed',
        'x-archive-src: item/file.warc.gz',
        'received: Memento-Datetime: Thu, 28 Feb 2019 01:02:03 GMT',
        'received: X-Archive-Src: item/file.warc.gz',
        '',
      ].join('\r\n'),
    );
  });

  test('that is truncated stays so', async () => {
    const evidence = openEvidence(archive.path);
    await evidence.append(fetched(STORY, '20190228010203', 'Hel', { truncated: 'disconnect' }));
    await indexed(evidence);
    expect(evidence.find(STORY)).toMatchObject([{ truncated: 'disconnect' }]);
    await evidence.close();
  });

  test('goes on in the next file when one is full, numbers in order', async () => {
    const writer = await openWriter(archive.path, 'fetched', 1000);
    for (let i = 0; i < 3; i++) await writer.append(fetched(`${STORY}${i}`, '20190228010203', `${i}`));
    writer.close();
    expect((await recordsOf(path('00003.warc.gz'))).map(({ type }) => type)).toEqual([
      'warcinfo',
      'response',
      'metadata',
    ]);
  });

  test('is kept beside pages of a CDX, which are no captures', async () => {
    const evidence = openEvidence(archive.path);
    await evidence.keep({
      address: 'https://archive.example/cdx/search/cdx?url=outlet.example',
      at: new Date(0),
      contentType: 'application/json',
      body: Buffer.from('[]'),
    });
    const kept = [];
    for await (const { address, body } of evidence.answers()) kept.push([address, String(body)]);
    expect(kept).toEqual([['https://archive.example/cdx/search/cdx?url=outlet.example', '[]']]);
    for await (const event of evidence.index()) void event;
    expect(evidence.count()).toBe(0);
    await evidence.close();
  });
});

describe('after a kill', () => {
  test('at any byte of the last capture, the file ends with the one before it and goes on from there', async () => {
    await write('first');
    const whole = readFileSync(path()).length;
    await write('first', 'second');
    const all = readFileSync(path());
    const lastStart = (await recordsOf()).at(-2)!.offset;
    for (let cut = lastStart + 1; cut < all.length; cut += 37) {
      writeFileSync(path(), all);
      truncateSync(path(), cut);
      const writer = await openWriter(archive.path, 'fetched');
      writer.close();
      expect(readFileSync(path()).length).toBe(lastStart);
    }
    expect(lastStart).toBeGreaterThan(whole);
    await write('third');
    expect((await recordsOf()).map(({ type }) => type).filter((type) => type === 'response')).toHaveLength(3);
  });

  test('in the very first record, the file begins anew', async () => {
    await write('first');
    truncateSync(path(), 20);
    await write('again');
    expect((await recordsOf()).map(({ type }) => type)).toEqual(['warcinfo', 'response', 'metadata']);
  });

  test('indexing takes the half capture away, and says so', async () => {
    await write('first');
    appendFileSync(path(), warcBytes([page(STORY, '20190228010203', 'x')]).subarray(0, 99));
    const evidence = openEvidence(archive.path);
    expect(await indexed(evidence)).toMatchObject([
      { event: 'rolled-back', file: 'fetched/00001.warc.gz', bytes: 99 },
      { event: 'indexed', captures: 1, damages: 0 },
      { event: 'merged' },
    ]);
    await evidence.close();
  });

  test('a file that others wrote is never cut', async () => {
    const theirs = warcBytes([page(STORY, '20190228010203', 'x')]);
    await write('first');
    writeFileSync(path('00002.warc.gz'), theirs.subarray(0, theirs.length - 5));
    await indexed(openEvidence(archive.path));
    expect(readFileSync(path('00002.warc.gz')).length).toBe(theirs.length - 5);
  });
});

test('a file that has grown is indexed from where it ended, with the same result as from the start', async () => {
  const evidence = openEvidence(archive.path);
  await write('first');
  await indexed(evidence);
  await write('first', 'second');
  await indexed(evidence);
  const grown = await captures(evidence);
  expect(grown.map(({ original }) => original)).toEqual([`${STORY}0`, `${STORY}1`]);
  await evidence.close();
  rmSync(join(archive.path, '.reprint'), { recursive: true });
  const again = openEvidence(archive.path);
  await indexed(again);
  expect(await captures(again)).toEqual(grown);
});
