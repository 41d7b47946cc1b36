import type { Reading } from '../src/base/reading.ts';
import { learn, type Label as Told } from '../src/learning/index.ts';
import { parseOutlet } from '../src/outlets/index.ts';
import { folded, read } from '../src/reading/index.ts';
import { captureOf, htmlOf, isHere, type Label, labelsOf, type SetName } from './labelled.ts';

const UNKNOWN = parseOutlet('name: unknown');
const LEAST = 3;

/** Whether a reading has a fact right; null where the label says nothing of it. */
type Check = (reading: Reading, label: Label) => boolean | null;

const CHECKS: Record<string, Check> = {
  headline: (reading, { title }) =>
    title ? folded(title) === folded(reading.kind === 'article' ? reading.title : '') : null,
  authors: (reading, { authors }) =>
    authors
      ? names(authors) === names(reading.kind === 'article' ? reading.authors.map(({ name }) => name) : [])
      : null,
  day: (reading, { date }) =>
    date ? isSameDay(date, reading.kind === 'article' ? reading.published : null) : null,
};

/**
 * Reads the headline, authors and day of every page whose site has three labelled pages or more, with what the
 * others teach without and with their labels, and prints where that is better and where worse than the generic reader.
 */
export function measureFacts(): void {
  for (const set of ['fundus-parsers', 'wcxb'] as const) if (isHere(set)) measure(set);
}

function measure(set: SetName): void {
  const sites = Map.groupBy(labelsOf(set), ({ url }) => new URL(url).host.replace(/^www\./, ''));
  const groups = [...sites.values()].filter((pages) => pages.length >= LEAST);
  for (const labelled of [false, true]) {
    const counts = new Map(
      Object.keys(CHECKS).map((fact) => [fact, { of: 0, generic: 0, learned: 0, better: 0, worse: 0 }]),
    );
    for (const pages of groups) {
      for (const page of pages) {
        const samples = pages
          .filter((other) => other !== page)
          .map((other) => ({ capture: capture(other), label: labelled ? told(other) : null }));
        const recipes = learn(samples, UNKNOWN).map(({ recipe }) => recipe);
        const generic = read(capture(page), UNKNOWN, []);
        const learned = read(capture(page), UNKNOWN, recipes);
        for (const [fact, check] of Object.entries(CHECKS)) {
          const [before, after] = [check(generic, page), check(learned, page)];
          if (before === null || after === null) continue;
          const count = counts.get(fact)!;
          count.of++;
          if (before) count.generic++;
          if (after) count.learned++;
          if (after && !before) count.better++;
          if (before && !after) count.worse++;
          if (process.env.VERBOSE && before !== after)
            console.log(`  ${fact} ${after ? 'better' : 'worse'} ${page.file}`);
        }
      }
    }
    const figures = [...counts].map(
      ([fact, { of, generic, learned, better, worse }]) =>
        `${fact} ${learned} of ${of} (generic ${generic}; better on ${better}, worse on ${worse})`,
    );
    if (groups.length > 0)
      console.log(
        `learning the facts of ${set}, siblings ${labelled ? 'with' : 'without'} labels: ${figures.join(', ')}`,
      );
  }
}

function told({ body, title, authors, date }: Label): Told {
  return { body, title: title ?? null, authors: authors ?? null, date: date ?? null };
}

const capture = (label: Label) => captureOf(htmlOf(label), label.url);
const names = (list: readonly string[]) => list.map(folded).sort().join();

function isSameDay(wanted: string, got: string | null): boolean {
  if (got === null) return false;
  if (wanted.slice(0, 10) === got.slice(0, 10)) return true;
  const instant = (text: string) => (text.length > 10 ? Date.parse(text.replace(' ', 'T')) : Number.NaN);
  return Math.abs(instant(wanted) - instant(got)) < 60_000;
}
