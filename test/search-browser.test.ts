import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { press, serve } from '../src/press/index.ts';
import { makeArchive, PAPER, PIXEL, PIXEL_PATH, putFile } from '../src/press/sample-archive.test-help.ts';
import { searchScripts } from '../src/search/index.ts';
import { hasChromium, openChromium } from './chromium.test-help.ts';

const hasBrowser = hasChromium('the search is not tried in a browser');

/** Thirty short reports of one ferry, one a month. */
const FERRY = Array.from({ length: 30 }, (_, i) => ({
  id: String(500 + i),
  front: {
    title: `渡輪第${i}班`,
    date: `${2016 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-15`,
    author: i % 3 === 0 ? '記者甲' : '記者丙',
    category: i % 2 === 0 ? '港聞' : '體育',
    tags: ['渡輪'],
    original_url: `https://www.shancheng.example/article/${500 + i}`,
  },
  body: `\n南區碼頭的渡輪照常開出。<script>document.title="RAN"</script>\n`,
}));

let archive = '';
let site = '';
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  if (!hasBrowser) return;
  archive = makeArchive([...PAPER, ...FERRY]);
  putFile(archive, PIXEL_PATH, PIXEL);
  for await (const event of press(archive, null, { workers: 1 })) void event;
  site = join(archive, 'site');
  server = await serve(site);
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  if (archive !== '') rmSync(archive, { recursive: true });
});

/** What a page says; it must say it within a short time, and complain of nothing. */
async function opened(path: string, base = server.url): Promise<Page & { complaints: string[] }> {
  const page = Object.assign(await browser.newPage(), { complaints: [] as string[] });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => page.complaints.push(message.text()));
  await page.goto(base + path);
  return page;
}
const said = (page: Page) => page.locator('#answer [role=status]');
/** Waits until the page says this; its policy forbids the driver's own waiting functions. */
const says = (page: Page, text: string) =>
  page.locator('#answer [role=status]', { hasText: text }).waitFor({ timeout: 15_000 });
const firstHit = (page: Page, text: string) =>
  page.locator('.hits > li:first-child a', { hasText: text }).waitFor({ timeout: 15_000 });
const settled = (page: Page) =>
  page.waitForSelector('#answer:not([aria-busy]) .hits, #answer button, #answer input');
const asking = (query: string) => `search.html?q=${encodeURIComponent(query)}`;

test('the scripts of a site are small: all within 20 kB as they travel, the one of every page within 1 kB', async () => {
  const { box, main } = await searchScripts();
  expect(gzipSync(box).length).toBeLessThan(1000);
  expect(gzipSync(main).length).toBeLessThan(20_000);
});

