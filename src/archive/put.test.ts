import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatArticle } from '../article/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { article, code, create, dir, filesIn, journal, listed, reopen } from './archive.test-help.ts';

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
    expect(code(() => archive.read('articles/../outlet.yaml'))).toBe('BAD_INPUT');
  });

  test.each([null, '', '0000-00-00', '2019-02-30', '２０１９-02-28', '../../x'])(
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

  test.each(['con', 'lpt1'])('is not named %s, which is a device on Windows', (id) => {
    const archive = create();
    expect(code(() => archive.put(article(id, '一')))).toBe('BAD_INPUT');
    expect(code(() => archive.put(article('1', '一', '2019-02-28', [id])))).toBe('BAD_INPUT');
    expect(archive.get(id)).toBe(null);
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
