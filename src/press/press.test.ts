import {
  existsSync,
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
import { type PressEvent, type PressOptions, press } from './index.ts';
import {
  makeArchive,
  OUTLET,
  PAPER,
  PIXEL,
  PIXEL_PATH,
  putArticle,
  putFile,
} from './sample-archive.test-help.ts';

let archive = '';
let site = '';
let events: PressEvent[] = [];

beforeAll(async () => {
  archive = makeArchive(PAPER);
  putFile(archive, PIXEL_PATH, PIXEL);
  site = join(archive, 'site');
  events = await run(archive);
});
afterAll(() => rmSync(archive, { recursive: true }));

async function run(
  dir: string,
  out: string | null = null,
  options: PressOptions = {},
): Promise<PressEvent[]> {
  const all: PressEvent[] = [];
  for await (const event of press(dir, out, { workers: 1, ...options })) all.push(event);
  return all;
}

function done(all: PressEvent[]) {
  const last = all.at(-1);
  if (last?.kind !== 'done') throw new Error('the press did not finish');
  return last.summary;
}

function filesOf(dir: string): string[] {
  return (readdirSync(dir, { recursive: true }) as string[])
    .filter((path) => statSync(join(dir, path)).isFile())
    .sort();
}

const page = (path: string) => readFileSync(join(site, path), 'utf8');

test('a pressed site has a front page, articles, revisions, sections, bylines, tags, days, a feed and a word to crawlers', () => {
  expect(done(events)).toMatchObject({ articles: 4, revisions: 1, refused: 0, pictures: 1, lost: 2 });
  for (const path of [
    'index.html',
    'articles/101.html',
    'revisions/101/100.html',
    'sections/港聞.html',
    'sections/index.html',
    'bylines/記者甲.html',
    'tags/渡輪.html',
    'days/2019-02-28.html',
    'days/2019-02.html',
    'days/2019.html',
    'days/index.html',
    'days/undated.html',
    'coverage.html',
    'coverage.json',
    'colophon.html',
    '404.html',
    'feed.xml',
    'robots.txt',
    PIXEL_PATH,
  ]) {
    expect(existsSync(join(site, path)), path).toBe(true);
  }
});

test('every link inside the site leads to a file of the site', () => {
  const files = new Set(filesOf(site));
  const dead: string[] = [];
  for (const path of files) {
    if (!path.endsWith('.html') || path === '404.html') continue;
    for (const [, address] of page(path).matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^(?:[a-z]+:|#)/.test(address!)) continue;
      const [file = '', part] = decodeURI(address!.replaceAll('&amp;', '&')).split('#');
      const target = posix.join(dirname(path), file);
      if (!files.has(target)) dead.push(`${path} → ${address}`);
      else if (part !== undefined && !page(target).includes(` id="${part}"`))
        dead.push(`${path} → ${address}`);
    }
  }
  expect(dead).toEqual([]);
});

test('a link to an old address of another article leads to its page here; a relative one of a replay leads to the web archive', () => {
  const html = page('articles/101.html');
  expect(html).toContain('<a href="../articles/99.html">昨日報道</a>');
  expect(html).toContain(
    'href="https://web.archive.org/web/20190301000000/https://www.shancheng.example/subscribe"',
  );
  expect(html).toContain('<a href="https://other.example/" rel="external noreferrer noopener">首頁</a>');
});

test('pictures of the archive are shown, all others are marked as lost with caption, reason and address', () => {
  expect(page('articles/101.html')).toContain(`<img src="../${PIXEL_PATH}" alt="霧中的碼頭"`);
  expect(page('articles/101.html')).toMatch(
    /class="lost">.*從未有人擷取.*https:\/\/www\.shancheng\.example\/b\.jpg.*失去的照片/s,
  );
  expect(page('articles/99.html')).not.toContain('<img');
  expect(page('articles/99.html')).toMatch(
    /class="lost">.*web\.archive\.org\/web\/2019\/https:\/\/x\.example\/c\.jpg.*沒有存下/s,
  );
});

test('a player of another site becomes a card that loads nothing and names where it was', () => {
  const html = page('articles/101.html');
  expect(html).toMatch(/class="card" data-kind="video">.*watch\?v=abcdefghijk.*youtube\.com/s);
  expect(html).not.toContain('<iframe');
});

test('an article names its original, its memento and its provenance, for people and for machines', () => {
  const html = page('articles/101.html');
  expect(html).toContain(
    '<link rel="original" href="https://www.shancheng.example/article/101/%E6%B8%A1%E8%BC%AA">',
  );
  expect(html).toContain('<link rel="memento" href="https://web.archive.org/');
  expect(html).toContain(`sha256:${'0'.repeat(64)}`);
  expect(html).toContain('2019年3月1日 08:00');
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!);
  expect(data).toMatchObject({
    '@type': 'NewsArticle',
    headline: '山城大霧　渡輪停航',
    author: [{ name: '記者甲' }, { name: '記者乙' }],
  });
});

test('an article names the record that it was read from, where the evidence is known', async () => {
  const dir = makeArchive(PAPER);
  const asked: string[] = [];
  let closed = 0;
  const records = () => ({
    find(capture: string, digest: string) {
      asked.push(`${capture}#${digest}`);
      return { file: 'captures/given/a.warc.gz', offset: 4711, length: 1234 };
    },
    async close() {
      closed++;
    },
  });
  await run(dir, null, { records });
  const { capture, digest } = PAPER[0]!.front;
  expect([asked, closed]).toEqual([[`${capture}#${digest}`], 1]);
  const html = readFileSync(join(dir, 'site/articles/101.html'), 'utf8');
  expect(html).toMatch(/captures\/given\/a\.warc\.gz<\/code> <small>自第 4,711 位元組起，長 1,234 位元組/);
  rmSync(dir, { recursive: true });
});

test('every page forbids itself scripts and other hosts', () => {
  for (const path of filesOf(site).filter((one) => one.endsWith('.html'))) {
    expect(page(path), path).toContain(
      "content=\"default-src 'none'; img-src 'self' data:; style-src 'self';",
    );
    expect(page(path), path).not.toMatch(/ style="| on[a-z]+="/);
    expect(page(path), path).toContain('<meta name="referrer" content="no-referrer">');
  }
});

test('tags that differ only in case have pages of their own on every file system', () => {
  const names = readdirSync(join(site, 'tags')).filter((name) => name.toLowerCase().startsWith('fog'));
  expect(names).toHaveLength(2);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(2);
});

test('two presses of one archive are the same byte for byte, and pressing again writes nothing', async () => {
  const other = mkdtempSync(join(tmpdir(), 'reprint-site-'));
  await run(archive, other, { workers: 2 });
  expect(filesOf(other)).toEqual(filesOf(site));
  for (const path of filesOf(site))
    expect(readFileSync(join(other, path)).equals(readFileSync(join(site, path))), path).toBe(true);
  expect(done(await run(archive, other))).toMatchObject({ written: 0, removed: 0 });
  rmSync(other, { recursive: true });
});

test('pressing again takes away what is stale, and nothing that it did not press', async () => {
  const dir = makeArchive(PAPER);
  await run(dir);
  writeFileSync(join(dir, 'site', 'CNAME'), 'mine');
  rmSync(join(dir, 'articles/2018/02/98.md'));
  const summary = done(await run(dir));
  expect(summary.removed).toBeGreaterThan(3);
  expect(existsSync(join(dir, 'site/articles/98.html'))).toBe(false);
  expect(existsSync(join(dir, 'site/days/2018-02-28.html'))).toBe(false);
  expect(readFileSync(join(dir, 'site', 'CNAME'), 'utf8')).toBe('mine');
  rmSync(dir, { recursive: true });
});

test('a folder with files of somebody else is refused', async () => {
  const other = mkdtempSync(join(tmpdir(), 'reprint-mine-'));
  writeFileSync(join(other, 'index.html'), 'mine');
  await expect(run(archive, other)).rejects.toMatchObject({ code: 'NAME_TAKEN' });
  expect(readFileSync(join(other, 'index.html'), 'utf8')).toBe('mine');
  rmSync(other, { recursive: true });
});

test('a list of pressed files that names files elsewhere takes nothing away there', async () => {
  const dir = makeArchive(PAPER);
  await run(dir);
  const precious = join(dir, 'outlet.yaml');
  writeFileSync(join(dir, 'site', '.pressed'), `../outlet.yaml\n${precious}\nlink/outlet.yaml\n`);
  symlinkSync(dir, join(dir, 'site', 'link'));
  await run(dir);
  expect(readFileSync(precious, 'utf8')).toBe(OUTLET);
  rmSync(dir, { recursive: true });
});

test('a folder of the site that is a link elsewhere is not written through', async () => {
  const dir = makeArchive(PAPER);
  const elsewhere = mkdtempSync(join(tmpdir(), 'reprint-elsewhere-'));
  await run(dir);
  rmSync(join(dir, 'site', 'tags'), { recursive: true });
  symlinkSync(elsewhere, join(dir, 'site', 'tags'));
  await expect(run(dir)).rejects.toMatchObject({ code: 'NAME_TAKEN' });
  expect(readdirSync(elsewhere)).toEqual([]);
  for (const one of [dir, elsewhere]) rmSync(one, { recursive: true });
});

test('hostile titles, bylines, tags and bodies are shown as text and stay in the folder', async () => {
  const evil = '"><script>alert(1)</script>';
  const names = ['../../../x', 'con', 'a\u0000b', 'x'.repeat(300), 'index', '.', 'LPT1', evil];
  const dir = makeArchive([
    {
      id: 'index',
      front: {
        title: evil,
        date: '2020-01-01',
        author: names.join('、'),
        category: '../../etc',
        tags: names,
        standfirst: evil,
        original_url: 'javascript:alert(1)',
        url: 'javascript:alert(2)',
        lang: 'x" onload="alert(1)',
      },
      body: `\n${evil}\n\n<img src=x onerror=alert(1)>\n\n<figure>\n<img src="../../../media/ab/${'ab'.repeat(32)}.svg" alt="${'&quot;'}x" onerror="alert(1)">\n<figcaption><a href="javascript:alert(1)">x</a> <img src=x onerror=alert(1)></figcaption>\n</figure>\n\n[a](javascript:alert(1)) [b](data:text/html,x) ![c](//evil.example/x.png) <svg onload=alert(1)>\n\n{{< frame src="javascript:alert(1)" title="<b>" >}}\n\n<figure>\n<img src="../../../media/../../outlet.yaml">\n</figure>\n`,
    },
  ]);
  putFile(
    dir,
    `media/ab/${'ab'.repeat(32)}.svg`,
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  const summary = done(await run(dir));
  expect(summary.articles).toBe(1);
  const html = readFileSync(join(dir, 'site/articles/index_.html'), 'utf8');
  // Data for machines, and the box's own.
  expect(html.match(/<script[^>]*>/g)).toEqual([
    expect.stringMatching(/^<script type="application\/ld\+json">$/),
    expect.stringMatching(
      /^<script defer src="..\/box-[0-9a-f]{10}\.js" data-search="search-[0-9a-f]{10}\.js" data-keep="service-worker\.js">$/,
    ),
  ]);
  expect(html).not.toMatch(/<img|<svg(?! viewBox="0 0 20 20")|<iframe|href="(?:javascript|data:text)/);
  expect(html).not.toMatch(/<[a-z][^>]* on[a-z]+=/);
  expect(existsSync(join(dir, `site/media/ab/${'ab'.repeat(32)}.svg.txt`))).toBe(true);
  for (const path of filesOf(join(dir, 'site')))
    expect(path, path).toMatch(/^(?!.*(?:^|\/)(?:con|nul|lpt1)\.)[a-z0-9\u4e00-\u9fff/._-]{1,140}$/i);
  rmSync(dir, { recursive: true });
});

test('an article that cannot be read is named, and the site is made without it', async () => {
  const dir = makeArchive(PAPER);
  putFile(dir, 'articles/2019/02/7.md', 'no front matter');
  const all = await run(dir);
  expect(all).toContainEqual(expect.objectContaining({ kind: 'refused', path: 'articles/2019/02/7.md' }));
  expect(done(all)).toMatchObject({ articles: 4, refused: 1 });
  rmSync(dir, { recursive: true });
});

test('a withheld article has no page, and the reason stands in the coverage', async () => {
  const dir = makeArchive(PAPER, `${OUTLET}withheld:\n  - id: '99'\n    reason: 應當事人要求\n`);
  const summary = done(await run(dir));
  expect(summary).toMatchObject({ articles: 3, withheld: 1 });
  expect(existsSync(join(dir, 'site/articles/99.html'))).toBe(false);
  expect(readFileSync(join(dir, 'site/coverage/withheld.html'), 'utf8')).toContain('應當事人要求');
  rmSync(dir, { recursive: true });
});

test('what is lost of a withheld article is not told either', async () => {
  const dir = makeArchive(PAPER, `${OUTLET}withheld:\n  - id: '99'\n    reason: 應當事人要求\n`);
  const told = { id: '99', kind: 'picture', reason: 'never captured', caption: '他家門外', original: null };
  putFile(dir, 'account/lacunae.jsonl', `${JSON.stringify(told)}\n`);
  await run(dir);
  for (const path of filesOf(join(dir, 'site')))
    expect(readFileSync(join(dir, 'site', path)).includes('他家門外'), path).toBe(false);
  rmSync(dir, { recursive: true });
});

test('the losses of the account are listed with reason and article', async () => {
  const dir = makeArchive(PAPER);
  const lines = Array.from({ length: 250 }, (_, n) => ({
    id: '99',
    kind: 'picture',
    reason: 'never captured',
    caption: `圖 ${n}`,
    original: 'https://x.example/c.jpg',
  }));
  putFile(dir, 'account/lacunae.jsonl', `${lines.map((line) => JSON.stringify(line)).join('\n')}\nno json\n`);
  await run(dir);
  expect(readFileSync(join(dir, 'site/coverage.html'), 'utf8')).toContain('250');
  expect(readFileSync(join(dir, 'site/coverage/lost-picture.html'), 'utf8')).toContain('從未有人擷取');
  expect(readFileSync(join(dir, 'site/coverage/lost-picture/3.html'), 'utf8')).toMatch(
    /\.\.\/articles\/99\.html.*圖 249/s,
  );
  rmSync(dir, { recursive: true });
});

test('with the public address of the site, feed and sitemap are absolute', async () => {
  const dir = makeArchive(PAPER);
  await run(dir, null, { address: 'https://archive.example/paper' });
  expect(readFileSync(join(dir, 'site/sitemap.xml'), 'utf8')).toContain(
    '<loc>https://archive.example/paper/articles/101.html</loc>',
  );
  expect(readFileSync(join(dir, 'site/feed.xml'), 'utf8')).toContain(
    'href="https://archive.example/paper/articles/101.html"',
  );
  expect(readFileSync(join(dir, 'site/robots.txt'), 'utf8')).toContain(
    'Sitemap: https://archive.example/paper/sitemap.xml',
  );
  rmSync(dir, { recursive: true });
});

test('an archive without articles has a front page that says so', async () => {
  const dir = makeArchive([]);
  expect(done(await run(dir)).articles).toBe(0);
  expect(readFileSync(join(dir, 'site/index.html'), 'utf8')).toContain('0 篇');
  rmSync(dir, { recursive: true });
});

test('a changed article rewrites its own page, and the index', async () => {
  const dir = makeArchive(PAPER);
  await run(dir);
  const index = () => filesOf(join(dir, 'site')).filter((path) => path.startsWith('search/'));
  const before = index();
  putArticle(dir, { ...PAPER[3]!, body: '\n改了。\n' });
  const { written } = done(await run(dir));
  const pages = written - index().length;
  expect([pages > 0, pages < 4]).toEqual([true, true]);
  expect(index().filter((path) => before.includes(path))).toEqual(['search/index.json', 'search/names.bin']);
  rmSync(dir, { recursive: true });
});

test('an address of the site that is none is refused', async () => {
  await expect(run(archive, null, { address: 'javascript:alert(1)' })).rejects.toMatchObject({
    code: 'USAGE',
  });
});

test('a press that is stopped leaves a site that the next press finishes', async () => {
  const dir = makeArchive(PAPER);
  await expect(run(dir, null, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'INTERRUPTED',
  });
  await run(dir);
  const pages = (site: string) => filesOf(site).filter((path) => !/^(?:media|search)/.test(path));
  expect(pages(join(dir, 'site'))).toEqual(pages(site));
  rmSync(dir, { recursive: true });
});

test('a press that was killed leaves halves of files, which the next one sweeps out', async () => {
  const dir = makeArchive(PAPER);
  await run(dir);
  const half = join(dir, 'site/articles/101.html.999999999-9f86d081.tmp');
  writeFileSync(half, '<!DOC');
  writeFileSync(join(dir, 'site/.pressing'), '');
  writeFileSync(join(dir, 'site/mine.tmp'), 'mine');
  expect(done(await run(dir))).toMatchObject({ written: 0, removed: 0 });
  expect(existsSync(half)).toBe(false);
  expect(existsSync(join(dir, 'site/.pressing'))).toBe(false);
  expect(existsSync(join(dir, 'site/mine.tmp'))).toBe(true);
  rmSync(dir, { recursive: true });
});

test('pictures say their size, so that the page does not jump when they come', () => {
  expect(page('articles/101.html')).toMatch(/<img [^>]* width="1" height="1" decoding="async">/);
});

test('a headline in another language than the paper says so in every list', () => {
  for (const path of ['index.html', 'days/2018-02-28.html', 'bylines/index.html', 'articles/99.html']) {
    if (!page(path).includes('An English story')) continue;
    expect(page(path), path).toMatch(/lang="en"[^>]*>An English story/);
  }
  expect(page('days/2018-02-28.html')).toContain('lang="en"');
});

test('the page of a revision leads to the current text, is not indexed, and has a title of its own', () => {
  const html = page('revisions/101/100.html');
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(html).toMatch(/class="note"[^>]*>.*href="\.\.\/\.\.\/articles\/101\.html"/);
  expect(html).toContain('<title>山城大霧 (2019年2月28日 06:40) · 山城報</title>');
  expect(html).toMatch(/<section class="changes" id="changes">.*<(?:ins|del)>/s);
});

test('a revision of another day, section or author leads to no page that the site does not have', async () => {
  const revision = { title: '舊', date: '2019-02-27', category: '國際', author: '記者甲、記者丙' };
  const dir = makeArchive([
    {
      id: '7',
      front: { title: '新', date: '2019-02-28', category: '港聞', author: '記者甲' },
      body: '新。\n',
      revisions: [{ name: '6', front: revision, body: '舊。\n' }],
    },
  ]);
  await run(dir);
  const html = readFileSync(join(dir, 'site/revisions/7/6.html'), 'utf8');
  expect(html).toContain('<p class="kicker">國際</p>');
  expect(html).toMatch(/href="\.\.\/\.\.\/bylines\/記者甲\.html">記者甲<\/a>、記者丙/);
  expect(html).not.toMatch(/(?:days|sections|bylines)\/(?:2019-02-27|國際|記者丙)/);
  rmSync(dir, { recursive: true });
});

test('an id that an article was saved under before leads to it, without a script', async () => {
  const dir = makeArchive([
    { id: '7', front: { title: '山城大霧', ids: ['5', '6'] }, body: '# 山城大霧\n\n大霧。\n' },
    { id: '5', front: { title: '別的' }, body: '# 別的\n\n別的。\n' },
  ]);
  await run(dir);
  const html = readFileSync(join(dir, 'site/articles/6.html'), 'utf8');
  expect(html).toContain('<meta http-equiv="refresh" content="0; url=../articles/7.html">');
  expect(readFileSync(join(dir, 'site/articles/5.html'), 'utf8')).not.toContain('refresh');
  rmSync(dir, { recursive: true });
});

test('an article without text, title or date has a page that says so', async () => {
  const dir = makeArchive([{ id: '7', front: { title: '' }, body: '' }]);
  await run(dir);
  const html = readFileSync(join(dir, 'site/articles/7.html'), 'utf8');
  expect(html).toContain('（無題）');
  expect(html).toContain('本典藏沒有這篇報道的內文');
  rmSync(dir, { recursive: true });
});

test('names too long for a page, or made of control characters, lead to no dead link and no broken feed', async () => {
  const long = '港'.repeat(400);
  const front = { title: '控\u0001制\ufffe字\ud800元', category: long, author: long, tags: [long, '\u0003'] };
  const dir = makeArchive([{ id: '7', front: { ...front, date: 'soon' }, body: '\n\u0000\uffff字\n' }]);
  await run(dir);
  const html = readFileSync(join(dir, 'site/articles/7.html'), 'utf8');
  const links = [...html.matchAll(/href="\.\.\/((?:sections|bylines|tags)\/[^"]+)"/g)].map(([, to]) => to!);
  expect(links.filter((to) => !to.endsWith('index.html'))).toHaveLength(3);
  for (const to of links) expect(existsSync(join(dir, 'site', to)), to).toBe(true);
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!);
  expect(data).not.toHaveProperty('datePublished');
  rmSync(dir, { recursive: true });
});

test('an article of which nothing is left is named by its address among the losses', async () => {
  const dir = makeArchive([]);
  const original = 'https://www.shancheng.example/article/9/%E5%A4%A7%E9%9C%A7';
  const lost = { id: '9', kind: 'article', reason: 'tombstone', caption: '', original };
  putFile(dir, 'account/lacunae.jsonl', `${JSON.stringify(lost)}\n`);
  await run(dir);
  expect(readFileSync(join(dir, 'site/coverage/lost-article.html'), 'utf8')).toContain('article/9/大霧');
  rmSync(dir, { recursive: true });
});
