import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { press } from '../src/press/index.ts';
import { makeArchive, PAPER, PIXEL, PIXEL_PATH, putFile } from '../src/press/sample-archive.test-help.ts';
import { hasChromium, openChromium } from './chromium.test-help.ts';

const hasBrowser = hasChromium('nothing is read without a connection');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

vi.setConfig({ testTimeout: 60_000 });

let archive = '';
let browser: Browser;
let server: Server;
let root = '';
/** Addresses that the host has lost since, from its root. */
const gone = new Set<string>();
let asked: string[] = [];

beforeAll(async () => {
  if (!hasBrowser) return;
  archive = makeArchive(PAPER);
  putFile(archive, PIXEL_PATH, PIXEL);
  for await (const event of press(archive, null, { workers: 1 })) void event;
  // The site lies in a folder of a host that holds other things too.
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url!.replace(/[?#].*$/s, ''));
    asked.push(path);
    if (path.startsWith('/harbour/many/')) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>one of many</title>');
      return;
    }
    const file = join(archive, 'site', path.replace(/^\/harbour\//, '').replace(/^$|\/$/, 'index.html'));
    if (!path.startsWith('/harbour/') || gone.has(path) || !existsSync(file)) {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('<title>not there</title>');
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/harbour/`;
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  if (archive !== '') rmSync(archive, { recursive: true });
});

let context: BrowserContext;
let page: Page;
let complaints: string[] = [];
beforeEach(async () => {
  if (!hasBrowser) return;
  gone.clear();
  asked = [];
  complaints = [];
  context = await browser.newContext();
  page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
});
afterEach(async () => {
  await context?.close();
});

const kept = () =>
  page.evaluate(
    `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name)))).then((all) => Promise.all(all.map((one) => one.keys()))).then((keys) => keys.flat().map(({ url }) => url))`,
  ) as Promise<string[]>;

/** Opens a page, and waits until so many files are kept. */
async function openUntilKept(path: string, files: number): Promise<void> {
  await page.goto(root + path, { waitUntil: 'load' });
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null'), PATIENCE).toBe(true);
  await expect.poll(async () => (await kept()).length, PATIENCE).toBeGreaterThanOrEqual(files);
}

const styled = 'getComputedStyle(document.body).marginTop === "0px"';

// The page for what is not kept, its style and its script; then the article and its picture.
const FIRST = 3;
const PATIENCE = { timeout: 20_000 };

test.runIf(hasBrowser)(
  'the first article that is opened can be read again without a connection, pictures and all',
  async () => {
    await openUntilKept('articles/101.html', FIRST + 2);
    await context.setOffline(true);
    await page.reload();
    expect(await page.title()).toContain('山城大霧');
    expect(await page.evaluate(styled)).toBe(true);
    expect(await page.evaluate('[...document.images].every((image) => image.naturalWidth > 0)')).toBe(true);
  },
);

test.runIf(hasBrowser)(
  'so can one that is opened later, under whatever stands behind its address',
  async () => {
    await openUntilKept('index.html', FIRST + 1);
    await openUntilKept('articles/99.html', FIRST + 2);
    await context.setOffline(true);
    await page.goto(`${root}articles/99.html?from=mail#main`);
    expect(await page.title()).toContain('前一天');
    await page.goto(root);
    expect(await page.title()).toContain('山城報');
  },
);

test.runIf(hasBrowser)(
  'a page that was never opened says plainly that it is not kept, and leads to those that are',
  async () => {
    await openUntilKept('articles/99.html', FIRST + 1);
    await context.setOffline(true);
    await page.goto(`${root}days/2019-02-28.html`);
    expect(await page.textContent('h1')).toBe('這一頁未有存下');
    expect(await page.evaluate(styled)).toBe(true);
    await page.click('main section a');
    expect(page.url()).toBe(`${root}articles/99.html`);
    expect(await page.title()).toContain('前一天');
  },
);

test.runIf(hasBrowser)(
  'a page comes from the host as long as there is one; what the host lost is kept no longer',
  async () => {
    await openUntilKept('articles/99.html', FIRST + 1);
    asked = [];
    await page.reload();
    expect(asked).toContain('/harbour/articles/99.html');
    gone.add('/harbour/articles/99.html');
    await page.reload();
    expect(await page.title()).toBe('not there');
    await context.setOffline(true);
    await page.goto(`${root}articles/99.html`);
    expect(await page.textContent('h1')).toBe('這一頁未有存下');
  },
);

test.runIf(hasBrowser)('what is named by its content is not asked for twice', async () => {
  await openUntilKept('articles/101.html', FIRST + 2);
  await page.reload();
  asked = [];
  await page.goto(`${root}index.html`);
  expect(asked.filter((path) => /\.(?:css|png)$/.test(path))).toEqual([]);
});

test.runIf(hasBrowser)(
  'nothing is kept of the index for the search, nor of what else the host holds',
  async () => {
    await openUntilKept('articles/99.html', FIRST + 1);
    await page.reload();
    await page.goto(`${root}search.html?q=${encodeURIComponent('大霧')}`);
    await page.waitForSelector('.results li');
    await page.goto(`${root}../elsewhere.html`);
    await page.goto(`${root}index.html`);
    for (const url of await kept()) {
      expect(url.startsWith(root), url).toBe(true);
      expect(url).not.toMatch(/\/search\/|elsewhere/);
    }
  },
);

test.runIf(hasBrowser)(
  'nothing is complained of, and an app is offered with a name and icons that are there',
  async () => {
    await openUntilKept('index.html', FIRST + 1);
    expect(complaints).toEqual([]);
    const session = await context.newCDPSession(page);
    const { errors, data } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { name, start_url, icons } = JSON.parse(data!);
    expect([name, start_url]).toEqual(['山城報 典藏', 'index.html']);
    for (const { src } of icons) {
      const size = await page.evaluate(
        `new Promise((done) => { const image = new Image(); image.onload = () => done(image.naturalWidth); image.onerror = () => done(0); image.src = ${JSON.stringify(src)}; })`,
      );
      expect(size, src).toBeGreaterThan(0);
    }
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    );
  },
);

test.runIf(hasBrowser)('what is kept has a bound: the oldest goes, and what says so stays', async () => {
  await openUntilKept('articles/99.html', FIRST + 1);
  await page.reload();
  for (let hundred = 0; hundred < 6; hundred++) {
    const urls = Array.from({ length: 100 }, (_, n) => `${root}many/${hundred}-${n}.html`);
    await page.evaluate(`navigator.serviceWorker.controller.postMessage(${JSON.stringify(urls)})`);
    await expect.poll(kept, PATIENCE).toContain(`${root}many/${hundred}-99`);
  }
  await expect.poll(async () => (await kept()).length, PATIENCE).toBe(500);
  const now = await kept();
  expect(now).toContain(`${root}offline`);
  expect(now).not.toContain(`${root}articles/99`);
});

test.runIf(hasBrowser)('from a folder nothing of this happens', async () => {
  await page.goto(pathToFileURL(join(archive, 'site/articles/101.html')).href, { waitUntil: 'load' });
  await page.waitForTimeout(300);
  expect(complaints).toEqual([]);
  expect(context.serviceWorkers()).toEqual([]);
});
