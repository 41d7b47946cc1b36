import type { Census } from '../../archive/index.ts';
import { escapeHtml } from '../html.ts';
import { pager } from '../lists/list-page.ts';
import { listPage } from '../names.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';
import { saySpan } from './dates.ts';
import { head } from './head.ts';
import { LINES_A_PAGE, SILENT_DAYS } from './paths.ts';

/** Days of which nothing is left, the longest silences first. */
export function silentRows(silences: Census['silences'], words: Words): string {
  const { coverage } = words;
  return silences
    .map(
      ({ from, to, days, expected }) =>
        `<li><span class="headline">${escapeHtml(coverage.nothing(saySpan(from, to, words)))}</span> <small>${coverage.days(days)} · ${coverage.expected(expected)}</small></li>\n`,
    )
    .join('');
}

/** The most telling first. */
export function silencesBySize({ silences }: Census): Census['silences'] {
  return silences.toSorted((a, b) => b.expected - a.expected || (a.from < b.from ? -1 : 1));
}

/** All of them in order of time, over as many pages as they need. */
export function* renderSilentDays(
  { silences }: Census,
  setting: Setting,
  words: Words,
): Generator<[path: string, html: string]> {
  const pages = Math.ceil(silences.length / LINES_A_PAGE);
  const title = words.coverage.silences;
  const count = words.coverage.days(silences.reduce((sum, { days }) => sum + days, 0));
  for (let page = 1; page <= pages; page++) {
    const path = listPage(SILENT_DAYS, page);
    const part = silences.slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE);
    const main = `${head({ path, title, count, page, pages }, words)}<div class="prose"><p>${words.coverage.silencesLead}</p></div>
<ol class="rows missing brief">
${silentRows(part, words)}</ol>
${pager({ path, stem: SILENT_DAYS, page, pages }, words)}`;
    yield [path, wholePage({ path, title, kind: 'list', main }, setting, words)];
  }
}
