import { LONGEST_LIFE, monthPage, yearPage } from '../lists/calendar.ts';
import { relative } from '../names.ts';
import { wayToYear } from '../parts/part.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';
import { bar, storiesIn } from './bar.ts';
import { type Coverage, countsOf, missingIn, yearsIn } from './coverage.ts';
import { sayPeriod } from './dates.ts';
import { placeIn, renderMissing } from './missing-list.ts';
import { yearStem } from './paths.ts';
import { type PeriodRow, periodTable } from './tables.ts';

/** What was rescued and what is missing month by month, for each year of which something is missing. */
export function* renderYearLists(
  coverage: Coverage,
  setting: Setting,
  words: Words,
): Generator<[path: string, html: string]> {
  const years = yearsIn(coverage).filter((year) => missingIn(countsOf(coverage, year)) > 0);
  for (const [at, year] of years.entries()) {
    const counts = countsOf(coverage, year);
    const stem = yearStem(year);
    yield* renderMissing(
      {
        stem,
        title: nameOf(year, words),
        count: `${words.coverage.missingCount(missingIn(counts))} · ${words.coverage.states.rescued} ${words.number(counts.rescued)}`,
        lines: coverage.missing.linesOf(year),
        rows: coverage.missing.list({ year }),
        by: 'month',
        shared: null,
        above: (path) =>
          year === ''
            ? `<div class="prose"><p>${words.coverage.noYearNote}</p></div>\n`
            : `<div class="whole">${bar(counts, storiesIn(counts))}</div>\n${months(coverage, year, path, setting.part, words)}`,
        below: (path) => around(years[at - 1], years[at + 1], path, words),
      },
      setting,
      words,
    );
  }
}

function nameOf(year: string, words: Words): string {
  return year === '' ? words.coverage.noYear : sayPeriod(year, words);
}

function months(
  { periods, missing }: Coverage,
  year: string,
  path: string,
  part: Setting['part'],
  words: Words,
): string {
  const places = new Map<string, string>();
  let before = 0;
  for (const { period } of missing.list({ year })) {
    if (!places.has(period)) places.set(period, placeIn(path, yearStem(year), before, period));
    before++;
  }
  const rows: PeriodRow[] = [];
  for (let month = 1; month <= 12; month++) {
    const counts = periods.get(`${year}-${String(month).padStart(2, '0')}`);
    if (counts === undefined || storiesIn(counts) === 0) continue;
    const said = words.monthAlone(month);
    const name =
      counts.rescued === 0
        ? said
        : `<a href="${relative(path, wayToYear(part, year) + monthPage(Number(year), month))}">${said}</a>`;
    const href = places.get(`${year}-${String(month).padStart(2, '0')}`) ?? null;
    rows.push({ name, counts, link: () => href });
  }
  const rest = periods.get(year);
  if (rest !== undefined && storiesIn(rest) > 0)
    rows.push({ name: words.coverage.noMonth, counts: rest, link: () => places.get(year) ?? null });
  return periodTable(words.coverage.month, rows, null, words);
}

function around(earlier: string | undefined, later: string | undefined, path: string, words: Words): string {
  const one = (year: string | undefined, rel: string, arrow: (name: string) => string) =>
    year === undefined
      ? '<span></span>'
      : `<a rel="${rel}" href="${relative(path, `${yearStem(year)}.html`)}">${arrow(nameOf(year, words))}</a>`;
  if (earlier === undefined && later === undefined) return '';
  return `<nav class="around" aria-label="${words.earlier}${words.comma}${words.later}">${one(earlier, 'prev', (name) => `← ${name}`)}${one(later, 'next', (name) => `${name} →`)}</nav>\n`;
}

/** The rows of all years, each leading to what is missing of it. */
export function yearRows(
  coverage: Coverage,
  path: string,
  placeOf: (state: PlacedState, year: string) => string | null,
  part: Setting['part'],
  words: Words,
): PeriodRow[] {
  return withSilentYears(yearsIn(coverage))
    .map((year) => ({ year, counts: countsOf(coverage, year) }))
    .filter(({ year, counts }) => year !== '' || storiesIn(counts) > 0)
    .map(({ year, counts }) => {
      if (storiesIn(counts) === 0) return { name: nameOf(year, words), counts, link: () => null };
      const to =
        missingIn(counts) > 0
          ? `${yearStem(year)}.html`
          : year === ''
            ? ''
            : wayToYear(part, year) + yearPage(Number(year));
      const name =
        to === '' ? nameOf(year, words) : `<a href="${relative(path, to)}">${nameOf(year, words)}</a>`;
      return { name, counts, link: (state) => placeOf(state, year) };
    });
}

/** Also the years between the first and the last of which nothing is known: they are the widest gap of all. */
function withSilentYears(years: readonly string[]): string[] {
  const numbers = years.filter((year) => year !== '').map(Number);
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  // A misread day (0001, 9999) makes no life of millennia.
  if (last - first > LONGEST_LIFE) return [...years];
  const all = Array.from({ length: last - first + 1 }, (_, n) => String(first + n).padStart(4, '0'));
  return years.includes('') ? [...all, ''] : numbers.length === 0 ? [] : all;
}

type PlacedState = Parameters<PeriodRow['link']>[0];
