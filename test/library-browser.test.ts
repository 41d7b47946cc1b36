import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { press, pressLibrary, serve } from '../src/press/index.ts';
import { makeArchive, PAPER, PIXEL, PIXEL_PATH, putFile } from '../src/press/sample-archive.test-help.ts';
import { hasChromium, openChromium } from './chromium.test-help.ts';

const hasBrowser = hasChromium('libraries and themes are not opened in a browser');

const SECOND = `name: 港灣日報\nabout: 另一份虛構的報紙。\nhosts: [harbour.example]\nlanguages: [zh-Hant-HK]\ntimezone: Asia/Hong_Kong\nidentity:\n  - pattern: '/news/(?P<id>[0-9]+)'\n`;
const HARBOUR = Array.from({ length: 14 }, (_, i) => ({
  id: String(i + 1),
  front: {
    title: `港灣渡輪第${i}班`,
    date: `20${10 + i}-03-01`,
    author: '記者甲',
    category: '港聞',
    tags: ['渡輪'],
    original_url: `https://harbour.example/news/${i + 1}`,
  },
  body: '\n碼頭的渡輪照常開出。\n',
}));

/** The theme that the guide shows: each block of code that a line above names a file for. */
function themeOfGuide(): string {
  const guide = readFileSync(resolve(import.meta.dirname, '../docs/guides/own-look.md'), 'utf8');
  const dir = mkdtempSync(join(tmpdir(), 'reprint-look-'));
  const named = /`harbour-look\/([a-z./]+)`[^\n]*(?:\n[^\n`]+)*\n\n```[a-z]+\n(.*?)```/gs;
  for (const [, file, text] of guide.matchAll(named)) writeFileSync(join(dir, file!), text!);
  writeFileSync(join(dir, 'icon.svg'), readFileSync(join(dir, 'emblem.svg')));
  mkdirSync(join(dir, 'fonts'));
  return dir;
}

const archives: string[] = [];
let library = '';
let look = '';
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
let looking: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  if (!hasBrowser) return;
  archives.push(makeArchive(PAPER), makeArchive(HARBOUR, SECOND));
  putFile(archives[0]!, PIXEL_PATH, PIXEL);
  library = mkdtempSync(join(tmpdir(), 'reprint-library-'));
  for await (const event of pressLibrary(archives, library, { workers: 1, name: '山海典藏' })) void event;
  look = themeOfGuide();
  for await (const event of press(archives[0]!, null, { workers: 1, theme: look })) void event;
  server = await serve(library);
  looking = await serve(join(archives[0]!, 'site'));
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await looking?.close();
  for (const dir of [...archives, library, look]) if (dir !== '') rmSync(dir, { recursive: true });
});

async function opened(
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page & { complaints: string[] }> {
  const page = Object.assign(await browser.newPage(options), { complaints: [] as string[] });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => page.complaints.push(message.text()));
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1|file:|data:)/.test(request.url())) page.complaints.push(request.url());
  });
  await page.goto(url);
  return page;
}

const axe = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = `axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
}).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`;

/** Opens pages in both schemes, narrow and wide, and tells what a machine can find wrong with them. */
async function faultsOf(base: string, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 360],
  ] as const)
    for (const path of paths) {
      const page = await opened(base + path, {
        colorScheme,
        viewport: { width, height: 800 },
        bypassCSP: true,
      });
      if (path.includes('?q=')) await page.waitForSelector('#answer:not([aria-busy]) .hits');
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      if (Number(wide) > width) faults.push(`${path} is ${wide} px wide at ${width}`);
      await page.addScriptTag({ content: axe() });
      const broken = (await page.evaluate(RULES)) as string[];
      faults.push(...broken.map((each) => `${path}, ${colorScheme}, ${width}: ${each}`), ...page.complaints);
      await page.close();
    }
  return faults;
}

const says = (page: Page, text: string) =>
  page.locator('#answer [role=status]', { hasText: text }).waitFor({ timeout: 15_000 });
const asking = (query: string) => `search.html?q=${encodeURIComponent(query)}`;

describe.runIf(hasBrowser)('a library', () => {
  test('breaks no rule of WCAG 2.2 AA that a machine can check, fits a phone, and asks nobody else', async () => {
    const paths = [
      '',
      'colophon.html',
      '404.html',
      asking('渡輪'),
      'harbour.example/',
      'harbour.example/articles/1.html',
    ];
    expect(await faultsOf(server.url, paths)).toEqual([]);
  }, 120_000);

  test('is searched as one paper: exact totals, each hit with its paper, papers to choose from', async () => {
    const page = await opened(server.url);
    await page.fill('[role=search] input', '渡輪');
    await page.keyboard.press('Enter');
    await says(page, '找到 15 篇');
    const papers = page.locator('.sieve details:has(summary:text("報刊")) li');
    expect(await papers.allTextContents()).toEqual(['港灣日報14', '山城報1']);
    await page.click('.orders a:nth-child(2)');
    await page.waitForURL(/order=newest/);
    await page.locator('.hits > li:nth-child(6) .outlet', { hasText: '山城報' }).waitFor();
    expect(
      await page.locator('.hits time').evaluateAll((all) => all.map((one) => one.getAttribute('datetime'))),
    ).toEqual(
      ['2023', '2022', '2021', '2020', '2019-03-01', '2019-02-28', '2018', '2017', '2016', '2015'].map(
        (day) => (day.length === 4 ? `${day}-03-01` : day),
      ),
    );
    await page.locator('.sieve li a', { hasText: '山城報' }).click();
    await says(page, '找到 1 篇');
    expect(page.url()).toContain('outlet=shancheng.example');
    await page.click('.hits a');
    await page.waitForURL(/shancheng\.example\/articles\/101\.html$/);
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test('tags that several papers share are counted over all of them', async () => {
    const page = await opened(server.url + asking('渡輪'));
    await says(page, '找到 15 篇');
    await page.locator('.sieve summary', { hasText: '標籤' }).click();
    await page.locator('.sieve li', { hasText: /^渡輪15$/ }).waitFor();
    await page.close();
  });

  test('leads an old address of any of its papers home: pasted, after ?url=, or asked of the site', async () => {
    for (const [address, to] of [
      [asking('https://harbour.example/news/3'), /harbour\.example\/articles\/3\.html$/],
      [`?url=https://www.shancheng.example/article/101`, /shancheng\.example\/articles\/101\.html$/],
      ['news/5', /harbour\.example\/articles\/5\.html$/],
    ] as const) {
      const page = await opened(server.url + address);
      await page.waitForURL(to, { timeout: 15_000 });
      await page.close();
    }
  });

  test('suggests names of all papers, and says whose they are', async () => {
    const page = await opened(server.url);
    await page.fill('[role=search] input', '記者甲');
    await page.waitForSelector('[role=option]');
    const options = (await page.locator('[role=option]').allTextContents()).sort();
    expect(options.slice(0, 2)).toEqual(['作者記者甲山城報', '作者記者甲港灣日報']);
    await page.close();
  });

  test('the search of one paper leads on to that of all, and back up from each page', async () => {
    const page = await opened(`${server.url}shancheng.example/${asking('渡輪')}`);
    await says(page, '找到 1 篇');
    await page.click('.wider a');
    await says(page, '找到 15 篇');
    await page.goto(`${server.url}harbour.example/articles/1.html`);
    await page.click('.upward a');
    expect(await page.title()).toBe('山海典藏');
    await page.close();
  });

  test('from a folder it opens all the same, and leads to each paper, which has a search of its own', async () => {
    const page = await opened(pathToFileURL(join(library, 'index.html')).href);
    await page.click('.paper h2 a');
    expect(await page.title()).toContain('山城報');
    await page.goto(`${pathToFileURL(join(library, 'search.html')).href}?q=x`);
    await page.locator('#answer', { hasText: '逐一搜尋' }).waitFor();
    await page.click('.browse a');
    expect(await page.title()).toContain('山城報');
    await page.close();
  });
});

describe.runIf(hasBrowser)('the theme of the guide', () => {
  test('is applied, keeps every page readable, and nothing of it is refused by the page', async () => {
    const page = await opened(`${looking.url}articles/101.html`, { colorScheme: 'light' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(247, 250, 252)');
    expect(await page.evaluate('document.querySelector(".emblem").naturalWidth > 0')).toBe(true);
    expect(await page.locator('footer').last().textContent()).toContain(
      '山城報, kept by the Lanport City Library',
    );
    expect(page.complaints).toEqual([]);
    await page.close();
    expect(
      await faultsOf(looking.url, ['', 'articles/101.html', 'days/2019.html', asking('渡輪'), '404.html']),
    ).toEqual([]);
  }, 120_000);
});
