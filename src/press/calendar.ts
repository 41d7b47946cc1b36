import { relative } from './names.ts';
import { daysIn, weekdayOf } from './times.ts';
import type { Words } from './words/words.ts';

/** How many articles each day has, and what counts as few or many: the quartiles of the days that have any. */
export interface DayCounts {
  /** `YYYY-MM-DD` → articles; no undated ones. */
  days: ReadonlyMap<string, number>;
  quartiles: readonly [number, number, number];
  /** First and last year with an article; null where no article has a date. */
  years: readonly [number, number] | null;
}

export function countDays(days: ReadonlyMap<string, readonly unknown[]>): DayCounts {
  const counts = new Map<string, number>();
  for (const [day, list] of days) if (day !== '') counts.set(day, list.length);
  const sorted = [...counts.values()].sort((a, b) => a - b);
  const quartile = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  const years = [...counts.keys()].map((day) => Number(day.slice(0, 4)));
  return {
    days: counts,
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

/** A year as twelve small months; each day with articles is a link that says its count in words. */
export function renderYear(
  year: number,
  counts: DayCounts,
  path: string,
  words: Words,
  heading: 'h2' | 'h3',
): string {
  let total = 0;
  let months = '';
  for (let month = 1; month <= 12; month++) {
    const { html, articles } = renderMonth(year, month, counts, path, words);
    total += articles;
    months += html;
  }
  // A year of which nothing is left has no page of its own.
  const name =
    total === 0 ? words.year(year) : `<a href="${relative(path, yearPage(year))}">${words.year(year)}</a>`;
  const title =
    path === yearPage(year)
      ? ''
      : `<${heading}>${name} <small>${words.articles(total)}</small></${heading}>\n`;
  // A year of which nothing is left needs no calendar to say so.
  if (total === 0) return `<section class="year">${title}</section>\n`;
  return `<section class="year">${title}<div class="months">\n${months}</div></section>\n`;
}

function renderMonth(
  year: number,
  month: number,
  counts: DayCounts,
  path: string,
  words: Words,
): { html: string; articles: number } {
  let articles = 0;
  let cells = '';
  for (let day = 1; day <= daysIn(year, month); day++) {
    const key = `${four(year)}-${two(month)}-${two(day)}`;
    const count = counts.days.get(key) ?? 0;
    articles += count;
    const first = day === 1 ? `w${weekdayOf(year, month, 1)}` : '';
    if (count === 0) {
      cells += `<i${first === '' ? '' : ` class="${first}"`}></i>`;
      continue;
    }
    const said = words.dayCount(words.day(year, month, day), words.articles(count));
    cells += `<a class="${`h${heat(count, counts)} ${first}`.trim()}" href="${relative(path, dayPage(key))}" title="${said}">${day}</a>`;
  }
  const name = words.monthAlone(month);
  const title =
    articles === 0
      ? name
      : `<a href="${relative(path, monthPage(year, month))}" title="${words.dayCount(words.month(year, month), words.articles(articles))}">${name}</a>`;
  // A month of which nothing is left needs no days to say so.
  const days = articles === 0 ? '' : `<div class="cells">${cells}</div>`;
  return { html: `<div class="month"><b>${title}</b>${days}</div>\n`, articles };
}

/** Years by months alone: for papers so old that every day would make a page of megabytes. */
export function renderYearsByMonth(counts: DayCounts, path: string, words: Words): string {
  const months = new Map<string, number>();
  for (const [day, count] of counts.days)
    months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + count);
  const most = Math.max(1, ...months.values());
  const years = [...new Set([...months.keys()].map((month) => Number(month.slice(0, 4))))].sort(
    (a, b) => a - b,
  );
  const rows = years.map((year) => {
    let cells = '';
    for (let month = 1; month <= 12; month++) {
      const count = months.get(`${four(year)}-${two(month)}`) ?? 0;
      if (count === 0) cells += '<i></i>';
      else {
        const said = words.dayCount(words.month(year, month), words.articles(count));
        const level = Math.ceil((count / most) * 4);
        cells += `<a class="h${level}" href="${relative(path, monthPage(year, month))}" title="${said}">${month}</a>`;
      }
    }
    return `<div class="longyear"><b><a href="${relative(path, yearPage(year))}">${words.year(year)}</a></b><div class="cells">${cells}</div></div>\n`;
  });
  return rows.join('');
}

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
