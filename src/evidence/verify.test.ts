import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../base/digest.ts';
import { openEvidence } from './index.ts';
import { type Folder, filesBelow, folder, page, revisit } from './sample.test-help.ts';

let archive: Folder;
beforeEach(() => {
  archive = folder();
});
afterEach(() => archive.remove());

async function verified() {
  const events = [];
  for await (const event of openEvidence(archive.path).verify())
    if (event.event !== 'progress') events.push(event);
  return events.sort((a, b) => (`${a.event} ${a.file}` < `${b.event} ${b.file}` ? -1 : 1));
}

const STORY = 'http://outlet.example/';
const manifest = (lines: string[]) =>
  writeFileSync(join(archive.path, 'manifest-sha256.txt'), `${lines.join('\n')}\n`);

describe('verifying', () => {
  test('finds whole evidence whole, and writes nothing', async () => {
    archive.warc('captures/given/a.warc.gz', [
      page(STORY, '20190101000000', 'a'),
      revisit(STORY, '20200101000000', [['WARC-Payload-Digest', `sha256:${sha256Hex('a')}`]]),
    ]);
    const before = filesBelow(archive.path);
    expect(await verified()).toMatchObject([
      {
        event: 'verified',
        file: 'given/a.warc.gz',
        records: 2,
        checked: 2,
        payloads: { stored: 1, joined: 0 },
        mismatched: 0,
        damaged: 0,
        truncated: 0,
        manifest: 'not listed',
      },
    ]);
    expect(filesBelow(archive.path)).toEqual(before);
  });

  test('names the record whose bytes were changed, by block and by payload', async () => {
    const path = archive.warc('captures/given/a.warc', [
      page(STORY, '20190101000000', 'true'),
      page(STORY, '20200101000000', 'fine'),
    ]);
    writeFileSync(path, readFileSync(path, 'latin1').replace('true', 'lies'), 'latin1');
    const [file] = await verified();
    expect(file).toMatchObject({
      mismatched: 2,
      mismatches: [
        { what: 'block', offset: 0, target: STORY },
        { what: 'payload', offset: 0, target: STORY, stated: `sha256:${sha256Hex('true')}` },
      ],
    });
  });

  test('sees one flipped bit in a gzip member', async () => {
    const path = archive.warc('captures/given/a.warc.gz', [page(STORY, '20190101000000', 'x'.repeat(500))]);
    const bytes = readFileSync(path);
    bytes[bytes.length - 6]! ^= 1;
    writeFileSync(path, bytes);
    expect(await verified()).toMatchObject([
      { damaged: 1, damages: [{ file: 'given/a.warc.gz', offset: 0 }] },
    ]);
  });

  test('takes a payload digest of the body as stored or with its chunks joined, and says which', async () => {
    const chunked = {
      ...page(STORY, '20190101000000', '5\r\nHello\r\n0\r\n\r\n', [['Transfer-Encoding', 'chunked']]),
    };
    const path = archive.warc('captures/given/a.warc', [chunked]);
    const stored = sha256Hex(chunked.body);
    writeFileSync(
      path,
      readFileSync(path, 'latin1').replace(
        `WARC-Payload-Digest: sha256:${stored}`,
        `WARC-Payload-Digest: sha256:${sha256Hex('Hello')}`,
      ),
      'latin1',
    );
    expect(await verified()).toMatchObject([{ mismatched: 0, payloads: { stored: 0, joined: 1 } }]);
  });

  test('holds every file against the manifest, and misses what is gone', async () => {
    const path = archive.warc('captures/given/a.warc.gz', [page(STORY, '20190101000000', 'a')]);
    archive.warc('captures/given/b.warc.gz', [page(STORY, '20190101000000', 'b')]);
    const other = sha256Hex('other');
    manifest([
      `${sha256Hex(readFileSync(path))}  captures/given/a.warc.gz`,
      `${other}  captures/given/b.warc.gz`,
      `${other}  captures/given/gone.warc.gz`,
      `${other}  articles/1.md`,
    ]);
    expect(await verified()).toMatchObject([
      { event: 'missing', file: 'given/gone.warc.gz' },
      { file: 'given/a.warc.gz', manifest: 'match', mismatched: 0 },
      {
        file: 'given/b.warc.gz',
        manifest: 'mismatch',
        mismatches: [{ what: 'file', offset: 0, stated: `sha256:${other}` }],
      },
    ]);
  });

  test('reports a file that is no evidence at all', async () => {
    mkdirSync(join(archive.path, 'captures/given'), { recursive: true });
    writeFileSync(join(archive.path, 'captures/given/page.warc'), '<html>');
    writeFileSync(join(archive.path, 'captures/given/empty.warc'), '');
    expect(await verified()).toMatchObject([
      { file: 'given/empty.warc', damages: [{ code: 'EMPTY_FILE' }] },
      { file: 'given/page.warc', damages: [{ code: 'NOT_EVIDENCE' }] },
    ]);
  });
});
