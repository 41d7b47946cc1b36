import { ATOM } from '../feeds/feed.ts';
import { feedLinks } from '../feeds/links.ts';
import { escapeHtml, inLang } from '../html.ts';
import { joinNames } from '../labels.ts';
import { articlePage, listPage, relative, slugOf } from '../names.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import { sayDay } from '../times.ts';
import type { Words } from '../words/words.ts';
import { renderBiography } from './biography.ts';

/** One line of a list: a headline with what stands beside it. */
export interface Row {
  id: string;
  title: string;
  /** BCP 47, or empty for the site's own. */
  lang: string;
  day: string;
  clock: string;
  bylines: readonly string[];
  section: string;
}

/** One page of a list of articles; plain data for a worker. */
export interface ListPage {
  path: string;
  title: string;
  /** Small word above the title: which kind of list. */
  kicker: string;
  /** Page that the kicker leads to, from the root. */
  kickerPage: string;
  total: number;
  /** Of the whole list, without `.html`. */
  stem: string;
  page: number;
  pages: number;
  rows: Row[];
  /** The section that all rows share, so that none needs to name it; empty otherwise. */
  section: string;
  /** Whether rows stand under their days or months. */
  byDay: boolean;
  /** The byline whose list it is; empty for others. */
  byline: string;
  /** On which pages the years of a long list begin; none for a short one. */
  years: readonly (readonly [year: string, page: number])[];
  /** Whether it can be followed. */
  hasFeed: boolean;
  /** Lists before and after this one (the days around a day): page from the root and its name. */
  around: { earlier: [string, string] | null; later: [string, string] | null } | null;
}

export const ROWS_A_PAGE = 100;

export function renderListPage(list: ListPage, setting: Setting, words: Words): string {
  const { path, pages, page } = list;
  const of = pages > 1 ? ` · ${words.page(page, pages)}` : '';
  const main = `<header class="head">
<p class="kicker"><a href="${relative(path, list.kickerPage)}">${escapeHtml(list.kicker)}</a></p>
<h1>${escapeHtml(list.title)}</h1>
<p class="count">${words.articles(list.total)}${of}${follow(list, words)}</p>
</header>
${page === 1 && list.byline !== '' ? renderBiography(list.byline, setting, words) : ''}${jump(list, words)}${list.byDay ? rowsInTime(list, words) : `<ol class="rows">\n${list.rows.map((row) => renderRow(row, path, words, list)).join('')}</ol>\n`}${pager(list, words)}${around(list, words)}`;
  const title = pages > 1 ? `${list.title} (${page})` : list.title;
  const head = list.hasFeed ? feedLinks(path, `${list.stem}/`, list.title, setting) : '';
  return wholePage({ path, title, kind: 'list', main, head }, setting, words);
}

/** The years of a long list, each leading to where it begins. */
function jump({ path, stem, years }: ListPage, words: Words): string {
  if (years.length < 2) return '';
  const items = years.map(
    ([year, page]) =>
      `<li><a href="${relative(path, listPage(stem, page))}#y${year}">${words.year(Number(year))}</a></li>`,
  );
  return `<nav class="jump" aria-label="${words.coverage.jump}"><ul>${items.join('')}</ul></nav>\n`;
}

function follow({ hasFeed, path, stem }: ListPage, words: Words): string {
  return hasFeed ? ` · <a href="${relative(path, `${stem}/${ATOM}`)}">${words.feed}</a>` : '';
}

