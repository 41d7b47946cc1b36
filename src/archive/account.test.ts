import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { article, capture, create, decided, dir, filesIn, journal, reopen } from './archive.test-help.ts';
import { type Archive, openArchive } from './index.ts';

describe('the account', () => {
  function tell(archive: Archive): void {
    archive.record({
      event: 'discovered',
      file: 'captures/given/a.warc',
      captures: 9,
      damaged: [],
    });
    archive.record(
      decided('2', {
        captures: [
          capture('20190301000000', 'http://example.com/a/2', 'chosen', 'newest'),
          { ...capture('20190201000000', 'http://example.com/a/2', 'revision'), revision: '20190201000000' },
          capture('20190302000000', 'https://www.example.com/a/2?x', 'same'),
          capture('20220101000000', 'http://example.com/a/2/b', 'refused', 'tombstone: farewell'),
        ],
        aliases: ['http://example.com/a/2/b', 'https://www.example.com/a/2?x'],
        lacunae: [
          {
            kind: 'picture',
            reason: 'never captured',
            caption: '渡輪',
            original: 'http://example.com/p.jpg',
          },
        ],
      }),
    );
    archive.record(decided('1'));
    archive.record(
      decided('9', {
        path: null,
        sha256: null,
        captures: [capture('20220101000000', 'http://example.com/a/9', 'refused', 'tombstone: farewell')],
      }),
    );
    archive.record(decided('8', { removed: 'joined with 9' }));
    archive.record({
      event: 'refused',
      original: 'http://example.com/',
      capture: '20190301000000/http://example.com/',
      kind: 'notArticle',
      id: null,
      reason: 'list',
    });
    const lost = { event: 'media', original: 'http://example.com/p.jpg', capture: null, path: null } as const;
    archive.record({ ...lost, reason: 'never captured' });
    archive.record({ event: 'withheld', id: '1', reason: 'asked for by the family' });
  }

  test('says nothing twice', () => {
    let archive = create();
    tell(archive);
    archive = reopen(archive);
    const before = journal();
    tell(archive);
    archive = reopen(archive);
    expect(journal()).toBe(before);
    expect(before.split('\n')[0]).toMatch(
      /^\{"time":"\d{4}-\d\d-\d\dT[\d:.]+Z","event":"discovered","file":/,
    );
    expect(archive.record(decided('1', { title: 'corrected' }))).toBe(true);
    expect(archive.latest({ event: 'decided', id: '1' })?.title).toBe('corrected');
    expect([...archive.events('decided')].map(({ id }) => id)).toEqual(['2', '9', '8', '1']);
  });

  test('gives sorted tables, one line an address', async () => {
    const archive = create();
    tell(archive);
    await archive.writeTables();
    const lines = (name: string) =>
      readFileSync(join(dir, `account/${name}.jsonl`), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    expect(lines('addresses').map(({ original, state, id }) => `${original} ${state} ${id}`)).toEqual([
      'http://example.com/ notArticle null',
      'http://example.com/a/1 withheld 1',
      'http://example.com/a/2 article 2',
      'http://example.com/a/2/b alias 2',
      'https://www.example.com/a/2?x alias 2',
      'http://example.com/a/9 tombstone 9',
      'http://example.com/p.jpg lost null',
    ]);
    expect(lines('addresses')[2]).toEqual({
      original: 'http://example.com/a/2',
      surt: 'com,example)/a/2',
      state: 'article',
      id: '2',
      capture: '20190301000000/http://example.com/a/2',
      reason: 'newest',
    });
    expect(lines('lacunae')).toEqual([
      {
        id: '2',
        kind: 'picture',
        reason: 'never captured',
        caption: '渡輪',
        original: 'http://example.com/p.jpg',
      },
      {
        id: '9',
        kind: 'article',
        reason: 'tombstone: farewell',
        caption: '渡輪 9',
        original: 'http://example.com/a/9',
      },
    ]);
    expect(lines('media')).toEqual([
      { original: 'http://example.com/p.jpg', capture: null, path: null, reason: 'never captured' },
    ]);
  });

  test('counts what there is and what is lost', () => {
    const archive = create();
    tell(archive);
    expect(archive.audit()).toMatchObject({
      evidence: { files: 1, damages: 0 },
      captures: { discovered: 9, chosen: 2, revision: 1, same: 1, tombstone: 2, notArticle: 1 },
      articles: 2,
      revisions: 1,
      aliases: 2,
      tombstoneOnly: 1,
      withheld: 1,
      lacunae: { total: 2, kinds: { picture: 1, article: 1 } },
      media: { saved: 0, lost: 1 },
      damagedLines: 0,
    });
  });

  test('loses nothing when .reprint is deleted: the same tables, byte for byte', async () => {
    let archive = create();
    tell(archive);
    archive.put(article('1', '一'));
    await archive.writeTables();
    await archive.writeManifest();
    archive.close();
    const [tables, manifest] = [filesIn('account'), readFileSync(join(dir, 'manifest-sha256.txt'), 'utf8')];
    rmSync(join(dir, '.reprint'), { recursive: true });
    archive = create();
    for (const name of ['addresses', 'lacunae', 'media']) rmSync(join(dir, `account/${name}.jsonl`));
    await archive.writeTables();
    await archive.writeManifest();
    tell(archive);
    archive.close();
    expect(filesIn('account')).toEqual(tables);
    expect(readFileSync(join(dir, 'manifest-sha256.txt'), 'utf8')).toBe(manifest);
  });

  test('is the same to a reader, with a ledger or without, and a reader writes nothing', () => {
    const archive = create();
    tell(archive);
    const first = archive.audit();
    const reading = () => {
      const before = [...readdirSync(dir), ...readdirSync(join(dir, 'account'))];
      const reader = openArchive(dir, { write: false });
      expect(reader.audit()).toEqual(first);
      expect(reader.latest({ event: 'decided', id: '2' })?.title).toBe('渡輪 2');
      expect(reader.latest({ event: 'decided', id: '3' })).toBe(null);
      reader.close();
      expect([...readdirSync(dir), ...readdirSync(join(dir, 'account'))]).toEqual(before);
    };
    archive.flush();
    reading();
    archive.close();
    reading();
    appendFileSync(
      join(dir, 'account/journal-00001.jsonl'),
      '{"time":"2026-01-01T00:00:00.000Z","event":"deci',
    );
    reading();
    rmSync(join(dir, '.reprint'), { recursive: true });
    reading();
  });

  test('survives a kill: half a line is cut off, unfinished files go', () => {
    create().close();
    const whole = create();
    tell(whole);
    whole.close();
    const before = journal();
    appendFileSync(
      join(dir, 'account/journal-00001.jsonl'),
      '{"time":"2026-01-01T00:00:00.000Z","event":"deci',
    );
    mkdirSync(join(dir, 'articles/2019'), { recursive: true });
    const left = ['articles/2019/1.md.4711-0a1b2c3d.tmp', 'reprint.json.1-00000000.tmp'];
    for (const path of left) writeFileSync(join(dir, path), 'half');
    writeFileSync(join(dir, 'articles/a-persons.tmp'), '');
    rmSync(join(dir, '.reprint'), { recursive: true });
    const archive = create();
    expect(journal()).toBe(before);
    expect(left.filter((path) => existsSync(join(dir, path)))).toEqual([]);
    expect(existsSync(join(dir, 'articles/a-persons.tmp'))).toBe(true);
    expect(archive.audit().articles).toBe(2);
  });

  test('is read again when the journal is another or the ledger is damaged, and bad lines are counted', () => {
    let archive = create();
    tell(archive);
    archive.close();
    const lines = journal().split('\n');
    writeFileSync(
      join(dir, 'account/journal-00001.jsonl'),
      [lines[1], 'no json', '{"event":"x"}', ''].join('\n'),
    );
    archive = create();
    expect(archive.audit()).toMatchObject({ articles: 1, damagedLines: 2 });
    archive.close();
    writeFileSync(join(dir, '.reprint/ledger.sqlite'), 'x'.repeat(10_000));
    rmSync(join(dir, '.reprint/ledger.sqlite-wal'), { force: true });
    expect(create().audit()).toMatchObject({ articles: 1, damagedLines: 2 });
  });
});
