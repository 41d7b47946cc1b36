import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Progress, press, serve } from '../src/press/index.ts';
import {
  makeArchive,
  PIXEL,
  PIXEL_PATH,
  putFile,
  type Sample,
} from '../src/press/sample-archive.test-help.ts';
import { hasChromium, openChromium } from './chromium.test-help.ts';

const hasBrowser = hasChromium('the hostile archive is not opened in a browser');

/** Leaves its mark on any document, HTML or XML; without quotes, so that it fits into any attribute. */
const RUN = 'document.documentElement.id=/ran/.source';
const FETCH = 'https://evil.example/a.png';
/** Ends an attribute in either quotes, a title, a text area, a comment, a script, a style sheet and a CDATA section. */
const EVIL = [
  `"'>`,
  '</title></textarea></noscript></style></script>--><!-- --!>]]>',
  `<script>${RUN}</script>`,
  `<script xmlns="http://www.w3.org/1999/xhtml">${RUN}</script>`,
  `<img src=${FETCH} onerror=${RUN}>`,
  `<svg onload=${RUN}><style>@import "${FETCH}"</style></svg>`,
  '{{7*7}}&quot;&#60;img src=x>',
].join('');
/** The same from the inside of an attribute. */
const HANDLER = `x" onmouseover="${RUN}" style="background:url(${FETCH})" autofocus onfocus="${RUN}`;
const SCRIPT = `javascript:${RUN}`;
const SVG = `media/cd/${'cd'.repeat(32)}.svg`;

function hostile(id: string, day: string): Sample {
  const front = {
    title: EVIL,
    date: day,
    author: `${EVIL}、${HANDLER}、記者甲`,
    category: EVIL,
    tags: [EVIL, HANDLER, '../x', 'a\u0000b', '<b>', '天氣'],
    standfirst: EVIL,
    published: `${day}T07:30:00+08:00`,
    modified: EVIL,
    url:
      id === '666'
        ? SCRIPT
        : `https://web.archive.org/web/20190301000000/https://shancheng.example/${HANDLER}`,
    original_url: id === '667' ? SCRIPT : `https://shancheng.example/article/${id}/${EVIL}`,
    capture: `20190301000000/${EVIL}`,
    digest: EVIL,
    reader: EVIL,
    recipe: EVIL,
    aliases: [EVIL, SCRIPT, `https://shancheng.example/${HANDLER}`],
    ids: [`9${id}`, EVIL],
    lang: HANDLER,
    revisions: ['5', '6'],
  };
  const body = `
${EVIL}

<figure>
<img src="${FETCH}" alt='${EVIL}' onerror="${RUN}" data-original="${SCRIPT}">
<figcaption>${EVIL} <a href="${SCRIPT}">x</a> <em onclick="${RUN}">${HANDLER}</em></figcaption>
</figure>

<figure>
<img src="../../../${PIXEL_PATH}" alt='${HANDLER}'>
<figcaption>${EVIL}</figcaption>
</figure>

<figure class="lacuna" data-kind="${HANDLER}" data-reason="${HANDLER}" data-original="${SCRIPT}" data-alt="${HANDLER}">
<figcaption>${EVIL}</figcaption>
</figure>

<figure>
<img src="../../../${SVG}" alt="${HANDLER}">
</figure>

<figure>
<img src="../../../media/../../../../../../etc/passwd" alt="">
</figure>

<style>body{background:url(${FETCH})}</style>

<base href="https://evil.example/">

<meta http-equiv="refresh" content="0;url=https://evil.example/">

<iframe src="https://evil.example/d" srcdoc="${EVIL}"></iframe>

[x](${SCRIPT}) [x](data:text/html,<script>${RUN}</script>) <${SCRIPT}> [x](//evil.example/) ![${HANDLER}](${FETCH})

[後文](https://shancheng.example/article/667/x) [前文](https://shancheng.example/article/666/x)

{{< video src="${SCRIPT}" title="<script>${RUN}</script>" caption="<img src=${FETCH}>" poster="${FETCH}" reason="<b>" >}}

{{< post src="https://evil.example/f" memento="${SCRIPT}" >}}

| ${EVIL.replaceAll('|', '')} |
| --- |
| ${HANDLER} |

\`\`\`${HANDLER}
${EVIL}
\`\`\`
`;
  const revision = (name: string, text: string) => ({
    name,
    front: { ...front, title: `${EVIL}${name}`, date: day },
    body: `\n${text}\n`,
  });
  return {
    id,
    front,
    body,
    revisions: [revision('5', `${EVIL}\n\n一`), revision('6', `${HANDLER}\n\n${EVIL}`)],
  };
}

const PROGRESS: Progress = {
  seen: EVIL,
  running: EVIL,
  lists: [{ archive: SCRIPT, scope: EVIL, pages: 1, rows: 1, whole: false, at: EVIL }],
  queue: {
    listed: 1,
    outcomes: { [EVIL]: 1 },
    articles: 1,
    open: 0,
    textless: 0,
    pictures: { wanted: 0, open: 0, saved: 0 },
  },
  failed: [{ reason: EVIL, captures: 1 }],
  blocked: [{ reason: EVIL, captures: 1 }],
  mismatches: 0,
  bytes: 0,
  articles: 1,
};

