import {
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
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LibraryEvent, type LibraryOptions, press, pressLibrary } from '../index.ts';
import {
  makeArchive,
  OUTLET,
  PAPER,
  PIXEL,
  PIXEL_PATH,
  putArticle,
  putFile,
} from '../sample-archive.test-help.ts';

const SECOND = `name: 港灣日報 <Harbour>\nabout: 另一份虛構的報紙。\nhosts: [harbour.example]\nlanguages: [zh-Hant-HK]\ntimezone: Asia/Hong_Kong\n`;
const EVIL = `name: '"><script>document.title="RAN"</script>'\nlanguages: [en]\n`;

let first = '';
let second = '';
let evil = '';
let out = '';
let events: LibraryEvent[] = [];

beforeAll(async () => {
  first = makeArchive(PAPER);
  putFile(first, PIXEL_PATH, PIXEL);
  second = makeArchive(
    [
      {
        id: '1',
        front: { title: '港灣開埠', date: '2009-05-04', author: '記者甲' },
        body: '\n大霧與居民。\n',
      },
      { id: '2', front: { title: '末日一班船', date: '2021-12-30' }, body: '\n渡輪停航。\n' },
    ],
    SECOND,
  );
  evil = makeArchive([], EVIL);
  out = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  events = await run([first, second], { name: '山海典藏' });
});
afterAll(() => {
  for (const dir of [first, second, evil, out]) rmSync(dir, { recursive: true });
});

async function run(archives: string[], options: LibraryOptions = {}, to = out): Promise<LibraryEvent[]> {
  const all: LibraryEvent[] = [];
  for await (const event of pressLibrary(archives, to, { workers: 1, ...options })) all.push(event);
  return all;
}

function done(all: LibraryEvent[]) {
  const last = all.at(-1);
  if (last?.kind !== 'done') throw new Error('the press did not finish');
  return last.summary;
}

const filesOf = (dir: string) =>
  (readdirSync(dir, { recursive: true }) as string[])
    .filter((path) => statSync(join(dir, path)).isFile())
    .sort();
const bytesOf = (dir: string) =>
  new Map(filesOf(dir).map((path) => [path, readFileSync(join(dir, path), 'latin1')]));
const page = (path: string) => readFileSync(join(out, path), 'utf8');

test('several archives become one library: each outlet a site of its own, and a common front before them', () => {
  expect(done(events)).toMatchObject({
    articles: 6,
    outlets: [
      { folder: 'shancheng.example', articles: 4 },
      { folder: 'harbour.example', articles: 2 },
    ],
  });
  for (const path of ['index.html', 'search.html', 'colophon.html', '404.html', 'feeds.opml', 'robots.txt'])
    expect(existsSync(join(out, path)), path).toBe(true);
  for (const folder of ['shancheng.example', 'harbour.example'])
    for (const path of ['index.html', 'search.html', 'search/index.json', 'feed.xml', '.pressed'])
      expect(existsSync(join(out, folder, path)), path).toBe(true);
});

test('the front page tells of each outlet its name, story, years, articles and its last ones, escaped', () => {
  const html = page('index.html');
  expect(html).toContain('<a href="harbour.example/index.html">港灣日報 &lt;Harbour&gt;</a>');
  expect(html).toContain('另一份虛構的報紙。');
  expect(html).toContain('2009年5月4日 — 2021年12月30日');
  expect(html).toMatch(
    /<a href="harbour\.example\/days\/2009\.html"><svg.*<\/svg>2009<span class="hidden">、1 篇<\/span>/,
  );
  expect(html).toMatch(
    /class="headline" lang="zh-Hant-HK" href="harbour\.example\/articles\/2\.html">末日一班船/,
  );
  expect(html).toContain('2 份報刊 · 6 篇');
  expect(html).not.toMatch(/ style="| on[a-z]+="/);
});

