import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Evidence, type IndexEntry, openEvidence } from './index.ts';
import { captures, type Folder, folder, indexed } from './sample.test-help.ts';

const data = resolve(import.meta.dirname, '../../../shared/data/warc');
const absent = !existsSync(data);

describe.skipIf(absent)(absent ? 'real files (skipped: shared/data/warc is not there)' : 'real files', () => {
  let archive: Folder;
  let evidence: Evidence;
  let all: IndexEntry[];

  beforeAll(async () => {
    archive = folder();
    evidence = openEvidence(archive.path);
    for (const set of ['real', 'faults']) {
      for (const name of readdirSync(join(data, set))) await evidence.adopt(join(data, set, name));
    }
    await indexed(evidence);
    all = await captures(evidence);
  });
  afterAll(async () => {
    await evidence.close();
    archive.remove();
  });

  const from = (part: string) => all.filter(({ file }) => file.includes(part));
  const read = (part: string) => Promise.all(from(part).map((entry) => evidence.read(entry)));

  test('give every capture that their index lists, or say why it is not whole', async () => {
    expect(all.length).toBe(evidence.count());
    expect(all.length).toBeGreaterThan(500);
    for (const entry of all) {
      const capture = await evidence.read(entry);
      if (capture.body.length === 0 && capture.status === 200) expect(entry.length).toBeGreaterThan(0);
      expect(evidence.find(entry.original)).toContainEqual(entry);
    }
  });

  test('resolve revisits across files, by what they name and by digest alone', async () => {
    for (const year of ['20130729', '20141129']) {
      const [original] = await read(`${year}-heritrix-original`);
      const [again] = await read(`${year}-heritrix-revisit`);
      expect(again!.truncated).toBeNull();
      expect(again!.body.length).toBeGreaterThan(10_000);
      expect(again!.digest).toBe(original!.digest);
    }
  });

  test('say so where a revisit’s original is nowhere', async () => {
    expect(await read('server-not-modified')).toMatchObject([{ truncated: 'unresolved revisit' }]);
  });

  test('are read out of a WACZ, whose own papers are checked', async () => {
    expect(from('.wacz!/archive/').length).toBeGreaterThanOrEqual(4);
    for (const capture of await read('.wacz!/archive/')) {
      expect(Buffer.from(capture.body).length).toBeGreaterThan(0);
    }
    const problems = new Map<string, string[]>();
    for await (const event of evidence.verify()) {
      if (event.event === 'verified')
        problems.set(
          event.file,
          event.problems.map(({ kind }) => kind),
        );
    }
    expect(problems.get('given/tests_fixtures_valid_example_1.wacz')).toEqual([]);
    expect(problems.get('given/tests_fixtures_valid_signed_example_1.wacz')).toEqual(['signature']);
    expect(problems.get('given/tests_fixtures_invalid_example_1.wacz')).toEqual(['missing']);
  });

  test('of the ARC format are captures like others', async () => {
    const [arc] = await read('test_data_example.arc');
    expect(Buffer.from(arc!.body).toString()).toContain('Example Domain');
  });
});