let archive = '';
let site = '';
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  if (!hasBrowser) return;
  const quoted = `'${EVIL.replaceAll("'", "''")}'`;
  archive = makeArchive(
    [hostile('666', '2019-03-01'), hostile('667', '2019-03-02')],
    `name: ${quoted}\nabout: ${quoted}\nhosts: [shancheng.example]\ntimezone: Asia/Hong_Kong\nlanguages: [zh-Hant]\nidentity:\n  - pattern: '/article/(?P<id>[0-9]+)'\nwithheld:\n  - { id: '1', reason: ${quoted} }\n`,
  );
  putFile(archive, PIXEL_PATH, PIXEL);
  putFile(
    archive,
    SVG,
    `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"><script>${RUN}</script></svg>`,
  );
  putFile(
    archive,
    'bylines/1.md',
    `---\nname: "記者甲"\nrole: ${JSON.stringify(EVIL)}\navatar: ${JSON.stringify(FETCH)}\n---\n\n${EVIL}\n\n[x](${SCRIPT}) ![x](${FETCH})\n`,
  );
  const losses = ['picture', 'article', EVIL].map((kind) =>
    JSON.stringify({
      id: '666',
      kind,
      reason: EVIL,
      caption: EVIL,
      original: kind === EVIL ? SCRIPT : HANDLER,
    }),
  );
  putFile(archive, 'account/lacunae.jsonl', `${losses.join('\n')}\n`);
  for await (const event of press(archive, null, { workers: 1 })) void event;
  site = join(archive, 'site');
  server = await serve(site, { rescue: { archive, look: async () => PROGRESS } });
  browser = await openChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  if (archive !== '') rmSync(archive, { recursive: true });
});

/** Opens addresses one after another; tells of each that ran something, asked another host or had something to complain of. */
async function faults(urls: Iterable<string>, isOurs: (url: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  const page = await browser.newPage();
  let at = '';
  page.on('request', (request) => {
    if (!isOurs(request.url())) found.push(`${at} asked ${request.url()}`);
  });
  page.on('console', (message) => {
    // Of a feed Chromium asks for an icon by itself.
    if (!message.location().url.endsWith('/favicon.ico')) found.push(`${at} said ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`${at} threw ${error}`));
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => found.push(`${at} asked the reader`)));
  for (at of urls) {
    if (await look(page, at)) found.push(`${at} ran`);
    if (new URL(page.url()).host !== new URL(at).host) found.push(`${at} led to ${page.url()}`);
  }
  await page.close();
  return found;
}

/** Opens a page. One that leads to another (an earlier id, a wrong address that is known) is followed to where it ends. */
async function look(page: Page, url: string): Promise<boolean> {
  try {
    await page.goto(url, { waitUntil: 'load' });
    return await hasRun(page);
  } catch (error) {
    // Led on while it was being opened or looked at.
    if (!/ERR_ABORTED|context was destroyed/.test((error as Error).message)) throw error;
    await page.waitForTimeout(500);
    return await hasRun(page);
  }
}

/** Points at and turns to everything first, which is what handlers wait for. */
async function hasRun(page: Page): Promise<boolean> {
  await page.evaluate(`for (const element of document.querySelectorAll('*')) {
    if (element.localName === 'details') element.open = true;
    for (const kind of ['mouseover', 'focus', 'error', 'load'])
      if (element.hasAttribute('on' + kind)) element.dispatchEvent(new Event(kind));
  }`);
  return await page.evaluate("document.documentElement.id === 'ran'");
}

function pagesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:html|xml|txt)$/.test(path))
    .sort();
}

test.runIf(hasBrowser)(
  'nothing of a hostile archive runs on any page, feed or file of its site, and no other host is asked',
  async () => {
    const paths = pagesOf(site);
    for (const kind of [
      /^articles\/666/,
      /^revisions\//,
      /^bylines\//,
      /^tags\//,
      /^coverage\//,
      /feed/,
      /\.svg\.txt$/,
    ])
      expect(
        paths.filter((path) => kind.test(path)),
        String(kind),
      ).not.toEqual([]);
    const isOurs = (url: string) => url.startsWith(server.url) || url.startsWith('data:');
    const urls = paths.map((path) => server.url + encodeURI(path));
    expect(await faults(urls, isOurs)).toEqual([]);
  },
  180_000,
);

test.runIf(hasBrowser)(
  'from a folder as well',
  async () => {
    // The page for wrong addresses has its links from the root of a host.
    const paths = pagesOf(site).filter((path) => path !== '404.html');
    const urls = paths.map((path) => pathToFileURL(join(site, path)).href);
    expect(await faults(urls, (url) => /^(?:file|data):/.test(url))).toEqual([]);
  },
  180_000,
);

test.runIf(hasBrowser)(
  'nor by what a reader asks, on the page for wrong addresses, or while its rescue is watched',
  async () => {
    const asked = [EVIL, SCRIPT, HANDLER, '"天氣"'].map(encodeURIComponent);
    const found = await faults(
      [
        ...asked.map((words) => `${server.url}search.html?q=${words}`),
        ...asked.map((address) => `${server.url}?url=${address}`),
        server.progress!,
      ],
      (url) => url.startsWith(server.url) || url.startsWith('data:'),
    );
    expect(found).toEqual([]);
    const wrong = asked.map((address) => `${server.url}article/666/${address}`);
    const told = await faults(wrong, (url) => url.startsWith(server.url) || url.startsWith('data:'));
    // The browser itself says that there is no such page.
    expect(told.filter((fault) => !fault.includes('status of 404'))).toEqual([]);
  },
  60_000,
);