describe.runIf(hasBrowser)('in a browser', () => {
  test('a query shows ten hits with the words marked, how many there are, and turns pages; Back goes back', async () => {
    const page = await opened('index.html');
    await page.fill('[role=search] input', '渡轮');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await said(page).textContent()).toBe('找到 31 篇');
    expect(await page.locator('.hits > li').count()).toBe(10);
    expect(await page.locator('.hits mark').first().textContent()).toBe('渡輪');
    expect(await page.title()).toBe('渡轮 · 搜尋 · 山城報');
    await page.click('.orders a:last-child');
    await firstHit(page, '第0班');
    await page.click('.pager [rel=next]');
    await firstHit(page, '第10班');
    expect(page.url()).toContain('order=oldest&page=2');
    await page.goBack();
    await firstHit(page, '第0班');
    await page.click('.hits a');
    expect(await page.title()).toBe('渡輪第0班 · 山城報');
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test('hits are narrowed down by name and by month, with exact counts, and the address says so', async () => {
    const page = await opened(asking('南區碼頭'));
    await settled(page);
    await page.click('.sieve details summary');
    await page.waitForSelector('.sieve li');
    expect(await page.locator('.sieve li').allTextContents()).toEqual(['港聞15', '體育15']);
    await page.click('.sieve li a');
    await says(page, '找到 15 篇');
    await page.focus('.bars input');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/from=/);
    expect(new URL(page.url()).searchParams.get('section')).toBe('港聞');
    await page.fill('[name=from]', '2017-01');
    await page.fill('[name=to]', '2017-03');
    await page.click('.histogram button');
    await says(page, '找到 2 篇');
    await page.click('.clear a');
    await says(page, '找到 30 篇');
    const { x, y, width } = (await page.locator('.bars svg').boundingBox())!;
    await page.mouse.move(x + 1, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + 10, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/to=201/);
    expect(page.url()).not.toContain('from=');
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test('the box suggests names and headlines; keys move among them, and are told to screen readers', async () => {
    const page = await opened('articles/101.html');
    const box = page.locator('[role=search] input');
    await page.keyboard.press('/');
    expect(await page.locator(':focus').getAttribute('name')).toBe('q');
    await page.waitForSelector('[role=combobox]');
    await page.keyboard.type('渡輪第2');
    await page.waitForSelector('[role=option]');
    expect(await page.locator('.suggestions').textContent()).toContain('渡輪第29班');
    expect(await page.locator('form [role=status]').textContent()).toContain('項建議');
    await page.keyboard.press('ArrowDown');
    expect(await box.getAttribute('aria-activedescendant')).toBe('suggestion-0');
    await page.keyboard.press('Escape');
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    expect(await box.inputValue()).toBe('渡輪第2');
    await page.keyboard.press('Escape');
    expect(await box.inputValue()).toBe('');
    await page.keyboard.type('記者甲');
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/bylines\/.*\.html$/);
    expect(await page.locator('h1').textContent()).toBe('記者甲');
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test('an address of an article leads to it: its own, an alias, a memento, one that only its id is known of', async () => {
    for (const address of [
      'https://www.shancheng.example/article/500',
      'shancheng.example/article/101',
      'https://web.archive.org/web/20200101000000/http://www.shancheng.example/article/101/%E6%B8%A1%E8%BC%AA',
      'https://shancheng.example/article/100/never-listed?x=1',
    ]) {
      const page = await opened(asking(address));
      await page.waitForURL(/articles\/(?:500|101)\.html$/);
      await page.close();
    }
    const page = await opened(asking('https://shancheng.example/article/31337'));
    await says(page, '沒有這個網址');
    await page.close();
  });

  test('a query that cannot be one gets a plain answer, and nothing of it runs', async () => {
    for (const [query, answer] of [
      ['南'.repeat(900), '太長'],
      ['。 ，？', '單憑標點'],
      ['\u0000\u0001', '單憑標點'],
      ['(zq+)+$ [', '沒有找到'],
      ['"><img src=x onerror=document.title="RAN">', '沒有找到'],
    ] as const) {
      const page = await opened(asking(query));
      await says(page, answer);
      expect(await page.title()).not.toBe('RAN');
      expect(page.complaints.filter((each) => !each.includes('404'))).toEqual([]);
      await page.close();
    }
  });

  test('without scripts the page says so and leads to the lists', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url + asking('渡輪'));
    expect(await page.locator('noscript').textContent()).toContain('這個瀏覽器不執行');
    await page.click('.browse a >> nth=0');
    expect(await page.locator('h1').textContent()).toBe('版面');
    await context.close();
  });

  test('a page from a folder says why it cannot search by itself, and searches in the folder that it is given', async () => {
    const page = await opened(asking('南區碼頭'), `${pathToFileURL(site).href}/`);
    await page.waitForSelector('input[type=file]');
    expect(await page.locator('.results').textContent()).toContain('reprint serve');
    await page.setInputFiles('input[type=file]', join(site, 'search'));
    await page.waitForSelector('.hits');
    expect(await said(page).textContent()).toBe('找到 30 篇');
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test('the search page breaks no rule of WCAG 2.2 AA that a machine can check, and does not jump', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 360],
    ] as const) {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 800 },
        bypassCSP: true,
      });
      const page = await context.newPage();
      await page.goto(server.url + asking('南區碼頭'));
      await page.waitForSelector('.hits');
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      await page.waitForFunction('document.querySelectorAll(".sieve li").length > 5');
      await page.fill('.ask input', '渡');
      await page.waitForSelector('[role=option]');
      await page.addScriptTag({ content: axe });
      const run = `axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
      }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`;
      expect(await page.evaluate(run), colorScheme).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await context.close();
    }
  }, 120_000);

  describe('of a host or an index that is not as it should be', () => {
    let copy = '';
    let host: Server;
    let base = '';
    /** Serves a copy of the site without any Range. */
    beforeAll(async () => {
      copy = `${site}-copy`;
      cpSync(site, copy, { recursive: true });
      host = createServer((request, response) => {
        const path = join(copy, decodeURIComponent(new URL(request.url!, 'http://x').pathname));
        if (!existsSync(path)) return response.writeHead(404).end();
        const types: Record<string, string> = {
          '.html': 'text/html; charset=utf-8',
          '.js': 'text/javascript',
        };
        response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' });
        response.end(readFileSync(path));
      });
      await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
      base = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
    });
    afterAll(() => {
      host?.close();
      host?.closeAllConnections();
    });

    test('whole files in place of pieces do as well', async () => {
      const page = await opened(asking('南區碼頭'), base);
      await settled(page);
      expect(await said(page).textContent()).toBe('找到 30 篇');
      await page.close();
    });

    const answer = async (expected: string) => {
      const page = await opened(asking('南區碼頭'), base);
      await says(page, expected);
      expect(await page.locator('#answer').getAttribute('aria-busy')).toBeNull();
      expect(await page.locator('.browse').isVisible()).toBe(true);
      await page.close();
    };
    const build = () =>
      join(copy, 'search', readdirSync(join(copy, 'search')).find((name) => /^[0-9a-f]{12}$/.test(name))!);

    test('a file cut short, one that is missing, no index at all: each gets a word', async () => {
      const postings = readdirSync(join(build(), 'p')).map((name) => join(build(), 'p', name));
      for (const path of postings) writeFileSync(path, readFileSync(path).subarray(0, 40));
      await answer('損壞');
      for (const path of postings) rmSync(path);
      await answer('不齊全');
      writeFileSync(join(copy, 'search/index.json'), '{"format": 99}');
      await answer('損壞');
      rmSync(join(copy, 'search'), { recursive: true });
      await answer('不齊全');
    });

    test('a line that is cut gets a word, and another try', async () => {
      const page = await opened('search.html');
      await page.route('**/search/**', (route) => route.abort());
      await page.fill('.ask input', '南區碼頭');
      await page.keyboard.press('Enter');
      await says(page, '連線中斷');
      await page.unroute('**/search/**');
      await page.click('#answer button');
      await page.waitForSelector('.hits');
      await page.close();
    });
  });
});
