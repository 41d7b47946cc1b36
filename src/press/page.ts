import { escapeHtml } from './html.ts';
import { rootFrom } from './names.ts';
import { searchBox } from './search/search-box.ts';
import type { Setting } from './setting.ts';
import type { Words } from './words/words.ts';

export interface Page {
  /** From the site's root: `days/2019.html`. */
  path: string;
  title: string;
  /** BCP 47 of the page, where it is not the site's own language. */
  lang?: string;
  description?: string;
  /** More elements for `<head>`, already safe. */
  head?: string;
  /** A class for the body: which kind of page it is. */
  kind: string;
  /** What stands above `<main>` instead of the bar of inner pages, already safe. */
  masthead?: string;
  /** The content of `<main>`, already safe. */
  main: string;
  /** Links from the root of the host instead of from the page: for the page that answers any wrong address. */
  fromRoot?: boolean;
}

/**
 * Nothing runs, nothing is asked of another host, nothing is sent anywhere: said by the page itself, so that
 * it also holds from `file://` and on hosts that set no headers.
 */
export const STILL =
  "default-src 'none'; img-src 'self' data:; style-src 'self'; base-uri 'none'; form-action 'none'";

/** The same but for the search: the site's own script runs, reads files of the site, and a box leads to its page. */
export const POLICY =
  "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

/** A whole page: head, masthead, content, footer. */
export function wholePage(page: Page, setting: Setting, words: Words): string {
  const root = page.fromRoot ? rootOfHost(setting) : rootFrom(page.path);
  const name = escapeHtml(setting.outlet.name);
  const site = escapeHtml(words.archiveOf(setting.outlet.name));
  const title = page.kind === 'front' ? site : `${escapeHtml(page.title)} · ${name}`;
  const lang = escapeHtml(page.lang ?? words.lang);
  const description =
    page.description === undefined || page.description === ''
      ? ''
      : `<meta name="description" content="${escapeHtml(page.description)}">\n`;
  const canonical =
    page.fromRoot === true
      ? ''
      : `<link rel="canonical" href="${escapeHtml(setting.address === null ? (page.path.split('/').at(-1) ?? '') : setting.address + page.path)}">\n`;
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${description}${page.head?.includes('rel="canonical"') ? '' : canonical}${page.head ?? ''}<link rel="icon" href="${iconOf(setting.outlet.name)}">
<link rel="alternate" type="application/rss+xml" title="${name}" href="${root}feed.xml">
<link rel="stylesheet" href="${root}${setting.css}">
${page.kind === 'search' ? '' : `<script defer src="${root}${setting.scripts.box}" data-search="${setting.scripts.search}"></script>\n`}</head>
<body class="${page.kind}">
<a class="skip" href="#main">${words.skip}</a>
${page.masthead ?? masthead(name, root, page.kind, setting, words)}<main id="main">
${page.main}</main>
${footer(name, root, words)}</body>
</html>
`;
}

/** The links to all parts of the site; nothing for a site that has none. */
export function siteNav(root: string, { folders }: Setting, words: Words): string {
  if (folders.length === 0) return '';
  const items = folders.map((part) => `<li><a href="${root}${part}/index.html">${words[part]}</a></li>`);
  return `<nav aria-label="${words.menu}"><ul>\n${items.join('\n')}\n</ul></nav>\n`;
}

function masthead(name: string, root: string, kind: string, setting: Setting, words: Words): string {
  return `<header class="bar" lang="${words.lang}">
<a class="name" href="${root}index.html">${name}</a>
${siteNav(root, setting, words)}${kind === 'search' ? '' : searchBox(root, words)}</header>
`;
}

function footer(name: string, root: string, words: Words): string {
  return `<footer lang="${words.lang}">
<p><a class="name" href="${root}index.html">${name}</a></p>
<ul>
<li><a href="${root}coverage.html">${words.coverage.coverage}</a></li>
<li><a href="${root}colophon.html">${words.colophon}</a></li>
<li><a href="${root}feed.xml">${words.feed}</a></li>
</ul>
<p class="rights">${words.colophonRights}</p>
</footer>
`;
}

/** The path of the site on its host, ending in `/`. */
export function rootOfHost(setting: Setting): string {
  if (setting.address === null) return '/';
  return escapeHtml(new URL(setting.address).pathname);
}

/** The outlet's first character on a dark square: as data, so that no browser goes asking for /favicon.ico. */
function iconOf(name: string): string {
  const first = escapeHtml([...name.trim()][0] ?? '·');
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#8a1c14"/><text x="16" y="23" font-size="20" text-anchor="middle" fill="#fff" font-family="serif">${first}</text></svg>`,
  ).replaceAll("'", '%27')}`;
}
