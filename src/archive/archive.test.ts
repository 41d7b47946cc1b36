import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatArticle, parseArticle } from '../article/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { type Archive, createArchive, type Decided, openArchive, type StoredArticle } from './index.ts';

let dir: string;
let open: Archive[] = [];

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'reprint-')), 'paper');
});

afterEach(() => {
  for (const archive of open) archive.close();
  open = [];
  rmSync(join(dir, '..'), { recursive: true, force: true });
});

function create(): Archive {
  const archive = createArchive(dir);
  open.push(archive);
  return archive;
}

function reopen(archive: Archive): Archive {
  archive.close();
  return create();
}

function article(
  id: string,
  text: string,
  date: string | undefined = '2019-02-28',
  revisions: string[] = [],
): StoredArticle {
  const file = (body: string) => ({
    front: { title: `渡輪 ${id}`, ...(date === undefined ? {} : { date }), id },
    extra: {},
    body: `\n# 渡輪 ${id}\n\n${body}\n`,
  });
  return {
    id,
    file: file(text),
    revisions: revisions.map((name) => ({ name, file: file(`${text} ${name}`) })),
  };
}

function decided(id: string, more: Partial<Decided> = {}): Decided {
  return {
    event: 'decided',
    id,
    path: `articles/2019/02/${id}.md`,
    sha256: 'ab',
    title: `渡輪 ${id}`,
    date: '2019-02-28',
    captures: [capture('20190301000000', `http://example.com/a/${id}`, 'chosen')],
    aliases: [],
    lacunae: [],
    ...more,
  };
}

function capture(
  timestamp: string,
  original: string,
  verdict: Decided['captures'][number]['verdict'],
  reason = '',
) {
  return { capture: `${timestamp}/${original}`, original, verdict, reason };
}

function code(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'no error';
}

/** Every file below a folder of the archive, with its text. */
function filesIn(folder: string): Record<string, string> {
  const found = readdirSync(join(dir, folder), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    found
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'utf8')]),
  );
}

function journal(): string {
  return readFileSync(join(dir, 'account/journal-00001.jsonl'), 'utf8');
}

async function listed(archive: Pick<Archive, 'list'>): Promise<string[]> {
  const found = [];
  for await (const entry of archive.list()) {
    found.push('error' in entry ? `${entry.path}: ${entry.error.code}` : `${entry.id} ${entry.path}`);
  }
  return found;
}

describe('the folder', () => {
  test('a new archive says what it is, in English and Chinese', () => {
    create();
    expect(JSON.parse(readFileSync(join(dir, 'reprint.json'), 'utf8'))).toEqual({ format: 1 });
    expect(readFileSync(join(dir, 'README.txt'), 'utf8')).toMatch(
      /sha256sum -c manifest-sha256.txt(?:.|\n)*如何驗證/,
    );
  });

  test('an outlet file is a person’s: given once, never rewritten', () => {
    const archive = create();
    expect(archive.outletText()).toBe(null);
    archive.giveOutlet('name: 海港日報\n');
    archive.giveOutlet('name: other\n');
    archive.close();
    createArchive(dir, { outletYaml: 'name: other\n' }).close();
    expect(openArchive(dir, { write: false }).outletText()).toBe('name: 海港日報\n');
  });

  test('originals of an import are kept under their names, and nowhere else', () => {
    const archive = create();
    archive.keepImported('a/b.md', Buffer.from('x'));
    expect(filesIn('imported')).toEqual({ 'imported/a/b.md': 'x' });
    for (const name of ['../x', '/x', 'a/../../x', '']) {
      expect(code(() => archive.keepImported(name, Buffer.from('x')))).toBe('BAD_INPUT');
    }
  });

  test('a folder with other things in it is refused', () => {
    mkdirSync(dir);
    writeFileSync(join(dir, 'thesis.doc'), '');
    expect(code(create)).toBe('NOT_AN_ARCHIVE');
    expect(code(() => openArchive(dir, { write: false }))).toBe('NOT_AN_ARCHIVE');
    expect(readdirSync(dir)).toEqual(['thesis.doc']);
  });

  test('an archive of a newer format is refused', () => {
    create().close();
    writeFileSync(join(dir, 'reprint.json'), '{"format": 2}');
    expect(code(create)).toBe('NEWER_FORMAT');
    expect(code(() => openArchive(dir, { write: false }))).toBe('NEWER_FORMAT');
  });

  test('a second writer is refused, also from another process; readers are not', async () => {
    const archive = create();
    archive.put(article('1', '一'));
    expect(code(create)).toBe('ARCHIVE_LOCKED');
    const other = spawnSync(process.execPath, ['-e', OPEN(dir)], { encoding: 'utf8' });
    expect(other.stdout).toBe('ARCHIVE_LOCKED');
    expect(other.stderr).toBe('');
    const reader = openArchive(dir, { write: false });
    expect(await listed(reader)).toEqual(['1 articles/2019/02/1.md']);
    expect(reader.audit().articles).toBe(0);
    reader.close();
    archive.close();
    create();
  });

  test('a writer that was killed locks nobody out', async () => {
    create().close();
    const other = spawn(process.execPath, ['-e', `${OPEN(dir)}; setInterval(() => {}, 1000)`]);
    await new Promise((resolve) => other.stdout.once('data', resolve));
    expect(code(create)).toBe('ARCHIVE_LOCKED');
    const gone = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await gone;
    expect(code(create)).toBe('no error');
  });
});

