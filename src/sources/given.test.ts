import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeRecord } from '../warc/index.ts';
import { detect, findGiven } from './index.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reprint-given-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function write(name: string, bytes: string | Uint8Array): string {
  mkdirSync(join(dir, name, '..'), { recursive: true });
  writeFileSync(join(dir, name), bytes);
  return join(dir, name);
}

async function found(...paths: string[]) {
  const all = [];
  for await (const each of findGiven(paths)) all.push(each);
  return all;
}

const record = {
  type: 'resource',
  target: 'http://a.example/',
  timestamp: '20190228010203',
  body: Buffer.from('x'),
} as const;
const warc = encodeRecord(record, { gzip: false });
const ARC = 'filedesc://a.arc 0.0.0.0 20190228010203 text/plain 10\n';

describe('a given path', () => {
  test('that is evidence is found by its bytes, whatever its name', async () => {
    const paths = [
      write('a.warc', warc),
      write('b.bin', encodeRecord(record)),
      write('c.warc.gz.open', encodeRecord(record)),
      write('d', ARC),
      write('e.arc.gz', gzipSync(ARC)),
      write('f.warc', `junk before\n${Buffer.from(warc)}`),
      write('g', 'http://a.example/ 93.184.216.119 20140216050221 text/html 1591\nHTTP/1.1 200 OK\n'),
    ];
    expect((await found(...paths)).map((each) => each.is === 'evidence' && each.kind)).toEqual([
      ...['warc', 'warc', 'warc', 'arc', 'arc', 'warc', 'arc'],
    ]);
  });

  test.each([
    ['NOT_EVIDENCE', 'page.warc', '<html>WARC/1.0 is a format</html>'],
    ['NOT_EVIDENCE', 'page.html.gz', gzipSync('<html>')],
    ['NOT_EVIDENCE', 'a.zip', Buffer.from('PK\x03\x04 and no more')],
    ['EMPTY_FILE', 'empty.warc.gz', ''],
  ])('that is none is %s: %s', async (code, name, bytes) => {
    await expect(found(write(name, bytes))).rejects.toMatchObject({ code, hint: expect.stringMatching(/./) });
  });

  test('that is not there is NOT_FOUND', async () => {
    await expect(found(join(dir, 'none.warc'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('whose first gzip member is broken is still taken for what its name says', async () => {
    const broken = Buffer.from(encodeRecord(record));
    broken.fill(0xff, 12, 40);
    expect(await found(write('a.warc.gz', broken))).toMatchObject([{ kind: 'warc' }]);
    await expect(found(write('a.gz', broken))).rejects.toMatchObject({ code: 'NOT_EVIDENCE' });
  });
});

describe('a given folder', () => {
  test('is searched to its depths, in order, and tells what it passes over', async () => {
    write('2019/b.warc', warc);
    write('2019/a/z.warc.gz', encodeRecord(record));
    write('2018/c.warc', warc);
    write('index.cdx', ' CDX N b a m s k r M S V g\n');
    write('empty.warc', '');
    const all = await found(dir);
    expect(all.map(({ is, path }) => [is, path.slice(dir.length + 1)])).toEqual([
      ['evidence', '2018/c.warc'],
      ['evidence', '2019/a/z.warc.gz'],
      ['evidence', '2019/b.warc'],
      ['passed-over', 'empty.warc'],
      ['passed-over', 'index.cdx'],
    ]);
    expect(all.slice(3)).toMatchObject([
      { error: { code: 'EMPTY_FILE' } },
      { error: { code: 'NOT_EVIDENCE' } },
    ]);
  });

  test('is never left by a link', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'reprint-outside-'));
    writeFileSync(join(outside, 'secret.warc'), warc);
    write('in/a.warc', warc);
    symlinkSync(outside, join(dir, 'in/folder'));
    symlinkSync(join(outside, 'secret.warc'), join(dir, 'in/b.warc'));
    expect((await found(join(dir, 'in'))).map(({ is }) => is)).toEqual([
      'evidence',
      'passed-over',
      'passed-over',
    ]);
    rmSync(outside, { recursive: true });
  });

  test('without a single capture file is NO_CAPTURES', async () => {
    write('notes/readme.txt', 'nothing here');
    await expect(found(dir)).rejects.toMatchObject({
      code: 'NO_CAPTURES',
      message: expect.stringContaining('1 other file'),
    });
    mkdirSync(join(dir, 'empty'));
    await expect(found(join(dir, 'empty'))).rejects.toMatchObject({ code: 'NO_CAPTURES' });
  });
});

const data = resolve(import.meta.dirname, '../../../shared/data/warc');
const absent = !existsSync(data);

test.skipIf(absent)(
  `real files are known for what they are${absent ? ' (skipped: shared/data/warc is not there)' : ''}`,
  async () => {
    for (const name of readdirSync(join(data, 'real'))) {
      const kind = await detect(join(data, 'real', name));
      if (/\.wacz$/.test(name))
        expect([name, kind]).toEqual([name, name.includes('invalid_example') ? null : 'wacz']);
      else expect([name, kind]).toEqual([name, /\.arc(\.gz)?$/.test(name) ? 'arc' : 'warc']);
    }
  },
);