/** Rows under their days; where a day has hardly more than one, under their months, each with its day. */
function rowsInTime({ rows, path, section, byline, years, page }: ListPage, words: Words): string {
  const beginning = new Set(years.filter(([, on]) => on === page).map(([year]) => year));
  const isDense = rows.length >= 2 * new Set(rows.map(({ day }) => day)).size;
  let html = '';
  let last: string | null = null;
  for (const row of rows) {
    const time = isDense ? row.day : row.day.slice(0, 7);
    if (time !== last) {
      if (last !== null) html += '</ol>\n';
      last = time;
      const [year, month] = time.split('-').map(Number);
      const said = time === '' ? words.noDate : isDense ? sayDay(time, words) : words.month(year!, month!);
      const id = beginning.delete(time.slice(0, 4)) ? ` id="y${time.slice(0, 4)}"` : '';
      html += `<h2 class="day"${id}><a href="${relative(path, `days/${time || 'undated'}.html`)}">${said}</a></h2>\n<ol class="rows">\n`;
    }
    const day =
      isDense || row.day === ''
        ? ''
        : ` <time datetime="${row.day}"><a href="${relative(path, `days/${row.day}.html`)}">${sayDay(row.day, words)}</a></time>`;
    html += renderRow(row, path, words, { section, byline }, '', day);
  }
  return last === null ? html : `${html}</ol>\n`;
}

/** What all rows of a list share, so that none needs to name it; empty where they do not. */
interface Shared {
  section: string;
  byline: string;
}

const NOTHING: Shared = { section: '', byline: '' };

/** A headline, first words that may follow it, and beside it its section and bylines, unless all share them. */
export function renderRow(
  row: Row,
  path: string,
  words: Words,
  shared = NOTHING,
  lead = '',
  after = '',
): string {
  const beside = rowBeside(row, path, words, shared) + after;
  return `<li><a class="headline"${inLang(row.lang)} href="${relative(path, articlePage(row.id))}">${escapeHtml(row.title || words.untitled)}</a>${lead}${beside === '' ? '' : ` <small>${beside}</small>`}</li>\n`;
}

/** Section and bylines of a story, as links. */
export function rowBeside(row: Row, path: string, words: Words, shared = NOTHING): string {
  const bylines = row.bylines.length === 1 && row.bylines[0] === shared.byline ? [] : row.bylines;
  const names = bylines.map(
    (name) => `<a href="${relative(path, `bylines/${slugOf(name)}.html`)}">${escapeHtml(name)}</a>`,
  );
  const section =
    row.section === '' || row.section === shared.section
      ? ''
      : `<a class="section" href="${relative(path, `sections/${slugOf(row.section)}.html`)}">${escapeHtml(row.section)}</a>`;
  return [section, joinNames(names, bylines, words.comma)].filter((part) => part !== '').join(' ');
}

/** First, last and near pages, each a link. */
export function pager(
  { path, stem, page, pages }: { path: string; stem: string; page: number; pages: number },
  words: Words,
): string {
  if (pages < 2) return '';
  const link = (to: number, text: string, rel = '') =>
    `<li><a href="${relative(path, listPage(stem, to))}"${rel === '' ? '' : ` rel="${rel}"`}>${text}</a></li>`;
  const near = new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages]);
  const numbers: string[] = [];
  let last = 0;
  for (const to of [...near].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b)) {
    if (to > last + 1) numbers.push('<li aria-hidden="true">…</li>');
    numbers.push(to === page ? `<li><span aria-current="page">${to}</span></li>` : link(to, String(to)));
    last = to;
  }
  const before = page > 1 ? link(page - 1, words.previousPage, 'prev') : '';
  const next = page < pages ? link(page + 1, words.nextPage, 'next') : '';
  return `<nav class="pager" aria-label="${words.pageWord}"><ul>${before}${numbers.join('')}${next}</ul></nav>\n`;
}

function around({ path, around }: ListPage, words: Words): string {
  if (!around || (!around.earlier && !around.later)) return '';
  const one = (to: [string, string] | null, rel: string, arrow: (name: string) => string) =>
    to === null
      ? '<span></span>'
      : `<a rel="${rel}" href="${relative(path, to[0])}">${arrow(escapeHtml(to[1]))}</a>`;
  return `<nav class="around" aria-label="${words.earlier}${words.comma}${words.later}">${one(around.earlier, 'prev', (name) => `← ${name}`)}${one(around.later, 'next', (name) => `${name} →`)}</nav>\n`;
}
