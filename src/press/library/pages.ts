import { isLanguage } from '../article/language.ts';
import { robots } from '../crawlers/robots.ts';
import { ATOM } from '../feeds/feed.ts';
import { escapeHtml, escapeXml, inLang, jsonForScript } from '../html.ts';
import { SEARCH_PAGE } from '../names.ts';
import { askForm } from '../search/ask-form.ts';
import type { Words } from '../words/words.ts';
import { type Library, libraryPage, type Shown, wayTo } from './frame.ts';
import { renderLibraryFront } from './front.ts';

/**
 * All pages and files of a library's own.
 * @param heads each outlet's `search/index.json`, in their order
 * @param sitemaps of each outlet, from the library's root
 */
export function* libraryPages(
  library: Library,
  heads: readonly unknown[],
  sitemaps: readonly string[],
  words: Words,
): Generator<[path: string, text: string]> {
  yield ['index.html', renderLibraryFront(library, words)];
  yield [SEARCH_PAGE, searchPage(library, heads, words)];
  yield ['colophon.html', colophon(library, words)];
  yield ['404.html', notFound(library, words)];
  yield ['feeds.opml', opml(library)];
  yield ['robots.txt', robots(library.address, library.isListed)];
  if (library.address !== null && library.isListed)
    yield ['sitemap.xml', sitemapIndex(library.address, sitemaps)];
}

/** The outlets as links. */
function list({ outlets }: Library, root: string, page: string): string {
  const items = outlets.map((shown) => {
    const { name, lang } = shown.portrait;
    return `<li><a${isLanguage(lang) ? inLang(lang) : ''} href="${root}${wayTo(shown)}${page}">${escapeHtml(name)}</a></li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function searchPage(library: Library, heads: readonly unknown[], words: Words): string {
  const { search } = words;
  const main = `${askForm(words)}<nav class="browse" aria-labelledby="browse"><h2 id="browse">${search.outlets}</h2>${list(library, '', 'index.html')}</nav>
`;
  const head = `<script type="application/json" id="index">${jsonForScript(heads)}</script>
<script defer src="${library.scripts.search}"></script>
`;
  return libraryPage({ path: SEARCH_PAGE, title: search.search, kind: 'search', head, main }, library, words);
}

function colophon(library: Library, words: Words): string {
  const main = `<header class="head">
<h1>${words.colophon}</h1>
</header>
<div class="prose">
${words.library.colophon.map((text) => `<p>${text}</p>`).join('\n')}
${list(library, '', 'colophon.html')}
</div>
`;
  return libraryPage({ path: 'colophon.html', title: words.colophon, kind: 'list', main }, library, words);
}

function notFound(library: Library, words: Words): string {
  const root = library.address === null ? '/' : escapeHtml(new URL(library.address).pathname);
  const head = `<script defer src="${root}${library.scripts.lost}"></script>\n`;
  const main = `<header class="head">
<h1>${words.notFound}</h1>
</header>
<div class="prose"><p>${words.library.notFoundLead}</p>
${list(library, root, 'index.html')}
</div>
`;
  return libraryPage(
    { path: '404.html', title: words.notFound, kind: 'list', head, main, root },
    library,
    words,
  );
}

/** The feeds of all outlets as one list for feed readers. Source: http://opml.org/spec2.opml */
function opml({ name, address, outlets }: Library): string {
  const base = address ?? '';
  const lines = outlets
    .filter(({ portrait }) => portrait.last !== null)
    .map((shown) => {
      const its = escapeXml(shown.portrait.name);
      const root = escapeXml(base + wayTo(shown));
      return `<outline type="rss" text="${its}" title="${its}" xmlUrl="${root}${ATOM}" htmlUrl="${root}index.html"/>\n`;
    });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>${escapeXml(name)}</title></head>
<body>
${lines.join('')}</body>
</opml>
`;
}

/** An index may not name another index, so it names the maps themselves. Source: https://www.sitemaps.org/protocol.html */
function sitemapIndex(address: string, sitemaps: readonly string[]): string {
  const lines = sitemaps.map((path) => `<sitemap><loc>${escapeXml(address + path)}</loc></sitemap>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</sitemapindex>\n`;
}

/** The sitemaps of an outlet, of those files that it has: an index of several is left out for what it names. */
export function sitemapsOf(shown: Shown, files: Iterable<string>): string[] {
  const maps = [...files].filter((path) => /^sitemap(?:-\d+)?\.xml$/.test(path)).sort();
  return maps
    .filter((path) => maps.length === 1 || path !== 'sitemap.xml')
    .map((path) => wayTo(shown) + path);
}
