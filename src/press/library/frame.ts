import { NO_INDEX } from '../crawlers/robots.ts';
import { isLong } from '../front/masthead.ts';
import { escapeHtml } from '../html.ts';
import { htmlPage } from '../html-page.ts';
import { POLICY } from '../page.ts';
import { searchBox } from '../search/search-box.ts';
import { filled, type PageWords } from '../theme/fill.ts';
import { iconFor, themeHead } from '../theme/in-page.ts';
import { policyWith, type Theme } from '../theme/theme.ts';
import type { Words } from '../words/words.ts';
import type { Portrait } from './portrait.ts';

/** An outlet of a library, and its folder there. */
export interface Shown {
  folder: string;
  portrait: Portrait;
}

/** What every page of a library's own is made with. */
export interface Library {
  name: string;
  /** The story of the one outlet that it holds in parts; null where it holds several outlets, or nobody told it. */
  about: string | null;
  /** Whether it holds one outlet in parts. */
  isInParts: boolean;
  /** Its public address, ending in `/`; null where unknown. */
  address: string | null;
  outlets: readonly Shown[];
  css: string;
  scripts: { box: string; search: string; lost: string };
  theme: Theme | null;
  /** Whether search engines may list it: they may not where one of its outlets does not want to be listed. */
  isListed: boolean;
}

export interface LibraryPage {
  /** From the library's root, where all of its own pages lie. */
  path: string;
  title: string;
  kind: string;
  /** More elements for `<head>`, already safe; the content of `<main>`, already safe. */
  head?: string;
  main: string;
  description?: string;
  /** What stands above the name on the front page. */
  ear?: string;
  /** The way to the root, for the page that answers any wrong address. */
  root?: string;
}

/** The way from the library's root to an outlet's folder, ending in `/`. */
export function wayTo({ folder }: Shown): string {
  return `${encodeURIComponent(folder)}/`;
}

/** A whole page of the library's own: head, masthead, content, footer. */
export function libraryPage(page: LibraryPage, library: Library, words: Words): string {
  const root = page.root ?? '';
  const name = escapeHtml(library.name);
  const its: PageWords = { name: library.name, lang: words.lang, root, address: library.address ?? '' };
  const isFront = page.kind.startsWith('front');
  const canonical =
    page.root === undefined && library.address !== null
      ? `<link rel="canonical" href="${escapeHtml(library.address + page.path)}">\n`
      : '';
  const script =
    page.kind === 'search'
      ? ''
      : `<script defer src="${root}${library.scripts.box}" data-search="${library.scripts.search}"></script>\n`;
  const head = `${canonical}${library.isListed ? '' : NO_INDEX}${page.head ?? ''}<link rel="icon" href="${iconFor(root, library.theme, library.name)}">
<link rel="stylesheet" href="${root}${library.css}">
${themeHead(root, library, its)}${script}`;
  return htmlPage(
    {
      lang: words.lang,
      kind: page.kind,
      policy: policyWith(POLICY, library.theme),
      title: isFront ? name : `${escapeHtml(page.title)} · ${name}`,
      description: page.description ?? '',
      head,
      masthead: isFront ? flag(page, library, its, words) : bar(page, library, its, words),
      main: page.main,
      footer: footer(library, its, words),
    },
    words,
  );
}

function flag({ ear = '' }: LibraryPage, { name, theme }: Library, its: PageWords, words: Words): string {
  const search = searchBox(its.root, words);
  const own = filled(theme, 'front', its, { life: ear, nav: '', search });
  return `<header class="flag" lang="${words.lang}">
${own ?? `<p class="ear">${ear}</p>\n<h1${isLong(name) ? ' class="long"' : ''}>${escapeHtml(name)}</h1>\n${search}`}</header>
`;
}

function bar({ kind }: LibraryPage, { name, theme }: Library, its: PageWords, words: Words): string {
  const search = kind === 'search' ? '' : searchBox(its.root, words);
  const own = filled(theme, 'masthead', its, { nav: '', search });
  return `<header class="bar" lang="${words.lang}">
${own ?? `<a class="name" href="${its.root}index.html">${escapeHtml(name)}</a>\n${search}`}</header>
`;
}

function footer({ name, theme }: Library, its: PageWords, words: Words): string {
  const links = `<ul>
<li><a href="${its.root}colophon.html">${words.colophon}</a></li>
<li><a href="${its.root}feeds.opml">${words.library.feeds}</a></li>
</ul>
`;
  const rights = `<p class="rights">${words.colophonRights}</p>\n`;
  const own = filled(theme, 'footer', its, { links, rights });
  return `<footer lang="${words.lang}">
${own ?? `<p><a class="name" href="${its.root}index.html">${escapeHtml(name)}</a></p>\n${links}${rights}`}</footer>
`;
}
