import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { article, code, create, dir, filesIn, listed } from './archive.test-help.ts';
import { createArchive, openArchive } from './index.ts';

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

  test('another original of the same name replaces no earlier one', () => {
    const archive = create();
    for (const text of ['first', 'second', 'second', 'third', 'first']) {
      archive.keepImported('a/b.md', Buffer.from(text));
    }
    expect(filesIn('imported')).toEqual({
      'imported/a/b.md': 'first',
      'imported/a/b-1.md': 'first',
      'imported/a/b-2.md': 'second',
      'imported/a/b-3.md': 'third',
    });
  });

  test('nothing is written through a link that leads out of it', () => {
    const archive = create();
    mkdirSync(join(dir, '../elsewhere'));
    for (const folder of ['imported', 'media']) symlinkSync('../elsewhere', join(dir, folder));
    expect(code(() => archive.keepImported('b.md', Buffer.from('x')))).toBe('IO');
    expect(code(() => archive.putMedia(Buffer.from('x'), 'jpg'))).toBe('IO');
    expect(readdirSync(join(dir, '../elsewhere'))).toEqual([]);
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
