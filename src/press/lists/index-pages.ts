import { type Coverage, countsOf, missingIn } from '../coverage/coverage.ts';
import { yearStem } from '../coverage/paths.ts';
import { escapeHtml } from '../html.ts';
import { listPage, relative, slugOf } from '../names.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import type { Entry } from '../survey.ts';
import type { Words } from '../words/words.ts';
import { byUse } from './by-use.ts';
import { type DayCounts, renderLegend, renderYear, renderYearsByMonth, yearPage } from './calendar.ts';
import { pager } from './list-page.ts';

const NAMES_A_PAGE = 600;

/** The pages that list all sections, bylines or tags, most used first. */
export function* renderNames(
  folder: 'sections' | 'bylines' | 'tags',
  map: ReadonlyMap<string, Entry[]>,
  setting: Setting,
  words: Words,
): Generator<[path: string, html: string]> {
  const all = byUse(map);
  const pages = Math.max(1, Math.ceil(all.length / NAMES_A_PAGE));
  const stem = `${folder}/index`;
  for (let page = 1; page <= pages; page++) {
    const path = listPage(stem, page);
    const items = all
      .slice((page - 1) * NAMES_A_PAGE, page * NAMES_A_PAGE)
      .map(
        ([name, list]) =>
          `<li><a href="${relative(path, `${folder}/${slugOf(name)}.html`)}">${escapeHtml(name)}</a> <small>${words.number(list.length)}</small></li>\n`,
      );
    const of = pages > 1 ? ` · ${words.page(page, pages)}` : '';
    const main = `<header class="head">
<h1>${words[folder]}</h1>
<p class="count">${words.number(all.length)}${of}</p>
</header>
<section class="index"><ul>
${items.join('')}</ul></section>
${pager({ path, stem, page, pages }, words)}`;
    yield [path, wholePage({ path, title: words[folder], kind: 'list', main }, setting, words)];
  }
}

/** The page of all years. */
export function renderDaysIndex(counts: DayCounts, undated: number, setting: Setting, words: Words): string {
  const path = 'days/index.html';
  const without =
    undated === 0
      ? ''
      : `<p class="all"><a href="${relative(path, 'days/undated.html')}">${words.noDate}</a> <small>${words.articles(undated)}</small></p>\n`;
  const main = `<header class="head">
<h1>${words.days}</h1>
${counts.years === null ? '' : `<p class="count">${words.monthsNote}</p>\n`}</header>
${counts.years === null ? '' : `<section class="calendar">${renderYearsByMonth(counts, path, words)}</section>\n`}${without}`;
  return wholePage({ path, title: words.days, kind: 'list', main }, setting, words);
}

/** The page of one year: its days as a calendar, and how much of it is missing. */
export function renderYearPage(
  year: number,
  counts: DayCounts,
  coverage: Coverage | null,
  years: number[],
  setting: Setting,
  words: Words,
): string {
  const path = yearPage(year);
  let total = 0;
  for (const [day, count] of counts.days) if (Number(day.slice(0, 4)) === year) total += count;
  const at = years.indexOf(year);
  const link = (to: number | undefined, rel: string, text: (name: string) => string) =>
    to === undefined
      ? '<span></span>'
      : `<a rel="${rel}" href="${relative(path, yearPage(to))}">${text(words.year(to))}</a>`;
  const main = `<header class="head">
<p class="kicker"><a href="${relative(path, 'days/index.html')}">${words.days}</a></p>
<h1>${words.year(year)}</h1>
<p class="count">${words.articles(total)}${missing(year, coverage, path, words)}</p>
</header>
<section class="calendar large">${renderYear(year, counts, path, words, 'h2')}${renderLegend(words)}</section>
<nav class="around" aria-label="${words.earlier}${words.comma}${words.later}">${link(years[at - 1], 'prev', (name) => `← ${name}`)}${link(years[at + 1], 'next', (name) => `${name} →`)}</nav>
`;
  return wholePage({ path, title: words.year(year), kind: 'list', main }, setting, words);
}

/** ` · 缺 12 篇`, leading to which. */
function missing(year: number, coverage: Coverage | null, path: string, words: Words): string {
  const name = String(year).padStart(4, '0');
  const count = coverage === null ? 0 : missingIn(countsOf(coverage, name));
  if (count === 0) return '';
  return ` · <a href="${relative(path, `${yearStem(name)}.html`)}">${words.coverage.missingCount(count)}</a>`;
}
