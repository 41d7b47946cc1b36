import { relative } from '../names.ts';
import { daysIn, weekdayOf } from '../times.ts';
import type { Words } from '../words/words.ts';

/** How many articles each day has, and what counts as few or many: the quartiles of the days that have any. */
export interface DayCounts {
  /** `YYYY-MM-DD` → articles; no undated ones. */
  days: ReadonlyMap<string, number>;
  /** `YYYY-MM` → articles. */
  months: ReadonlyMap<string, number>;
  mostInMonth: number;
  quartiles: readonly [number, number, number];
  /** First and last year with an article; null where no article has a date. */
  years: readonly [number, number] | null;
}

export function countDays(days: ReadonlyMap<string, readonly unknown[]>): DayCounts {
  const counts = new Map<string, number>();
  for (const [day, list] of days) if (day !== '') counts.set(day, list.length);
  const months = new Map<string, number>();
  for (const [day, count] of counts) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + count);
  const sorted = [...counts.values()].sort((a, b) => a - b);
  const quartile = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  const years = [...counts.keys()].map((day) => Number(day.slice(0, 4)));
  return {
    days: counts,
    months,
    mostInMonth: [...months.values()].reduce((a, b) => Math.max(a, b), 0),
    quartiles: [quartile(0.25), quartile(0.5), quartile(0.75)],
    years:
      years.length === 0
        ? null
        : [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))],
  };
}

export function yearPage(year: number): string {
  return `days/${four(year)}.html`;
}

export function monthPage(year: number, month: number): string {
  return `days/${year}-${two(month)}.html`;
}

export function dayPage(day: string): string {
  return `days/${day || 'undated'}.html`;
}

/**
 * A year as twelve small months, each a link that says its count in words, and in them its days. Where there is no
 * room for days, the months alone stand in one row: on narrow screens, and where `withDays` is false.
 */
export function renderYear(
  year: number,
  counts: DayCounts,
  path: string,
  words: Words,
  heading: 'h2' | 'h3',
  withDays = true,
): string {
  let total = 0;
  let months = '';
  for (let month = 1; month <= 12; month++) {
    const { html, articles } = renderMonth(year, month, counts, path, words, withDays);
    total += articles;
    months += html;
  }
  // A year of which nothing is left has no page of its own, and needs no calendar to say so.
  const name =
    total === 0 ? words.year(year) : `<a href="${relative(path, yearPage(year))}">${words.year(year)}</a>`;
  const title =
    path === yearPage(year)
      ? ''
      : `<${heading}>${name} <small>${words.articles(total)}</small></${heading}>\n`;
  if (total === 0) return `<section class="year">${title}</section>\n`;
  return `<section class="year">${title}<div class="months">\n${months}</div></section>\n`;
}

function renderMonth(
  year: number,
  month: number,
  counts: DayCounts,
  path: string,
  words: Words,
  withDays: boolean,
): { html: string; articles: number } {
  const articles = counts.months.get(`${four(year)}-${two(month)}`) ?? 0;
  let cells = '';
  for (let day = 1; day <= daysIn(year, month); day++) {
    const key = `${four(year)}-${two(month)}-${two(day)}`;
    const count = counts.days.get(key) ?? 0;
    const first = day === 1 ? `w${weekdayOf(year, month, 1)}` : '';
    if (count === 0) {
      cells += `<i${first === '' ? '' : ` class="${first}"`}></i>`;
      continue;
    }
    const said = words.dayCount(words.day(year, month, day), words.articles(count));
    cells += `<a class="${`h${heat(count, counts)} ${first}`.trim()}" href="${relative(path, dayPage(key))}" title="${said}">${day}</a>`;
  }
  const name = `<span>${words.monthAlone(month)}</span>`;
  if (articles === 0) return { html: `<div class="month"><b>${name}</b></div>\n`, articles };
  const said = words.dayCount(words.month(year, month), words.articles(articles));
  const level = Math.ceil((articles / counts.mostInMonth) * 4);
  const title = `<b class="m${level}"><a href="${relative(path, monthPage(year, month))}" title="${said}">${name}</a></b>`;
  const days = withDays ? `<div class="cells">${cells}</div>` : '';
  return { html: `<div class="month">${title}${days}</div>\n`, articles };
}

/** Years by months alone, newest first: for papers so old that every day would make a page of megabytes. */
export function renderYearsByMonth(counts: DayCounts, path: string, words: Words): string {
  const named = new Set([...counts.months.keys()].map((month) => Number(month.slice(0, 4))));
  const [from, to] = counts.years ?? [0, -1];
  let html = '';
  // A misread day (0001, 9999) makes no life of millennia: then only years with articles are named.
  for (let year = to; year >= from; year--)
    if (to - from <= LONGEST_LIFE || named.has(year))
      html += renderYear(year, counts, path, words, path === 'index.html' ? 'h3' : 'h2', false);
  return `<div class="bymonth">\n${html}</div>\n`;
}

/** Years of a paper's life, at most. */
export const LONGEST_LIFE = 300;

export function renderLegend(words: Words): string {
  return `<p class="legend" aria-hidden="true">${words.fewer} <i></i><i class="h1"></i><i class="h2"></i><i class="h3"></i><i class="h4"></i> ${words.more}</p>\n`;
}

/** 1 to 4. Where most days have the same, that is neither few nor many. */
function heat(count: number, { quartiles }: DayCounts): number {
  const [low, , high] = quartiles;
  if (low === high) return count < low ? 1 : count === low ? 2 : count <= low * 2 ? 3 : 4;
  return 1 + quartiles.filter((bound) => count > bound).length;
}

const two = (n: number) => String(n).padStart(2, '0');
const four = (n: number) => String(n).padStart(4, '0');
