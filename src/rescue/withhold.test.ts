import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createArchive, openArchive } from '../archive/index.ts';
import { openEvidence } from '../evidence/index.ts';
import { writeTables } from './known-beside.ts';
import { home } from './rescue.test-help.ts';
import { withhold } from './withhold.ts';

const { signal } = new AbortController();
const OUTLET = 'name: 港灣日報\nhosts: [harbour.example]\nidentity: [{pattern: "/a/(?P<id>[0-9]+)"}]\n';
let dir: string;

function make(outlet: string) {
  dir = join(home, 'harbour');
  const archive = createArchive(dir, { outletYaml: outlet });
  for (const id of ['48', '49']) {
    const file = {
      front: { title: '水質', date: '2020-10-05', author: '記者侯瀅洵', id },
      extra: {},
      body: '\n文。\n',
    };
    const { path, sha256 } = archive.put({ id, file, revisions: [] });
    const original = `https://harbour.example/a/${id}`;
    archive.record({
      ...{
        event: 'decided',
        id,
        path,
        sha256,
        title: '水質',
        date: '2020-10-05',
        aliases: [],
        lacunae: [],
        imported: `${id}.md`,
      },
      captures: [
        { capture: `20210101000000/${original}`, original, verdict: 'chosen', reason: '' },
        {
          capture: '20210101000000/https://harbour.example/a/4',
          original: `https://harbour.example/a/${id}0`,
          verdict: 'same',
          reason: '',
        },
      ],
    });
  }
  archive.close();
}

beforeEach(() => make(OUTLET));

function known(id: string) {
  const lines = readFileSync(join(dir, 'account/known.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line)).find((line) => line.id === id);
}
const run = (what: Parameters<typeof withhold>[0]['what'], reason: string | null) =>
  withhold({ dir, what, reason, signal });
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error) => error.code,
  );
/** As every rescue does at its end. */
async function renew() {
  const archive = openArchive(dir, { write: true });
  const evidence = openEvidence(dir);
  await writeTables(archive, evidence);
  await evidence.close();
  archive.close();
}

describe('what is withheld', () => {
  test('is noted with its reason, and let in again', async () => {
    expect(await run({ id: '48' }, 'asked for')).toEqual({ id: '48', name: null, articles: 1 });
    expect(known('48')).toMatchObject({ state: 'withheld', reason: 'asked for' });
    await run({ id: '48' }, null);
    expect(known('48').state).toBe('rescued');
    expect(readFileSync(join(dir, 'articles/2020/10/48.md'), 'utf8')).toContain('侯瀅洵');
  });

  test('under an id that a story had once is noted under the one that it has now', async () => {
    await renew();
    expect(await run({ id: '480' }, 'asked for')).toMatchObject({ id: '48' });
  });

  test('may be a name; how many bylines hold it is told', async () => {
    expect(await run({ name: '侯瀅洵' }, 'asked for')).toEqual({ id: null, name: '侯瀅洵', articles: 2 });
    const archive = openArchive(dir, { write: false });
    expect(archive.latest({ event: 'withheldName', name: '侯瀅洵' })?.reason).toBe('asked for');
    archive.close();
  });

  test('must be known', async () => {
    await renew();
    expect(await code(run({ id: '7' }, 'asked for'))).toBe('NOT_FOUND');
    expect(await code(run({ name: '無此人' }, 'asked for'))).toBe('NOT_FOUND');
  });
});

test('what outlet.yaml withholds stands in the account, as long as it stands there', async () => {
  writeFileSync(
    join(dir, 'outlet.yaml'),
    `${OUTLET}withheld:\n  - {id: "49", reason: 應要求}\n  - {name: 侯瀅洵, reason: 應要求}\n`,
  );
  await renew();
  expect(known('49')).toMatchObject({ state: 'withheld', reason: '應要求' });
  expect(await code(run({ id: '49' }, null))).toBe('BAD_INPUT');
  const journal = () => readFileSync(join(dir, 'account/journal-00001.jsonl'), 'utf8').length;
  const before = journal();
  await renew();
  expect(journal()).toBe(before);
  writeFileSync(join(dir, 'outlet.yaml'), OUTLET);
  await renew();
  expect(known('49').state).toBe('rescued');
});
