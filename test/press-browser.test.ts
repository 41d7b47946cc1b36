import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press, serve } from '../src/press/index.ts';
import { makeArchive, PAPER, PIXEL, PIXEL_PATH, putFile } from '../src/press/sample-archive.test-help.ts';
import { hasChromium, openChromium } from './chromium.test-help.ts';

const hasBrowser = hasChromium('the pressed pages are not opened in a browser');

const RUN = 'document.title="RAN"';
const EVIL = `"><script>${RUN}</script><img src=x onerror='${RUN}'>`;
const SVG = `media/cd/${'cd'.repeat(32)}.svg`;

const HOSTILE = {
  id: '666',
  front: {
    title: EVIL,
    date: '2019-03-01',
    author: EVIL,
    category: EVIL,
    tags: [EVIL, '../x', 'a\u0000b'],
    standfirst: EVIL,
    url: `javascript:${RUN}`,
    original_url: `https://shancheng.example/${EVIL}`,
    capture: `20190301000000/${EVIL}`,
    digest: EVIL,
    aliases: [EVIL],
    lang: `x"onload="${RUN}`,
  },
  body: `
${EVIL}

<figure>
<img src="https://evil.example/a.png" alt='${EVIL}' onerror="${RUN}">
<figcaption>${EVIL} <a href="javascript:${RUN}">x</a></figcaption>
</figure>

<figure>
<img src="../../../${SVG}" alt="">
</figure>

<figure>
<img src="../../../media/../../../../../../etc/passwd" alt="">
</figure>

<style>body{background:url(https://evil.example/b.png)}</style>

<link rel="stylesheet" href="https://evil.example/c.css">

<meta http-equiv="refresh" content="0;url=https://evil.example/">

<iframe src="https://evil.example/d"></iframe>

![x](https://evil.example/e.png) [x](javascript:${RUN}) [x](data:text/html,<script>${RUN}</script>) <javascript:${RUN}>

{{< video src="https://evil.example/f" title="${'<script>'}" >}}

{{< frame src="javascript:${RUN}" >}}
`,
};

let archive = '';
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  if (!hasBrowser) return;
  archive = makeArchive(
    [...PAPER, HOSTILE],
    `name: '${EVIL.replaceAll("'", "''")}'\nabout: '${EVIL.replaceAll("'", "''")}'\ntimezone: Asia/Hong_Kong\nlanguages: [zh-Hant]\n`,
  );
  putFile(archive, PIXEL_PATH, PIXEL);
  putFile(archive, SVG, `<svg xmlns="http://www.w3.org/2000/svg"><script>${RUN}</script></svg>`);
  putFile(
    archive,
    'account/lacunae.jsonl',
    `${JSON.stringify({ id: '666', kind: EVIL, reason: EVIL, caption: EVIL, original: `javascript:${RUN}` })}\n`,
  );
  for await (const event of press(archive, null, { workers: 1 })) void event;
  server = await serve(join(archive, 'site'));
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  if (archive !== '') rmSync(archive, { recursive: true });
});

/** Opens a page and tells what it asked for, what it complained of and what it is called. */
async function open(url: string) {
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url, { waitUntil: 'load' });
  const title = await page.title();
  const styled = await page.evaluate(
    'getComputedStyle(document.body).marginTop === "0px" && document.styleSheets.length === 1',
  );
  const pictures = await page.evaluate('[...document.images].every((image) => image.naturalWidth > 0)');
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  await page.close();
  return { requests, complaints, title, styled, pictures, wide };
}

const PAGES = [
  'index.html',
  'articles/101.html',
  'articles/666.html',
  'revisions/101/100.html',
  'days/2019-02-28.html',
  'days/2019.html',
  'tags/index.html',
  'coverage.html',
  'colophon.html',
];

test.runIf(hasBrowser)(
  'over http, nothing of a hostile archive runs and no other host is asked',
  async () => {
    for (const path of PAGES) {
      const seen = await open(server.url + path);
      expect(seen.title, path).not.toBe('RAN');
      expect(
        seen.requests.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:')),
        path,
      ).toEqual([]);
      expect(seen.complaints, path).toEqual([]);
      expect([seen.styled, seen.pictures], path).toEqual([true, true]);
    }
  },
);

test.runIf(hasBrowser)('from a folder, the pages are as styled, as quiet and as safe', async () => {
  for (const path of PAGES) {
    const seen = await open(pathToFileURL(join(archive, 'site', path)).href);
    expect(seen.title, path).not.toBe('RAN');
    expect(
      seen.requests.filter((url) => !/^(?:file|data):/.test(url)),
      path,
    ).toEqual([]);
    expect(seen.complaints, path).toEqual([]);
    expect([seen.styled, seen.pictures], path).toEqual([true, true]);
  }
});

test.runIf(hasBrowser)('on a phone 360 px wide nothing has to be scrolled sideways', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const path of PAGES) {
    await page.goto(server.url + path);
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360);
  }
  await context.close();
});

test.runIf(hasBrowser)(
  'no page, light or dark, wide or narrow, breaks a rule of WCAG 2.2 AA that a machine can check',
  async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const run = `axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } },
  }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`;
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 360],
    ] as const) {
      // The pages forbid all scripts: what tests them must be let past.
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 800 },
        bypassCSP: true,
      });
      const page = await context.newPage();
      for (const path of [
        ...PAGES,
        'days/index.html',
        'days/2019-02.html',
        'bylines/index.html',
        '404.html',
      ]) {
        await page.goto(server.url + path);
        await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true');
        await page.addScriptTag({ content: axe });
        expect(await page.evaluate(run), `${path}, ${colorScheme}`).toEqual([]);
      }
      await context.close();
    }
  },
  60_000,
);

test.runIf(hasBrowser)('an unknown address shows the page for it, styled', async () => {
  const page = await browser.newPage();
  const response = await page.goto(`${server.url}a/b/c/nowhere`);
  expect(response?.status()).toBe(404);
  expect(await page.evaluate('getComputedStyle(document.body).marginTop')).toBe('0px');
  await page.close();
});
