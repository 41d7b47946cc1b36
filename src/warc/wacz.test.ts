import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Part, zipOf } from '../base/zip.test-help.ts';
import { encodeRecord, waczProblems, waczWarcs } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'reprint-wacz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function wacz(parts: Part[], how?: { directory: boolean }): string {
  const path = join(folder, 'a.wacz');
  writeFileSync(path, zipOf(parts, how));
  return path;
}

/** Name, start and size of each; the size is what comes out, or the code of what is thrown. */
async function listed(path: string) {
  const all = [];
  for await (const { name, start, stream } of waczWarcs(path)) {
    let bytes: number | string = 0;
    try {
      for await (const chunk of stream) bytes += chunk.length;
    } catch (error) {
      bytes = (error as { code: string }).code;
    }
    all.push([name, start === null ? 'deflated' : 'stored', bytes]);
  }
  return all;
}

const record = (text: string, gzip = true) =>
  encodeRecord(
    { type: 'resource', target: `http://a.hk/${text}`, timestamp: '20190228010203', body: Buffer.from(text) },
    { gzip },
  );
const one = { name: 'archive/one.warc.gz', content: record('one') };
const two = { name: 'archive/two.warc', content: record('two', false), deflated: true };

test('only WARC and ARC files are listed, whatever else lies in archive/', async () => {
  const path = wacz([{ name: 'archive/test.txt', content: Buffer.from('no') }, one, two]);
  expect(await listed(path)).toEqual([
    ['archive/one.warc.gz', 'stored', one.content.length],
    ['archive/two.warc', 'deflated', two.content.length],
  ]);
});

test('names are labels: those that would leave a folder are read like any other, and each is given once', async () => {
  const names = ['../../a.warc.gz', '/etc/b.warc.gz', 'c:\\d.warc.gz', one.name, one.name];
  const path = wacz(names.map((name) => ({ ...one, name })));
  expect((await listed(path)).map(([name]) => name)).toEqual([...names.slice(0, 4), `${one.name} (2)`]);
});

test('an entry that is broken, or lies about its size, costs no other', async () => {
  const lies = [
    { ...two, name: 'short.warc', size: two.content.length - 1 },
    { ...two, name: 'long.warc', size: two.content.length + 1 },
    { ...two, name: 'nowhere.warc', at: 4_000_000 },
  ];
  const got = await listed(wacz([...lies, one]));
  expect(got.slice(0, 3).map(([, , bytes]) => bytes)).toEqual(Array(3).fill('NOT_EVIDENCE'));
  expect(got[3]).toEqual([one.name, 'stored', one.content.length]);
});

test('zip bombs are refused: entries that swell, and entries that share their bytes', async () => {
  const swells = { ...two, size: 0xfffffff0 };
  await expect(listed(wacz([swells]))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  const shared = Array.from({ length: 50 }, () => ({
    ...one,
    content: Buffer.alloc(0),
    packed: 200,
    size: 200,
    at: 0,
  }));
  await expect(listed(wacz(shared))).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

test('a WACZ that broke off before its directory stands as one file; another zip is no evidence', async () => {
  const path = wacz([one, two], { directory: false });
  expect((await listed(path))[0]!.slice(0, 2)).toEqual([null, 'stored']);
  expect(await waczProblems(path)).toMatchObject([{ kind: 'unreadable' }]);
  const other = wacz([{ name: 'word/document.xml', content: Buffer.from('x') }], { directory: false });
  await expect(listed(other)).rejects.toMatchObject({ code: 'NOT_EVIDENCE' });
});

test('papers that name one file many times have it read once', async () => {
  const resources = Array.from({ length: 1000 }, () => ({ path: one.name, hash: 'sha256:00', bytes: null }));
  const papers = { name: 'datapackage.json', content: Buffer.from(JSON.stringify({ resources })) };
  expect(await waczProblems(wacz([one, papers]))).toMatchObject([{ kind: 'digest', path: one.name }]);
});