function OPEN(folder: string): string {
  const index = new URL('./index.ts', import.meta.url).href;
  return `import(${JSON.stringify(index)}).then(({ openArchive }) => {
    try { globalThis.archive = openArchive(${JSON.stringify(folder)}, { write: true }); process.stdout.write('open'); }
    catch (error) { process.stdout.write(error.code); }
  })`;
}

describe('an article', () => {
  test('stands in the month of its date with its revisions, and is given back as it was', () => {
    const archive = create();
    const stored = article('18753', '第一段', '2019-02-28', ['18752']);
    const put = archive.put(stored);
    expect(put).toMatchObject({ path: 'articles/2019/02/18753.md', state: 'written', beside: null });
    expect(put.revisions[0]?.path).toBe('articles/2019/02/18753.revisions/18752.md');
    const found = archive.get('18753')!;
    expect(found.file).toEqual(stored.file);
    expect(found.revisions).toEqual([{ name: '18752', path: 'articles/2019/02/18753.revisions/18752.md' }]);
    expect(archive.read(found.revisions[0]!.path)).toEqual(stored.revisions[0]!.file);
    expect(archive.get('18754')).toBe(null);
  });

  test.each([undefined, '', '0000-00-00', '2019-02-30', '２０１９-02-28', '../../x'])(
    'of the date %s is undated',
    (date) => {
      expect(create().put({ ...article('1', '一', date) }).path).toBe(
        date === undefined ? 'articles/2019/02/1.md' : 'articles/undated/1.md',
      );
    },
  );

  test.each(['A', '', '../x', 'a/b', 'a.b', '眾', 'a'.repeat(81)])('cannot be named %s', (id) => {
    const archive = create();
    expect(code(() => archive.put(article(id, '一')))).toBe('BAD_INPUT');
    expect(code(() => archive.put(article('1', '一', '2019-02-28', [id])))).toBe('BAD_INPUT');
    expect(code(() => archive.get(id))).toBe('BAD_INPUT');
  });

  test('that has not changed is not written again', () => {
    const archive = create();
    archive.put(article('1', '一', '2019-02-28', ['a']));
    const before = [statSync(join(dir, 'articles/2019/02/1.md')).ino, journal()];
    expect(archive.put(article('1', '一', '2019-02-28', ['a'])).state).toBe('unchanged');
    expect([statSync(join(dir, 'articles/2019/02/1.md')).ino, journal()]).toEqual(before);
  });

  test('moves when its date is corrected, and leaves stale revisions nowhere', () => {
    const archive = create();
    archive.put(article('1', '一', '2019-02-28', ['a', 'b']));
    const put = archive.put(article('1', '一', '2018-01-01', ['b']));
    expect(put.removed.sort()).toEqual([
      'articles/2019/02/1.md',
      'articles/2019/02/1.revisions/a.md',
      'articles/2019/02/1.revisions/b.md',
    ]);
    expect(Object.keys(filesIn('articles'))).toEqual([
      'articles/2018/01/1.md',
      'articles/2018/01/1.revisions/b.md',
    ]);
    expect(readdirSync(join(dir, 'articles'))).toEqual(['2018']);
    expect(archive.remove('1').removed).toHaveLength(2);
    expect(filesIn('articles')).toEqual({});
  });

  test('cannot be written through a link that leads out of the archive', () => {
    const archive = create();
    mkdirSync(join(dir, '../outside'));
    symlinkSync(join(dir, '../outside'), join(dir, 'articles'));
    expect(code(() => archive.put(article('1', '一')))).toBe('IO');
    expect(readdirSync(join(dir, '../outside'))).toEqual([]);
  });

  test('that cannot be read is listed as such, and the rest goes on', async () => {
    const archive = create();
    for (const id of ['2', '1', '10']) archive.put(article(id, '一'));
    archive.put(article('1', '一', '2018-12-01'));
    writeFileSync(join(dir, 'articles/2019/02/3.md'), 'no front matter');
    writeFileSync(join(dir, 'articles/2019/02/4.md'), Buffer.from([0x2d, 0xff]));
    writeFileSync(join(dir, 'articles/2019/02/Notes.md'), '---\ntitle: "x"\n---\n');
    writeFileSync(join(dir, 'articles/2019/02/2.new.md'), 'passed over');
    expect(await listed(archive)).toEqual([
      '1 articles/2018/12/1.md',
      '10 articles/2019/02/10.md',
      '2 articles/2019/02/2.md',
      'articles/2019/02/3.md: BAD_ARTICLE',
      'articles/2019/02/4.md: BAD_ARTICLE',
      'articles/2019/02/Notes.md: BAD_ARTICLE',
    ]);
  });
});

