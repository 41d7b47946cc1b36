import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { addressesOfCss, readSitePage } from './site-page.ts';

/** What reading every file of a site once tells. Of what is wrong, the first examples are kept, and the count. */
export interface SiteFigures {
  files: number;
  pages: number;
  links: number;
  nowhere: Wrong;
  foreign: Wrong;
  blocking: Wrong;
  /** Bytes of each article's page, gzipped. */
  articles: number[];
  css: number[];
  /** Markers of loss on the page of each article that has any. */
  lost: Map<string, number>;
}

export interface Wrong {
  count: number;
  examples: string[];
}

const MOST_EXAMPLES = 12;

/** Reads every page, feed, map and style sheet of a site, one at a time; memory holds their paths, and the places in pages that links name. */
export function readSite(site: string): SiteFigures {
  const files = new Set<string>();
  walk(site, '', files);
  const figures: SiteFigures = {
    files: files.size,
    pages: 0,
    links: 0,
    nowhere: none(),
    foreign: none(),
    blocking: none(),
    articles: [],
    css: [],
    lost: new Map(),
  };
  const wanted = new Map<string, Map<string, string>>();
  for (const path of files) {
    const kind = /\.(html|xml|css)$/.exec(path)?.[1];
    if (kind === undefined) continue;
    const bytes = readFileSync(join(site, path));
    if (kind === 'css') {
      figures.css.push(gzipSync(bytes, { level: 9 }).length);
      for (const address of addressesOfCss(bytes.toString())) check(address, path, true);
      continue;
    }
    const page = readSitePage(bytes.toString(), kind === 'xml');
    if (kind === 'html') figures.pages++;
    for (const link of page.links) check(link, path, false);
    for (const load of page.loads) check(load, path, true);
    for (const script of page.blocking) note(figures.blocking, `${path}: ${script}`);
    if (!path.startsWith('articles/') || page.isSign) continue;
    figures.articles.push(gzipSync(bytes, { level: 9 }).length);
    if (page.lost > 0) figures.lost.set(path.slice('articles/'.length, -'.html'.length), page.lost);
  }
  checkPlaces();
  return figures;

  function check(address: string, from: string, isLoaded: boolean): void {
    if (/^data:/i.test(address)) return;
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) {
      if (isLoaded) note(figures.foreign, `${from}: ${address}`);
      return;
    }
    figures.links++;
    const target = targetOf(address, from);
    if (target === null || !files.has(target.path)) {
      note(figures.nowhere, `${from}: ${address}`);
      return;
    }
    if (target.place === '') return;
    const places = wanted.get(target.path) ?? new Map<string, string>();
    if (!places.has(target.place)) places.set(target.place, from);
    wanted.set(target.path, places);
  }

  /** `coverage.html#withheld` leads somewhere only where that page has such a place. */
  function checkPlaces(): void {
    for (const [path, places] of wanted) {
      const { ids } = readSitePage(readFileSync(join(site, path), 'utf8'), false);
      for (const [place, from] of places)
        if (!ids.has(place)) note(figures.nowhere, `${from}: ${path}#${place}`);
    }
  }
}

/** What the account says is lost inside each article: rows of its table that are no whole article. Null for an archive without an account. */
export async function lossesOf(archive: string): Promise<Map<string, number> | null> {
  const path = join(archive, 'account', 'lacunae.jsonl');
  if (!existsSync(path)) return null;
  const losses = new Map<string, number>();
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const { id, kind } = JSON.parse(line) as { id: string | null; kind: string };
    if (id !== null && kind !== 'article') losses.set(id, (losses.get(id) ?? 0) + 1);
  }
  return losses;
}

/** The file that an address on a page names, and the place in it; null for an address that cannot be read. */
function targetOf(address: string, from: string): { path: string; place: string } | null {
  const url = URL.parse(address, `http://site.invalid/${encodeURI(from)}`);
  if (url?.host !== 'site.invalid') return null;
  try {
    const path = decodeURIComponent(url.pathname.slice(1));
    const place = decodeURIComponent(url.hash.slice(1));
    return { path: path === '' || path.endsWith('/') ? `${path}index.html` : path, place };
  } catch {
    return null;
  }
}

function walk(site: string, folder: string, files: Set<string>): void {
  for (const entry of readdirSync(join(site, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(site, path, files);
    else files.add(path);
  }
}

function none(): Wrong {
  return { count: 0, examples: [] };
}

function note(wrong: Wrong, example: string): void {
  wrong.count++;
  if (wrong.examples.length < MOST_EXAMPLES) wrong.examples.push(example);
}
