import { escapeHtml } from '../html.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import type { Survey } from '../survey.ts';
import type { Words } from '../words/words.ts';
import { type Account, type Coverage, MISSING, type MissingState } from './coverage.ts';
import { sayPeriod } from './dates.ts';
import { head } from './head.ts';
import { placeIn, renderMissing } from './missing-list.ts';
import { stateStem, WITHHELD } from './paths.ts';
import { sayWhy } from './reason.ts';
import { reasonTable } from './tables.ts';

/** A list of all articles that are missing in one way, under their years, for each way there is. */
export function* renderStateLists(
  coverage: Coverage,
  setting: Setting,
  words: Words,
): Generator<[path: string, html: string]> {
  const { census, missing } = coverage;
  for (const state of MISSING) {
    if (state === 'withheld' || census.states[state] === 0) continue;
    const stem = stateStem(state);
    const years = missing.yearsOf(state);
    const reasons = census.reasons
      .filter((told) => told.state === state)
      .map(({ reason, articles }) => [sayWhy(reason, words), articles] as const);
    yield* renderMissing(
      {
        stem,
        title: words.coverage.states[state],
        count: words.articles(census.states[state]),
        lines: years.reduce((sum, { lines }) => sum + lines, 0),
        rows: missing.list({ state }),
        by: 'year',
        shared: reasons.length === 1 ? reasons[0]![0] : null,
        above: (path) =>
          `<div class="prose"><p>${escapeHtml(words.coverage.statesMean[state])}</p></div>\n${reasonTable(reasons, words)}${jump(coverage, state, path, words)}`,
      },
      setting,
      words,
    );
  }
}

/** The years of a list that is longer than a screen, each with its count. */
function jump(coverage: Coverage, state: MissingState, path: string, words: Words): string {
  const years = coverage.missing.yearsOf(state);
  if (years.length < 2) return '';
  const items = placesOf(coverage, state, path).map(
    ([year, href]) =>
      `<li><a href="${href}">${year === '' ? words.coverage.noYear : sayPeriod(year, words)}</a></li>`,
  );
  return `<nav class="jump" aria-label="${words.coverage.jump}"><ul>${items.join('')}</ul></nav>\n`;
}

/** Where each year begins in the list of a state. */
export function placesOf(
  { missing }: Coverage,
  state: MissingState,
  from: string,
): [year: string, href: string][] {
  let before = 0;
  return missing.yearsOf(state).map(({ year, lines }) => {
    const href = state === 'withheld' ? '' : placeIn(from, stateStem(state), before, year);
    before += lines;
    return [year, href];
  });
}

/** What is withheld: its id and the reason alone. Null where nothing is. */
export function renderWithheld(
  { coverage }: Pick<Account, 'coverage'>,
  survey: Survey,
  setting: Setting,
  words: Words,
): [path: string, html: string] | null {
  const reasons = new Map(survey.withheld.map(({ id, reason }) => [id, reason]));
  // Also what is withheld and was never there to be left out.
  for (const { line } of coverage?.missing.list({ state: 'withheld' }) ?? [])
    reasons.set(line.id, line.reason ?? '');
  const names = [...new Set(setting.outlet.withheldNames.map(({ reason }) => reason))];
  if (reasons.size + names.length === 0) return null;
  const items = [...reasons].map(([id, reason]) => [id, reason] as const);
  items.push(...names.map((reason) => [words.nameWithheld, reason] as const));
  const rows = items.map(
    ([name, reason]) =>
      `<li><span class="headline">${escapeHtml(name)}</span> <span class="why">${escapeHtml(reason)}</span></li>\n`,
  );
  const title = words.coverage.states.withheld;
  const main = `${head({ path: WITHHELD, title, count: words.articles(reasons.size) }, words)}<div class="prose"><p>${words.coverage.withheldLead}</p></div>
<ol class="rows missing">
${rows.join('')}</ol>
`;
  return [WITHHELD, wholePage({ path: WITHHELD, title, kind: 'list', main }, setting, words)];
}
