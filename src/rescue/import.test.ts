import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../archive/index.ts';
import type { RescueEvent } from './event.ts';
import { importFolder } from './import.ts';
import { refresh } from './index.ts';
import { eventsOf, home } from './rescue.test-help.ts';

const OUTLET =
  "name: 海港日報\nhosts: [harbourdaily.example]\nlanguages: [zh-Hant-HK]\ntimezone: Asia/Hong_Kong\nidentity: [{pattern: '/article/(?P<id>[0-9]+)'}]";

function put(name: string, text: string | Uint8Array): string {
  const path = join(home, 'in', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const TEXT = '渡輪今日因颱風停航，市民改乘巴士往返市區，預計明早恢復服務。';
const article = (title: string, more = '', text = `${title}。${TEXT}`) =>
  `---\ntitle: "${title}"\ndate: "2019-02-28"\n${more}---\n\n# ${title}\n\n${text}\n`;

function imported(outlet: string | null = OUTLET): Promise<RescueEvent[]> {
  const order = { folder: join(home, 'in'), dir: join(home, 'archive'), outlet };
  return eventsOf(importFolder({ ...order, signal: new AbortController().signal }));
}

function refreshed(): Promise<RescueEvent[]> {
  return eventsOf(refresh(join(home, 'archive'), new AbortController().signal));
}

/** What was passed over, and why. */
function refusals(events: RescueEvent[]): Record<string, string> {
  return Object.fromEntries(
    events.flatMap((each) => (each.event === 'passed-over' ? [[each.path, each.error.code]] : [])),
  );
}

function fromArchive<T>(ask: (archive: ReturnType<typeof openArchive>) => T): T {
  const archive = openArchive(join(home, 'archive'), { write: false });
  try {
    return ask(archive);
  } finally {
    archive.close();
  }
}

const ids = () =>
  fromArchive((archive) =>
    [...archive.events('decided')].flatMap(({ id, removed }) => (removed === undefined ? [id] : [])).sort(),
  );
const fileOf = (id: string) => fromArchive((archive) => archive.get(id)!.file);
const inArchive = (path: string) => join(home, 'archive', path);
const journal = () => readFileSync(inArchive('account/journal-00001.jsonl'));

describe('an import', () => {
  test('keeps the originals, byte for byte, and says in each article which one it comes from', async () => {
    const text = `\ufeff${article('渡輪', 'id: "7"\nmine: "x"\n')}`;
    put('a/渡 輪.md', text);
    expect(refusals(await imported())).toEqual({});
    expect(readFileSync(inArchive('imported/a/渡 輪.md'), 'utf8')).toBe(text);
    const { front, extra, body } = fileOf('7');
    expect(front).toMatchObject({ title: '渡輪', date: '2019-02-28', imported: 'imported/a/渡 輪.md' });
    expect(front).not.toHaveProperty('digest');
    expect(front).not.toHaveProperty('capture');
    expect(extra).toEqual({ mine: 'x' });
    expect(body).toBe(`\n# 渡輪\n\n渡輪。${TEXT}\n`);
  });

  test('takes files whose names end in capitals', async () => {
    put('FERRY.MD', article('渡輪', 'id: "7"\n'));
    await imported();
    expect(fileOf('7').front.imported).toBe('imported/FERRY.MD');
  });

  test('names an article by its address where the outlet has a rule, else by its own id, else by its place', async () => {
    put('1.md', article('颱風', 'id: "7"\n'));
    put('2.md', article('燈塔', 'id: "9"\noriginal_url: "https://harbourdaily.example/article/8"\n'));
    put('3.md', article('碼頭'));
    await imported();
    expect(ids().filter((id) => id.length < 3)).toEqual(['7', '8']);
    expect(ids().filter((id) => id.length === 16)).toHaveLength(1);
  });

  test('files two files of one id as two states of one article', async () => {
    put('1.md', article('渡輪停航', 'id: "7"\n'));
    put('2.md', article('渡輪停航', 'id: "7"\nlast_updated: "2019-03-01 10:00:00"\n', `更正：${TEXT}`));
    expect(refusals(await imported())).toEqual({});
    expect(ids()).toEqual(['7']);
    expect(fileOf('7').front.revisions).toHaveLength(1);
  });

  test('passes over what is no file, and keeps aside what cannot be read, each with its reason', async () => {
    put('1.md', article('一', 'id: "7"\n'));
    put('bad-id.md', article('惡', 'id: "../../x"\n'));
    put('code.md', '---js\n{title: require("fs").rmSync("/")}\n---\n');
    put('latin.md', Buffer.from(article('caf\xe9'), 'latin1'));
    put('none.md', 'no front matter');
    truncateSync(put('large.md', ''), 50 << 20);
    put('back\\slash.md', article('斜', 'id: "9"\n'));
    mkdirSync(join(home, 'in/folder.md'));
    execFileSync('mkfifo', [join(home, 'in/pipe.md')]);
    writeFileSync(join(home, 'outside.md'), article('外'));
    symlinkSync('../outside.md', join(home, 'in/link.md'));
    mkdirSync(join(home, 'elsewhere'));
    writeFileSync(join(home, 'elsewhere/x.md'), article('外'));
    symlinkSync('../elsewhere', join(home, 'in/linked'));
    expect(refusals(await imported())).toEqual({
      'back\\slash.md': 'BAD_INPUT',
      'folder.md': 'BAD_INPUT',
      'imported/code.md': 'BAD_ARTICLE',
      'imported/large.md': 'TOO_LARGE',
      'imported/latin.md': 'BAD_ARTICLE',
      'imported/none.md': 'BAD_ARTICLE',
      'link.md': 'BAD_INPUT',
      'pipe.md': 'BAD_INPUT',
    });
    // An id that leads out of the folder is none; the article is named by its place.
    expect(ids().filter((id) => id.length !== 16)).toEqual(['7']);
    expect(existsSync(inArchive('imported/none.md'))).toBe(true);
    expect(
      fromArchive((archive) => archive.latest({ event: 'imported', file: 'imported/none.md' })),
    ).toMatchObject({
      articles: 0,
      problems: [{ at: '', code: 'BAD_ARTICLE', message: expect.stringContaining('line 1') }],
    });
  });

  test('given again changes nothing; a file that changed brings its article up to date', async () => {
    const path = put('1.md', article('一', 'id: "7"\n'));
    put('none.md', 'no front matter');
    await imported();
    const before = journal();
    expect(refusals(await imported())).toEqual({});
    expect(journal().equals(before)).toBe(true);
    writeFileSync(path, article('一・更正', 'id: "7"\n'));
    await imported();
    expect(fileOf('7').front.title).toBe('一・更正');
    expect(fileOf('7').front.revisions).toBeUndefined();
  });

  test('is made again from what the archive keeps, also without .reprint', async () => {
    put('1.md', article('一', 'id: "7"\n'));
    await imported();
    const text = readFileSync(inArchive('articles/2019/02/7.md'), 'utf8');
    const before = journal();
    rmSync(inArchive('.reprint'), { recursive: true });
    await refreshed();
    expect(readFileSync(inArchive('articles/2019/02/7.md'), 'utf8')).toBe(text);
    expect(journal().equals(before)).toBe(true);
  });

  test('of which the account does not tell is not lost by a refresh, which says what to do', async () => {
    put('1.md', article('一', 'id: "7"\n'));
    await imported();
    const path = inArchive('account/journal-00001.jsonl');
    writeFileSync(path, `${journal()}`.replace(/^.*"event":"imported".*\n/gm, ''));
    rmSync(inArchive('.reprint'), { recursive: true });
    await expect(refreshed()).rejects.toThrow(/early version/);
    await imported();
    await refreshed();
    expect(ids()).toEqual(['7']);
  });

  test('tells what it mended, rule by rule', async () => {
    for (const n of [1, 2, 3])
      put(
        `${n}.md`,
        `---\ntitle: "新聞${n}"\ndate: "2019-02-28"\nauthor: "記者${'甲乙丙'[n - 1]}"\nid: "${n}"\n---\n\n# 新聞${n}\n\n第${n}則。\n\n---\n\n請加入成為海港日報的月費讀者。\n`,
      );
    put('4.md', '---\ntitle: "Temporarily Offline"\ndate: ""\nid: "4"\n---\n\n');
    const [event] = (await imported()).filter(({ event }) => event === 'imported');
    expect(event).toEqual({
      event: 'imported',
      report: { files: 4, articles: 3, noArticles: { outage: 1 }, rules: { plea: 3 }, passedOver: 0 },
    });
    expect(fromArchive((archive) => archive.latest({ event: 'decided', id: '4' }))).toMatchObject({
      path: null,
    });
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
