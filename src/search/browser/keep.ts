import type { KeepSite } from '../site.ts';

/*
 * The service worker of a site: it keeps what a reader opens, so that it can be read again without a connection. Pages
 * come from the network first, files that are named by their content from what is kept; nothing of another host, and
 * nothing above the site's own folder, is ever touched. From a folder (file://) browsers run no such worker.
 */

declare const KEEP_SITE: KeepSite;

/** What TypeScript's library of the DOM does not know of a worker. */
interface Its {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Extended) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void;
  addEventListener(type: 'message', listener: (event: Extended & { data: unknown }) => void): void;
}
interface Extended {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched extends Extended {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
declare const self: Its;

/** At most so many files and bytes are kept, and no file larger than that. */
const MOST = 500;
const ALL = 50e6;
const LARGEST = 5e6;
/** A page that is kept is waited for so long, in ms, before it is shown as it was. */
const PATIENCE = 4000;

const root = new URL('.', location.href).href;
const OFFLINE = `${root}offline.html`;
/** A host may hold several sites: each has a store of its own. */
const STORE = `reprint 1 ${root}`;
/** `style-0123456789.css`, and pictures by their digest: what has such a name never changes. */
const LASTING = /-[0-9a-f]{10}\.(?:css|js)$|\/[0-9a-f]{64}\.\w+$/;
const PAGES = /^text\/html\b/;
/** So many pages are listed for whoever asks for one that is not kept. */
const LISTED = 100;
const ASSETS = ['style', 'script', 'image', 'font'];

/**
 * What a file is kept as. Hosts that drop `.html` from addresses, or `index.html`, mean the same page; a static page is
 * the same whatever stands behind `?`.
 */
const nameOf = (url: string) =>
  url.replace(/[?#].*$/s, '').replace(/\/index(?:\.html)?$|\.html$/, (end) => (end[0] === '/' ? '/' : ''));
const isOurs = (url: string) => url.startsWith(root);
const first = KEEP_SITE.first.map((file) => nameOf(root + file));

/** Sizes of all that is kept, by name, what was read last at the end; asked of the store once. */
let known: Promise<Map<string, number>> | null = null;

async function sizes(store: Cache): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const { url } of await store.keys())
    found.set(url, Number((await store.match(url))?.headers.get('Content-Length')));
  return found;
}

async function keep(url: string, response: Response): Promise<void> {
  const store = await caches.open(STORE);
  known ??= sizes(store);
  const kept = await known;
  const name = nameOf(url);
  if (response.status === 404 || response.status === 410) {
    // The paper took it back: it is kept no longer.
    kept.delete(name);
    await store.delete(name);
  }
  if (response.status !== 200) return;
  const body = await response.blob();
  if (body.size > LARGEST) return;
  const headers = {
    'Content-Type': response.headers.get('Content-Type') ?? '',
    'Content-Length': String(body.size),
    'Content-Location': url,
  };
  await store.put(name, new Response(body, { headers }));
  kept.delete(name);
  kept.set(name, body.size);
  let all = 0;
  for (const size of kept.values()) all += size;
  for (const [old, size] of kept) {
    if (kept.size <= MOST && all <= ALL) break;
    if (first.includes(old)) continue;
    all -= size;
    kept.delete(old);
    await store.delete(old);
  }
}

/** Fetches and, while the reader has it already, keeps it. */
async function fresh(event: Fetched): Promise<Response> {
  const { request } = event;
  const response = await fetch(request);
  const isPage = PAGES.test(response.headers.get('Content-Type') ?? '');
  // Of what is opened as a page, lists for programs and downloads are not for reading.
  if (isPage || request.mode !== 'navigate') {
    // A full disk keeps nothing more, and that is all that happens.
    event.waitUntil(keep(request.url, response.clone()).catch(() => {}));
  }
  return response;
}

async function page(event: Fetched): Promise<Response> {
  const kept = await (await caches.open(STORE)).match(nameOf(event.request.url));
  const response = fresh(event);
  try {
    if (!kept) return await response;
    event.waitUntil(response.catch(() => {}));
    const late = new Promise<Response>((_, fail) => setTimeout(fail, PATIENCE));
    const come = await Promise.race([response, late]);
    return come.status < 500 ? come : kept;
  } catch {
    return kept ?? notKept();
  }
}

async function asset(event: Fetched): Promise<Response> {
  const kept = await (await caches.open(STORE)).match(nameOf(event.request.url));
  if (kept && LASTING.test(event.request.url)) return kept;
  try {
    return await fresh(event);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** The page that says so, with a list of what is kept. It stands in any folder's place, so its links are made whole. */
async function notKept(): Promise<Response> {
  const store = await caches.open(STORE);
  const said = await store.match(nameOf(OFFLINE));
  if (!said) return Response.error();
  const lines: string[] = [];
  for (const { url } of [...(await store.keys())].reverse()) {
    const kept = await store.match(url);
    if (first.includes(url) || !PAGES.test(kept?.headers.get('Content-Type') ?? '')) continue;
    // A title of ours holds no tag and every sign escaped: it may stand as it is, but for the name of the paper.
    const title = /<title>([^<]*)<\/title>/.exec(await kept!.text())?.[1]?.replace(/ · [^·]*$/, '');
    const to = kept!.headers.get('Content-Location')!.replaceAll('&', '&amp;');
    if (title) lines.push(`<li><a class="headline" href="${to}">${title}</a></li>`);
    if (lines.length === LISTED) break;
  }
  let html = (await said.text()).replace(/ (href|src|action)="(?![#/]|[a-z]+:)/g, ` $1="${root}`);
  if (lines.length > 0)
    html = html
      .replace('<section hidden>', '<section>')
      .replace('<ol class="rows">', (list) => list + lines.join(''));
  return new Response(html, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

self.addEventListener('install', (event) => {
  const all = KEEP_SITE.first.map(async (file) => {
    const response = await fetch(root + file, { cache: 'no-cache' });
    if (!response.ok) throw new Error(file);
    await keep(root + file, response);
  });
  event.waitUntil(Promise.all(all));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const clean = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('reprint ') && name.endsWith(` ${root}`) && name !== STORE)
        await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

// The page that was open before there was a worker tells what it is made of.
self.addEventListener('message', (event) => {
  const urls = (Array.isArray(event.data) ? event.data : []).filter(
    (url): url is string => typeof url === 'string' && isOurs(url) && !/\/search\/|\.webmanifest$/.test(url),
  );
  event.waitUntil(Promise.allSettled(urls.slice(0, 100).map(async (url) => keep(url, await fetch(url)))));
});

self.addEventListener('fetch', (event) => {
  const { method, url, mode, destination, headers } = event.request;
  if (method !== 'GET' || !isOurs(url) || headers.has('Range')) return;
  if (mode === 'navigate') event.respondWith(page(event));
  else if (ASSETS.includes(destination)) event.respondWith(asset(event));
});
