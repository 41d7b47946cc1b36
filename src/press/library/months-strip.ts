import { yearPage } from '../lists/calendar.ts';
import type { Words } from '../words/words.ts';
import type { Portrait } from './portrait.ts';

/** A life of more years than this has no room for those of which nothing is left. */
const MOST_YEARS = 60;

/** First and last year of all outlets: their years then stand below one another. Null where that is too long a time. */
export function commonYears(portraits: readonly Portrait[]): [first: number, last: number] | null {
  const years = portraits.flatMap(({ months }) => months.map(([month]) => Number(month.slice(0, 4))));
  if (years.length === 0) return null;
  const first = years.reduce((a, b) => Math.min(a, b));
  const last = years.reduce((a, b) => Math.max(a, b));
  return last - first < MOST_YEARS ? [first, last] : null;
}

/** The years of an outlet's life, each a link with its twelve months as bars. */
export function renderYears(
  { months }: Portrait,
  axis: readonly [number, number] | null,
  root: string,
  words: Words,
): string {
  const years = new Map<number, number[]>();
  const [from, to] = axis ?? [0, -1];
  if (months.length > 0)
    for (let year = from; year <= to; year++) years.set(year, new Array<number>(12).fill(0));
  for (const [month, articles] of months) {
    const [year, number] = month.split('-').map(Number);
    const its = years.get(year!) ?? new Array<number>(12).fill(0);
    its[number! - 1] = articles;
    years.set(year!, its);
  }
  if (years.size === 0) return '';
  const most = months.reduce((max, [, articles]) => Math.max(max, articles), 1);
  const items = [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, its]) => {
      const total = its.reduce((sum, articles) => sum + articles, 0);
      const name = String(year).padStart(4, '0');
      if (total === 0) return `<li><span aria-hidden="true">${bars(its, most)}${name}</span></li>\n`;
      return `<li><a href="${root}${yearPage(year)}">${bars(its, most)}${name}<span class="hidden">${words.comma}${words.articles(total)}</span></a></li>\n`;
    });
  return `<ol class="years">\n${items.join('')}</ol>\n`;
}

/** Twelve bars as one path; a month that has any article has a bar that can be seen. */
function bars(months: readonly number[], most: number): string {
  let path = '';
  for (const [month, articles] of months.entries()) {
    if (articles === 0) continue;
    const height = Math.max(1, Math.round((20 * articles) / most));
    path += `M${4 * month} 20v-${height}h3v${height}z`;
  }
  return `<svg viewBox="0 0 47 20" preserveAspectRatio="none" aria-hidden="true"><path d="${path}"/></svg>`;
}