describe('a person’s edit', () => {
  const path = 'articles/2019/02/1.md';
  const beside = 'articles/2019/02/1.new.md';
  const EDIT = formatArticle(article('1', '人手修改').file);

  function edit(text = EDIT): void {
    writeFileSync(join(dir, path), text);
  }

  test.each([
    ['with the ledger', false],
    ['after .reprint was deleted', true],
  ])('is never overwritten, %s: the new text goes beside it', (_, forget) => {
    let archive = create();
    archive.put(article('1', '一'));
    edit();
    archive.close();
    if (forget) rmSync(join(dir, '.reprint'), { recursive: true });
    archive = create();
    expect(archive.put(article('1', '二'))).toMatchObject({ path, state: 'edited', beside });
    expect(filesIn('articles')).toEqual({ [path]: EDIT, [beside]: formatArticle(article('1', '二').file) });
    expect(archive.put(article('1', '三'))).toMatchObject({ path, state: 'edited', beside });
    expect(filesIn('articles')[beside]).toContain('三');
  });

  test('is adopted when the new text says the same, and then nothing stays beside it', () => {
    const archive = create();
    archive.put(article('1', '一'));
    edit();
    archive.put(article('1', '二'));
    edit(formatArticle(article('1', '二').file));
    expect(archive.put(article('1', '二'))).toMatchObject({ state: 'adopted', removed: [beside] });
    expect(Object.keys(filesIn('articles'))).toEqual([path]);
    expect(archive.put(article('1', '三')).state).toBe('written');
  });

  test('keeps its place when the date changes', () => {
    const archive = create();
    archive.put(article('1', '一'));
    edit();
    expect(archive.put(article('1', '二', '2018-01-01'))).toMatchObject({ path, state: 'edited', beside });
    expect(Object.keys(filesIn('articles'))).toEqual([path, beside]);
  });

  test('of a revision, or of the text beside, stays as well', () => {
    const archive = create();
    archive.put(article('1', '一', '2019-02-28', ['a']));
    edit();
    archive.put(article('1', '二', '2019-02-28', ['a']));
    writeFileSync(join(dir, beside), 'mine too');
    writeFileSync(join(dir, 'articles/2019/02/1.revisions/a.md'), 'and mine');
    const put = archive.put(article('1', '三', '2019-02-28', ['b']));
    expect(put).toMatchObject({ state: 'edited', beside: null, kept: ['articles/2019/02/1.revisions/a.md'] });
    expect(filesIn('articles')).toMatchObject({
      [beside]: 'mine too',
      'articles/2019/02/1.revisions/a.md': 'and mine',
    });
    expect(archive.remove('1').kept).toHaveLength(3);
  });

  test('has its say: a new text that the person took away does not come back until it changes', () => {
    const archive = create();
    archive.put(article('1', '一'));
    edit();
    archive.put(article('1', '二'));
    rmSync(join(dir, beside));
    expect(archive.put(article('1', '二'))).toMatchObject({ state: 'edited', beside: null });
    expect(existsSync(join(dir, beside))).toBe(false);
    expect(archive.put(article('1', '三')).beside).toBe(beside);
  });

  test('that brings back what we wrote before is one, too', () => {
    let archive = create();
    archive.put(article('1', '一'));
    const old = readFileSync(join(dir, path), 'utf8');
    archive.put(article('1', '二'));
    archive = reopen(archive);
    edit(old);
    expect(archive.put(article('1', '三')).state).toBe('edited');
  });

  test('is not what a kill leaves between the account and the file', () => {
    let archive = create();
    archive.put(article('1', '一'));
    archive.put(article('2', '一'));
    archive.close();
    // Killed before the one was written and before the other went.
    for (const id of ['1', '2']) {
      const file = `articles/2019/02/${id}.md`;
      const before = sha256Hex(readFileSync(join(dir, file)));
      const written = { time: '2026-01-01T00:00:00Z', event: 'written', id, path: file };
      const sha256 = id === '1' ? 'ab' : null;
      appendFileSync(
        join(dir, 'account/journal-00001.jsonl'),
        `${JSON.stringify({ ...written, sha256, before })}\n`,
      );
    }
    archive = create();
    archive.flush();
    archive = reopen(archive);
    expect(archive.put(article('1', '三')).state).toBe('written');
    expect(archive.put(article('2', '三', '2018-01-01'))).toMatchObject({
      path: 'articles/2018/01/2.md',
      removed: ['articles/2019/02/2.md'],
    });
  });

  test('is never seen where a writer was killed at its work', async () => {
    create().close();
    const index = new URL('./index.ts', import.meta.url).href;
    const script = `import(${JSON.stringify(index)}).then(({ openArchive }) => {
      const archive = openArchive(${JSON.stringify(dir)}, { write: true });
      for (let n = 0; ; n++) {
        const file = { front: { title: String(n), date: n % 3 ? '2019-02-28' : '2018-01-01' }, extra: {}, body: String(n) };
        archive.put({ id: String(n % 7), file, revisions: n % 2 ? [] : [{ name: String(n), file }] });
        if (n === 50) process.stdout.write('at work');
        if (n % 100 === 0) archive.flush();
      }
    })`;
    for (let turn = 0; turn < 3; turn++) {
      const writer = spawn(process.execPath, ['-e', script]);
      await new Promise((resolve) => writer.stdout.once('data', resolve));
      const gone = new Promise((resolve) => writer.once('exit', resolve));
      writer.kill('SIGKILL');
      await gone;
      const archive = create();
      const states = Array.from({ length: 7 }, (_, n) => archive.put(article(String(n), `${turn}`)).state);
      expect(new Set(states)).toEqual(new Set(['written']));
      expect(Object.keys(filesIn('articles'))).toHaveLength(7);
      archive.close();
    }
  });
});

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

