import { yearPage } from '../calendar.ts';
import type { Words } from '../words/words.ts';
import type { Portrait } from './portrait.ts';

/** The years of an outlet's life, each a link with its twelve months as bars. */
export function renderYears({ months }: Portrait, root: string, words: Words): string {
  const years = new Map<number, number[]>();
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
      return `<li><a href="${root}${yearPage(year)}">${bars(its, most)}${String(year).padStart(4, '0')}<span class="hidden">${words.comma}${words.articles(total)}</span></a></li>\n`;
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
