import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../archive/index.ts';
import type { RescueEvent } from './event.ts';
import { importFolder } from './import.ts';
import { eventsOf, home } from './rescue.test-help.ts';

function put(name: string, text: string | Uint8Array): string {
  const path = join(home, 'in', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const article = (title: string, more = '') =>
  `---\ntitle: "${title}"\ndate: "2019-02-28"\n${more}---\n\n# ${title}\n`;

function imported(outlet: string | null = null): Promise<RescueEvent[]> {
  const order = { folder: join(home, 'in'), dir: join(home, 'archive'), outlet };
  return eventsOf(importFolder({ ...order, signal: new AbortController().signal }));
}

/** What was passed over, and why. */
function refusals(events: RescueEvent[]): Record<string, string> {
  return Object.fromEntries(
    events.flatMap((each) => (each.event === 'passed-over' ? [[each.path, each.error.code]] : [])),
  );
}

function ids(): string[] {
  const archive = openArchive(join(home, 'archive'), { write: false });
  const found = [...archive.events('decided')].map(({ id }) => id);
  archive.close();
  return found.sort();
}

describe('an import', () => {
  test('takes articles as they are and keeps the originals, byte for byte', async () => {
    const text = `\ufeff${article('渡輪', 'id: "7"\n')}`;
    put('a/渡 輪.md', text);
    expect(refusals(await imported())).toEqual({});
    expect(readFileSync(join(home, 'archive/imported/a/渡 輪.md'), 'utf8')).toBe(text);
    expect(readFileSync(join(home, 'archive/articles/2019/02/7.md'), 'utf8')).toContain('\n# 渡輪\n');
  });

  test('names an article by its id, else by its address, else by its place', async () => {
    put('1.md', article('一', 'id: "7"\n'));
    put('2.md', article('二', 'original_url: "https://harbourdaily.example/article/8"\n'));
    put('3.md', article('三'));
    await imported("name: 港灣日報\nidentity: [{pattern: '/article/(?P<id>[0-9]+)'}]");
    expect(ids()).toEqual(
      ['3', '7', '8'].map((id) => (id === '3' ? expect.stringMatching(/^[0-9a-f]{16}$/) : id)),
    );
  });

  test('passes over what is no article of its own, and says why', async () => {
    put('1.md', article('一', 'id: "7"\n'));
    put('2.md', article('二', 'id: "7"\n'));
    put('bad-id.md', article('惡', 'id: "../../7"\n'));
    put('code.md', '---js\n{title: require("fs").rmSync("/")}\n---\n');
    put('latin.md', Buffer.from(article('caf\xe9'), 'latin1'));
    put('none.md', 'no front matter');
    truncateSync(put('large.md', ''), 20 << 20);
    put('back\\slash.md', article('斜', 'id: "9"\n'));
    mkdirSync(join(home, 'in/folder.md'));
    execFileSync('mkfifo', [join(home, 'in/pipe.md')]);
    writeFileSync(join(home, 'outside.md'), article('外'));
    symlinkSync('../outside.md', join(home, 'in/link.md'));
    mkdirSync(join(home, 'elsewhere'));
    writeFileSync(join(home, 'elsewhere/x.md'), article('外'));
    symlinkSync('../elsewhere', join(home, 'in/linked'));
    expect(refusals(await imported())).toEqual({
      '2.md': 'BAD_INPUT',
      'bad-id.md': 'BAD_INPUT',
      'back\\slash.md': 'BAD_INPUT',
      'code.md': 'BAD_ARTICLE',
      'folder.md': 'BAD_INPUT',
      'large.md': 'TOO_LARGE',
      'latin.md': 'BAD_ARTICLE',
      'link.md': 'BAD_INPUT',
      'none.md': 'BAD_ARTICLE',
      'pipe.md': 'BAD_INPUT',
    });
    expect(ids()).toEqual(['7']);
  });

  test('given again changes nothing; a file that changed brings its article up to date', async () => {
    const path = put('1.md', article('一', 'id: "7"\n'));
    await imported();
    const journal = readFileSync(join(home, 'archive/account/journal-00001.jsonl'));
    expect(refusals(await imported())).toEqual({});
    expect(readFileSync(join(home, 'archive/account/journal-00001.jsonl')).equals(journal)).toBe(true);
    writeFileSync(path, article('一・更正', 'id: "7"\n'));
    await imported();
    expect(readFileSync(join(home, 'archive/articles/2019/02/7.md'), 'utf8')).toContain('# 一・更正');
  });

  test('with a wrong outlet file, or none of its files there, leaves no folder behind', async () => {
    await expect(imported()).rejects.toMatchObject({ code: 'ENOENT' });
    mkdirSync(join(home, 'in'));
    await expect(imported()).rejects.toMatchObject({ code: 'BAD_INPUT' });
    put('1.md', article('一'));
    await expect(imported('colour: red')).rejects.toMatchObject({ code: 'BAD_OUTLET' });
    expect(existsSync(join(home, 'archive'))).toBe(false);
  });

  test('into an archive with another outlet file is refused', async () => {
    put('1.md', article('一'));
    await imported('name: A');
    await expect(imported('name: B')).rejects.toMatchObject({ code: 'USAGE' });
  });
});