describe('the manifest', () => {
  test('verifies everything with sha256sum, whatever the names are', async () => {
    const archive = create();
    archive.put(article('1', '一', '2019-02-28', ['a']));
    const path = archive.putMedia(Buffer.from('picture'), 'jpg');
    expect(archive.putMedia(Buffer.from('picture'), 'jpg')).toBe(path);
    expect(code(() => archive.putMedia(Buffer.from(''), '../x'))).toBe('BAD_INPUT');
    mkdirSync(join(dir, 'captures/given'), { recursive: true });
    for (const name of ['a\\b.warc', 'new\nline', '眾 聞.warc.gz', ' lead', 'big']) {
      writeFileSync(join(dir, 'captures/given', name), name === 'big' ? Buffer.alloc(3_000_000, name) : name);
    }
    writeFileSync(
      Buffer.concat([Buffer.from(join(dir, 'captures/given/')), Buffer.from([0xff, 0xfe])]),
      'no UTF-8',
    );
    symlinkSync(join(dir, 'nowhere'), join(dir, 'captures/given/broken'));
    mkdirSync(join(dir, 'site'));
    writeFileSync(join(dir, 'site/index.html'), '');
    await archive.writeTables();
    const manifest = await archive.writeManifest();
    expect(manifest).toMatchObject({ files: 15, passedOver: ['captures/given/broken'] });
    const verify = () =>
      execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'manifest-sha256.txt'], {
        cwd: dir,
        stdio: 'pipe',
      });
    expect(verify().toString()).toBe('');
    writeFileSync(join(dir, path), 'Picture');
    expect(verify).toThrow();
    const names = readFileSync(join(dir, 'manifest-sha256.txt'), 'latin1');
    expect(names).not.toMatch(/ {2}(?:site|\.reprint|manifest-)/);
  });

  test('says the same when hashes are remembered', async () => {
    const archive = create();
    archive.put(article('1', '一'));
    await archive.writeManifest();
    const first = readFileSync(join(dir, 'manifest-sha256.txt'), 'utf8');
    expect(await archive.writeManifest()).toMatchObject({ files: 4 });
    expect(readFileSync(join(dir, 'manifest-sha256.txt'), 'utf8')).toBe(first);
    expect(parseArticle(readFileSync(join(dir, 'articles/2019/02/1.md'), 'utf8')).front.id).toBe('1');
  });
});