test('each page of an outlet leads up to the library; everything else stays within its folder', () => {
  for (const [path, to] of [
    ['shancheng.example/index.html', '../index.html'],
    ['shancheng.example/articles/101.html', '../../index.html'],
  ] as const)
    expect(page(path)).toContain(`<a href="${to}">收錄於山海典藏</a>`);
  for (const path of filesOf(join(out, 'shancheng.example')).filter((one) => one.endsWith('.html'))) {
    const depth = path.split('/').length;
    const outside = [
      ...page(`shancheng.example/${path}`).matchAll(/ (?:href|src)="((?:\.\.\/)+)[^"]*"/g),
    ].filter(([, up]) => up!.length / 3 >= depth);
    expect(outside.length, path).toBeLessThanOrEqual(path === '404.html' ? 0 : 1);
  }
});

test('every link inside the library leads to a file of it', () => {
  const files = new Set(filesOf(out));
  const dead: string[] = [];
  for (const path of files) {
    if (!path.endsWith('.html') || path.endsWith('404.html')) continue;
    for (const [, address] of page(path).matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^(?:[a-z]+:|#)/.test(address!)) continue;
      const target = posix.join(
        dirname(path),
        decodeURI(address!.replaceAll('&amp;', '&')).replace(/[?#].*$/, ''),
      );
      if (!files.has(target)) dead.push(`${path} → ${address}`);
    }
  }
  expect(dead).toEqual([]);
});

test('pressing again writes nothing; two libraries of the same archives are the same, byte for byte', async () => {
  expect(done(await run([first, second], { name: '山海典藏' }))).toMatchObject({ written: 0, removed: 0 });
  const other = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  await run([first, second], { name: '山海典藏' }, other);
  expect(bytesOf(other)).toEqual(bytesOf(out));
  rmSync(other, { recursive: true });
});

test('an article that came since changes its outlet and the front; the other outlet stays as it is', async () => {
  const before = bytesOf(join(out, 'shancheng.example'));
  putArticle(second, { id: '3', front: { title: '最後一天', date: '2021-12-31' }, body: '\n再會。\n' });
  await run([first, second], { name: '山海典藏' });
  expect(page('index.html')).toContain('最後一天');
  expect(bytesOf(join(out, 'shancheng.example'))).toEqual(before);
});

test('an outlet that is no longer named is taken away, but for what somebody put beside it', async () => {
  const to = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  await run([first, second], {}, to);
  writeFileSync(join(to, 'harbour.example', 'mine.txt'), 'mine');
  mkdirSync(join(to, 'drafts'));
  writeFileSync(join(to, 'drafts', 'a.txt'), 'mine');
  const { removed } = done(await run([first], {}, to));
  expect(removed).toBeGreaterThan(10);
  expect(readdirSync(join(to, 'harbour.example'))).toEqual(['mine.txt']);
  expect(readdirSync(join(to, 'drafts'))).toEqual(['a.txt']);
  expect(readFileSync(join(to, 'index.html'), 'utf8')).not.toContain('harbour.example');
  // One that is named again finds its folder held by somebody else, and says so.
  await expect(run([first, second], {}, to)).rejects.toMatchObject({ code: 'NAME_TAKEN' });
  rmSync(join(to, 'harbour.example', 'mine.txt'));
  expect(done(await run([first, second], {}, to)).outlets).toHaveLength(2);
  rmSync(to, { recursive: true });
});

test('a press that is stopped in between is completed by the next, and leaves nothing unnamed behind', async () => {
  const whole = bytesOf(out);
  const to = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  const stop = new AbortController();
  const begun = pressLibrary([first, second], to, { workers: 1, name: '山海典藏', signal: stop.signal });
  await expect(
    (async () => {
      for await (const event of begun)
        if (event.kind === 'surveyed' && existsSync(join(to, 'shancheng.example', 'index.html')))
          stop.abort();
    })(),
  ).rejects.toMatchObject({ code: 'INTERRUPTED' });
  expect(existsSync(join(to, 'index.html'))).toBe(false);
  await run([first, second], { name: '山海典藏' }, to);
  expect(bytesOf(to)).toEqual(whole);
  rmSync(to, { recursive: true });
});

test('a site alone does not bury a library, nor a library what is not ours', async () => {
  const alone = async (to: string) => {
    for await (const event of press(first, to, { workers: 1 })) void event;
  };
  await expect(alone(out)).rejects.toMatchObject({ code: 'NAME_TAKEN' });
  const to = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  writeFileSync(join(to, 'mine.txt'), 'mine');
  await expect(run([first, second], {}, to)).rejects.toMatchObject({ code: 'NAME_TAKEN' });
  rmSync(to, { recursive: true });
});

test('a site that was pressed alone gives way to a library in its folder', async () => {
  const to = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  for await (const event of press(first, to, { workers: 1 })) void event;
  await run([first, second], { name: '山海典藏' }, to);
  expect(bytesOf(to)).toEqual(bytesOf(out));
  rmSync(to, { recursive: true });
});

test('an outlet taken out and pressed alone is the site that it would always have been', async () => {
  const to = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  await run([second], { name: '山海典藏' }, to);
  const taken = join(to, 'harbour.example');
  for await (const event of press(second, taken, { workers: 1 })) void event;
  const fresh = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  for await (const event of press(second, fresh, { workers: 1 })) void event;
  expect(bytesOf(taken)).toEqual(bytesOf(fresh));
  expect(readFileSync(join(fresh, 'index.html'), 'utf8')).not.toContain('upward');
  for (const dir of [to, fresh]) rmSync(dir, { recursive: true });
});

test('names of a stranger stay text, and lead nowhere', async () => {
  const to = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  const { outlets } = done(await run([evil, first], { name: '<b>&"' }, to));
  expect(outlets[0]!.folder).toMatch(/^script-document-title-ran-script-[0-9a-f]{10}$/);
  for (const path of filesOf(to).filter((one) => one.endsWith('.html')))
    expect(readFileSync(join(to, path), 'utf8'), path).not.toMatch(/<script>|<b>&"/);
  rmSync(to, { recursive: true });
});

test('a link in the place of an outlet is not followed', async () => {
  const to = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  const elsewhere = mkdtempSync(join(tmpdir(), 'reprint-elsewhere-'));
  await run([first, second], {}, to);
  rmSync(join(to, 'harbour.example'), { recursive: true });
  symlinkSync(elsewhere, join(to, 'harbour.example'));
  await expect(run([first, second], {}, to)).rejects.toMatchObject({ code: 'NAME_TAKEN' });
  writeFileSync(join(elsewhere, '.pressed'), 'mine.txt\n');
  writeFileSync(join(elsewhere, 'mine.txt'), 'mine');
  await run([first], {}, to);
  expect(readdirSync(elsewhere).sort()).toEqual(['.pressed', 'mine.txt']);
  for (const dir of [to, elsewhere]) rmSync(dir, { recursive: true });
});

test('with its address, sitemaps of all outlets stand in one index, and feeds are named in full', async () => {
  const to = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  await run([first, second], { address: 'https://papers.example/lib' }, to);
  expect(readFileSync(join(to, 'sitemap.xml'), 'utf8')).toContain(
    '<loc>https://papers.example/lib/shancheng.example/sitemap.xml</loc>',
  );
  expect(readFileSync(join(to, 'feeds.opml'), 'utf8')).toContain(
    'xmlUrl="https://papers.example/lib/harbour.example/feed.xml"',
  );
  expect(readFileSync(join(to, 'harbour.example/articles/2.html'), 'utf8')).toContain(
    '<link rel="canonical" href="https://papers.example/lib/harbour.example/articles/2.html">',
  );
  rmSync(to, { recursive: true });
});

test('where one outlet asks not to be listed, neither is the front that tells of it', async () => {
  const shy = makeArchive(PAPER, `${OUTLET}site:\n  robots: no index\n`);
  const to = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  await run([second, shy], { address: 'https://papers.example/' }, to);
  for (const path of ['index.html', 'search.html', 'shancheng.example/index.html'])
    expect(readFileSync(join(to, path), 'utf8'), path).toContain('<meta name="robots" content="noindex">');
  expect(readFileSync(join(to, 'harbour.example/index.html'), 'utf8')).not.toContain('noindex');
  expect(existsSync(join(to, 'sitemap.xml'))).toBe(false);
  for (const dir of [shy, to]) rmSync(dir, { recursive: true });
});

test('an archive that is named twice is refused', async () => {
  await expect(run([first, `${first}/.`])).rejects.toMatchObject({ code: 'USAGE' });
});
