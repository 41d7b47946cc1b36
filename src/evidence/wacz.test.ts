import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Part, zipOf } from '../base/zip.test-help.ts';
import { type Evidence, openEvidence } from './index.ts';
import { captures, type Folder, folder, indexed, page, warcBytes } from './sample.test-help.ts';

let archive: Folder;
let evidence: Evidence;
beforeEach(() => {
  archive = folder();
  mkdirSync(join(archive.path, 'captures/given'), { recursive: true });
  evidence = openEvidence(archive.path);
});
afterEach(async () => {
  await evidence.close();
  archive.remove();
});

/** What can be read of a WACZ: the texts of its captures. */
async function textsOf(parts: Part[], how?: { directory: boolean }): Promise<string[]> {
  writeFileSync(join(archive.path, 'captures/given/a.wacz'), zipOf(parts, how));
  await indexed(evidence);
  const texts: string[] = [];
  for (const entry of await captures(evidence))
    texts.push(Buffer.from((await evidence.read(entry)).body).toString());
  return texts.sort();
}

function part(name: string, ...texts: string[]): Part {
  const records = texts.map((text) => page(`http://outlet.example/${text}`, '20190228010203', text));
  return { name, content: warcBytes(records, name.endsWith('.gz')) };
}

test('WARC files of one name inside a WACZ are told apart, deflated or not, and wherever their names lead', async () => {
  const deflated = (text: string) => ({ ...part('archive/a.warc', text), deflated: true });
  const parts = [
    deflated('one'),
    deflated('two'),
    part('archive/a.warc', 'three'),
    part('../../x.warc.gz', 'four'),
  ];
  expect(await textsOf(parts)).toEqual(['four', 'one', 'three', 'two']);
});

test('of a WACZ that broke off before its directory, what is stored in it is read', async () => {
  const parts = [part('archive/a.warc.gz', 'one', 'two'), part('archive/b.warc', 'three')];
  expect(await textsOf(parts, { directory: false })).toEqual(['one', 'three', 'two']);
  expect([...evidence.damages()][0]!.reason).toContain('no directory');
});

test('a WARC that is broken inside a WACZ gives what came before, and costs no other', async () => {
  const broken = { ...part('archive/a.warc', 'one', 'two'), deflated: true };
  const short = { ...broken, size: broken.content.length - 10 };
  expect(await textsOf([short, part('archive/b.warc.gz', 'three')])).toContain('three');
  expect([...evidence.damages()]).toMatchObject([{ member: 'archive/a.warc', code: 'DAMAGED_RECORD' }, {}]);
});

test('an index that was tampered with is told, and never leads out of the captures', async () => {
  await textsOf([part('archive/a.warc.gz', 'one')]);
  const path = join(archive.path, '.reprint/cdxj/all.cdxj');
  const line = readFileSync(path, 'utf8');
  const read = async (text: string) => {
    writeFileSync(path, text);
    const fresh = openEvidence(archive.path);
    try {
      for (const entry of await captures(fresh)) await fresh.read(entry);
    } finally {
      await fresh.close();
    }
  };
  for (const tampered of [
    line
      .replace(/"filename":"[^"]*"/, '"filename":"given/../../../etc/passwd"')
      .replace(/"base":[^,}]*,?/, ''),
    line.replace('{', '['),
    line.replace(/"offset":"\d+"/, '"offset":"NaN"'),
    'com,example)/ 2019 null\n',
  ]) {
    await expect(read(tampered)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  }
  await expect(read(line.replace(/"offset":"\d+"/, '"offset":"5"'))).rejects.toMatchObject({
    code: 'DIGEST_MISMATCH',
  });
});
