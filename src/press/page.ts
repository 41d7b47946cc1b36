import { NO_INDEX } from './crawlers/robots.ts';
import { ATOM } from './feeds/feed.ts';
import { feedLinks } from './feeds/links.ts';
import { escapeHtml } from './html.ts';
import { htmlPage } from './html-page.ts';
import { upward } from './library/upward.ts';
import { rootFrom, THREADS_PAGE } from './names.ts';
import { MANIFEST, SERVICE_WORKER } from './offline/manifest.ts';
import { searchBox } from './search/search-box.ts';
import type { Setting } from './setting.ts';
import { filled } from './theme/fill.ts';
import { iconFor, pageWords, themeHead } from './theme/in-page.ts';
import { policyWith } from './theme/theme.ts';
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

/**
 * The same but for the search and for reading without a connection: the site's own script runs, reads files of the site,
 * and a box leads to its page.
 */
export const POLICY =
  "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'";

/** A whole page: head, masthead, content, footer. */
export function wholePage(page: Page, setting: Setting, words: Words): string {
  const root = page.fromRoot ? rootOfHost(setting) : rootFrom(page.path);
  const name = escapeHtml(setting.outlet.name);
  const site = escapeHtml(words.archiveOf(setting.outlet.name));
  // Search engines want it absolute: a site that does not know its own address says nothing.
  const canonical =
    page.fromRoot === true || setting.address === null
      ? ''
      : `<link rel="canonical" href="${escapeHtml(setting.address + page.path)}">\n`;
  const script =
    page.kind === 'search'
      ? ''
      : `<script defer src="${root}${setting.scripts.box}" data-search="${setting.scripts.search}" data-keep="${SERVICE_WORKER}"></script>\n`;
  const head = `${page.head?.includes('rel="canonical"') ? '' : canonical}${page.head ?? ''}${isHidden(page, setting) ? NO_INDEX : ''}<link rel="icon" href="${iconFor(root, setting.theme, setting.outlet.name)}">
${page.fromRoot !== true && setting.hasFeed ? feedLinks(page.path, '', setting.outlet.name, setting) : ''}<link rel="manifest" href="${root}${MANIFEST}">
<link rel="stylesheet" href="${root}${setting.css}">
${themeHead(root, setting, pageWords(root, setting, words))}${script}`;
  return htmlPage(
    {
      lang: escapeHtml(page.lang ?? words.lang),
      kind: page.kind,
      policy: policyWith(POLICY, setting.theme),
      title: page.kind === 'front' ? site : `${escapeHtml(page.title)} · ${name}`,
      description: page.description ?? '',
      head,
      masthead: `${upward(root, setting, words)}${page.masthead ?? masthead(name, root, page.kind, setting, words)}`,
      main: page.main,
      footer: footer(name, root, setting, words),
    },
    words,
  );
}

/** Whether search engines are to be told to leave the page out, and its own head does not tell them yet. */
function isHidden({ head }: Page, { outlet }: Setting): boolean {
  return !outlet.site.isListed && head?.includes('name="robots"') !== true;
}

/** The links to all parts of the site; nothing for a site that has none. */
export function siteNav(root: string, { folders }: Setting, words: Words): string {
  if (folders.length === 0) return '';
  const items = folders.map((part) => `<li><a href="${root}${part}/index.html">${words[part]}</a></li>`);
  return `<nav aria-label="${words.menu}"><ul>\n${items.join('\n')}\n</ul></nav>\n`;
}

function masthead(name: string, root: string, kind: string, setting: Setting, words: Words): string {
  const nav = siteNav(root, setting, words);
  const search = kind === 'search' ? '' : searchBox(root, words);
  const own = filled(setting.theme, 'masthead', pageWords(root, setting, words), { nav, search });
  return `<header class="bar" lang="${words.lang}">
${own ?? `<a class="name" href="${root}index.html">${name}</a>\n${nav}${search}`}</header>
`;
}

function footer(name: string, root: string, setting: Setting, words: Words): string {
  const links = `<ul>
${setting.hasThreads ? `<li><a href="${root}${THREADS_PAGE}">${words.story.threads}</a></li>\n` : ''}<li><a href="${root}coverage.html">${words.coverage.coverage}</a></li>
<li><a href="${root}colophon.html">${words.colophon}</a></li>
${setting.hasFeed ? `<li><a href="${root}${ATOM}">${words.feed}</a></li>\n` : ''}</ul>
`;
  const rights = `<p class="rights">${words.colophonRights}</p>\n`;
  const own = filled(setting.theme, 'footer', pageWords(root, setting, words), { links, rights });
  return `<footer lang="${words.lang}">
${own ?? `<p><a class="name" href="${root}index.html">${name}</a></p>\n${links}${rights}`}</footer>
`;
}

/** The path of the site on its host, ending in `/`. */
export function rootOfHost(setting: Setting): string {
  if (setting.address === null) return '/';
  return escapeHtml(new URL(setting.address).pathname);
}
