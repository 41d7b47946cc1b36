import type { KnownState } from '../../archive/index.ts';
import { escapeHtml } from '../html.ts';
import type { Words } from '../words/words.ts';
import { bar, storiesIn } from './bar.ts';
import { type Counts, MISSING, type MissingState } from './coverage.ts';

/** Reasons with how often each holds, most first. */
export function reasonTable(
  reasons: readonly (readonly [said: string, count: number])[],
  words: Words,
): string {
  // Two of the account's reasons may be one in the reader's language.
  const sums = new Map<string, number>();
  for (const [said, count] of reasons) sums.set(said, (sums.get(said) ?? 0) + count);
  const items = [...sums]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([said, count]) => `<div><dt>${escapeHtml(said)}</dt><dd>${words.number(count)}</dd></div>\n`);
  return items.length === 0 ? '' : `<dl class="reasons">\n${items.join('')}</dl>\n`;
}

export interface PeriodRow {
  /** Safe HTML: the name of the year or month, maybe a link. */
  name: string;
  counts: Counts;
  /** Where the missing ones of a state are listed; null where that is told nowhere. */
  link(state: MissingState): string | null;
}

/** Years or months with what was rescued and what is missing in each way, and their sums. */
export function periodTable(
  first: string,
  rows: readonly PeriodRow[],
  sum: Counts | null,
  words: Words,
): string {
  const { coverage } = words;
  const states = MISSING.filter((state) => rows.some(({ counts }) => counts[state] > 0));
  const widest = rows.reduce((most, { counts }) => Math.max(most, storiesIn(counts)), 0);
  const cell = (count: number, href: string | null) => {
    if (count === 0) return '<td class="none">·</td>';
    const figure = words.number(count);
    return `<td>${href === null ? figure : `<a href="${href}">${figure}</a>`}</td>`;
  };
  const line = ({ name, counts, link }: PeriodRow) =>
    `<tr><th scope="row">${name}</th><td class="drawn">${bar(counts, widest)}</td>${cell(counts.rescued, null)}${states
      .map((state) => cell(counts[state], link(state)))
      .join('')}</tr>\n`;
  const column = (state: KnownState) =>
    `<th scope="col"><span class="swatch s-${state}"></span>${coverage.states[state]}</th>`;
  const foot =
    sum === null
      ? ''
      : `<tfoot><tr><th scope="row">${coverage.all}</th><td class="drawn"></td>${cell(sum.rescued, null)}${states.map((state) => cell(sum[state], null)).join('')}</tr></tfoot>\n`;
  return `<div class="scroll" tabindex="0" role="region" aria-label="${first}"><table class="periods">
<thead><tr><th scope="col">${first}</th><td class="drawn"></td>${column('rescued')}${states.map(column).join('')}</tr></thead>
<tbody>
${rows.map(line).join('')}</tbody>
${foot}</table></div>
`;
}
