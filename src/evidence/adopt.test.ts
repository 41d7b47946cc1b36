import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../base/digest.ts';
import { openEvidence } from './index.ts';
import { safeName } from './name.ts';
import { type Folder, folder, indexed, page, warcBytes } from './sample.test-help.ts';

let source: Folder;
let archive: Folder;
beforeEach(() => {
  source = folder();
  archive = folder();
});
afterEach(() => {
  source.remove();
  archive.remove();
});

const given = () => readdirSync(join(archive.path, 'captures/given')).sort();
const bytes = (text: string) => warcBytes([page('http://a.example/', '20190228010203', text)]);

describe('a given file', () => {
  test('is adopted byte for byte under its own name', async () => {
    const path = source.warc('crawl.warc.gz', [page('http://a.example/', '20190228010203', 'Hello')]);
    const adopted = await openEvidence(archive.path).adopt(path);
    const original = readFileSync(path);
    expect(adopted).toEqual({
      file: 'given/crawl.warc.gz',
      sha256: sha256Hex(original),
      bytes: original.length,
      status: 'copied',
      insteadOf: null,
    });
    expect(readFileSync(join(archive.path, 'captures', adopted.file))).toEqual(original);
    expect(given()).toEqual(['crawl.warc.gz']);
  });

  test('that was adopted before is already there, with or without what was remembered of it', async () => {
    const path = source.warc('crawl.warc.gz', [page('http://a.example/', '20190228010203', 'Hello')]);
    const evidence = openEvidence(archive.path);
    await evidence.adopt(path);
    expect(await evidence.adopt(path)).toMatchObject({ status: 'there', file: 'given/crawl.warc.gz' });
    const copy = join(source.path, 'elsewhere');
    mkdirSync(copy);
    writeFileSync(join(copy, 'crawl.warc.gz'), readFileSync(path));
    expect(await evidence.adopt(join(copy, 'crawl.warc.gz'))).toMatchObject({ status: 'there' });
    expect(await evidence.adopt(join(archive.path, 'captures/given/crawl.warc.gz'))).toMatchObject({
      status: 'there',
    });
    expect(given()).toEqual(['crawl.warc.gz']);
  });

  test('with the name of another and other bytes gets a number, and is known by it the next time', async () => {
    const evidence = openEvidence(archive.path);
    const paths = ['Hello', 'World'].map((text, i) => {
      mkdirSync(join(source.path, String(i)));
      writeFileSync(join(source.path, `${i}/crawl.warc.gz`), bytes(text));
      return join(source.path, `${i}/crawl.warc.gz`);
    });
    await evidence.adopt(paths[0]!);
    const numbered = { file: 'given/crawl-2.warc.gz', insteadOf: 'crawl.warc.gz' };
    expect(await evidence.adopt(paths[1]!)).toMatchObject({ ...numbered, status: 'copied' });
    expect(await evidence.adopt(paths[1]!)).toMatchObject({ ...numbered, status: 'there' });
    expect(given()).toEqual(['crawl-2.warc.gz', 'crawl.warc.gz']);
  });

  test('changed since it was adopted is another file: what was adopted is never overwritten', async () => {
    const path = source.warc('crawl.warc.gz', [page('http://a.example/', '20190228010203', 'Hello')]);
    const evidence = openEvidence(archive.path);
    await evidence.adopt(path);
    const before = readFileSync(join(archive.path, 'captures/given/crawl.warc.gz'));
    writeFileSync(path, bytes('Changed'));
    expect(await evidence.adopt(path)).toMatchObject({ file: 'given/crawl-2.warc.gz' });
    expect(readFileSync(join(archive.path, 'captures/given/crawl.warc.gz'))).toEqual(before);
  });

  test('can be linked: no second copy on the disk', async () => {
    const path = source.warc('crawl.warc.gz', [page('http://a.example/', '20190228010203', 'Hello')]);
    const adopted = await openEvidence(archive.path).adopt(path, { link: true });
    expect(['linked', 'symlinked']).toContain(adopted.status);
    expect(statSync(join(archive.path, 'captures', adopted.file)).ino).toBe(statSync(path).ino);
  });

  test('half copied when the power went is swept away, and adopted anew', async () => {
    const path = source.warc('crawl.warc.gz', [page('http://a.example/', '20190228010203', 'Hello')]);
    mkdirSync(join(archive.path, 'captures/given'), { recursive: true });
    writeFileSync(
      join(archive.path, 'captures/given/.0123456789abcdef.tmp'),
      readFileSync(path).subarray(0, 50),
    );
    const evidence = openEvidence(archive.path);
    expect(evidence.files()).toEqual([]);
    await evidence.adopt(path);
    await indexed(evidence);
    expect(given()).toEqual(['crawl.warc.gz']);
    expect(evidence.count()).toBe(1);
  });

  test('that is not there is an error, and leaves nothing behind', async () => {
    await expect(openEvidence(archive.path).adopt(join(source.path, 'none.warc'))).rejects.toThrow('ENOENT');
    expect(existsSync(join(archive.path, 'captures'))).toBe(false);
  });

  test('linked by another name is one file of that name', async () => {
    const path = source.warc('crawl.warc.gz', [page('http://a.example/', '20190228010203', 'Hello')]);
    linkSync(path, join(source.path, 'again.warc.gz'));
    const evidence = openEvidence(archive.path);
    await evidence.adopt(path);
    await evidence.adopt(join(source.path, 'again.warc.gz'));
    await indexed(evidence);
    expect(given()).toEqual(['again.warc.gz', 'crawl.warc.gz']);
    expect(evidence.count()).toBe(1);
  });
});

describe('a name', () => {
  test.each([
    ['crawl.warc.gz', 'crawl.warc.gz'],
    ['眾新聞 2019.warc.gz', '眾新聞 2019.warc.gz'],
    ['..\\..\\x.warc', '_.._x.warc'],
    ['.hidden.warc', 'hidden.warc'],
    ['a\u0000b\u202e\n.warc', 'a_b__.warc'],
    ['...', 'unnamed'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  test('too long for a file system is cut, and keeps its ending', () => {
    const name = safeName(`${'眾'.repeat(200)}.warc.gz`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/眾\.warc\.gz$/);
  });
});
