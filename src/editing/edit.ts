import { captureName } from '../base/capture.ts';
import type { ArticleReading, Reading } from '../base/reading.ts';
import { standfirstOnce } from './standfirst.ts';
import { type State, statesOf } from './states.ts';

/** What becomes of one capture of an article, and why. */
export interface Verdict {
  /** `YYYYMMDDhhmmss/ORIGINAL` */
  capture: string;
  original: string;
  verdict: 'chosen' | 'revision' | 'same' | 'refused';
  reason: string;
  /** The revision whose text this capture shows, where it is not the current one. */
  revision?: string;
}

/** One saved version of an article. */
export interface Revision {
  /** The timestamp of its capture, made unique: `20190301020304`. */
  name: string;
  reading: ArticleReading;
}

/** One article out of all readings under its id. */
export interface Edition {
  id: string;
  /** Null where nothing but tombstones, errors and lists is known under the id. */
  current: ArticleReading | null;
  /** Other texts of the story, oldest first. */
  revisions: Revision[];
  /** Other addresses of the article, sorted; not the address of the current capture. */
  aliases: string[];
  verdicts: Verdict[];
}

/**
 * Makes one article out of all the readings of one id: whole before truncated, article before tombstone, the
 * newest text current, every other text a revision. Pure; the order of `readings` makes no difference.
 */
export function edit(id: string, readings: readonly Reading[]): Edition {
  const articles = readings.filter((reading) => reading.kind === 'article').map(standfirstOnce);
  const states = statesOf(articles);
  const newest = states.at(-1);
  const earlier = states.slice(0, -1);
  const names = revisionNames(earlier);
  const verdicts = [
    ...(newest ? verdictsOfState(newest, null) : []),
    ...earlier.flatMap((state, i) => verdictsOfState(state, names[i]!)),
    ...readings.filter((reading) => reading.kind !== 'article').map(refusal),
  ];
  const current = newest?.chosen ?? null;
  const addresses = new Set(readings.filter(isAddressOfArticle).map((reading) => reading.capture.original));
  if (current) addresses.delete(current.capture.original);
  return {
    id,
    current,
    revisions: earlier.map((state, i) => ({ name: names[i]!, reading: state.chosen })),
    aliases: [...addresses].sort(),
    verdicts: verdicts.sort((a, b) => compare(a.capture, b.capture) || compare(a.verdict, b.verdict)),
  };
}

/** `/article/18752/images/logo.svg` names an article and is none of its addresses; a farewell in its place is one. */
function isAddressOfArticle(reading: Reading): boolean {
  return reading.kind !== 'notArticle' || /^(?:redirect|http-)/.test(reading.reason);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two revisions may come from captures of the same second: the later one is `…-2`. */
function revisionNames(states: readonly State[]): string[] {
  const taken = new Set<string>();
  return states.map(({ chosen }) => {
    const stem = chosen.capture.timestamp;
    let name = stem;
    for (let n = 2; taken.has(name); n++) name = `${stem}-${n}`;
    taken.add(name);
    return name;
  });
}

function verdictsOfState(state: State, revision: string | null): Verdict[] {
  return state.readings.map(({ reading, why }) => ({
    capture: captureName(reading.capture),
    original: reading.capture.original,
    verdict:
      reading !== state.chosen
        ? why === 'same text'
          ? 'same'
          : 'refused'
        : revision === null
          ? 'chosen'
          : 'revision',
    reason: reading === state.chosen ? state.reason : why,
    ...(revision === null ? {} : { revision }),
  }));
}

function refusal(reading: Exclude<Reading, { kind: 'article' }>): Verdict {
  return {
    capture: captureName(reading.capture),
    original: reading.capture.original,
    verdict: 'refused',
    reason: reading.kind === 'error' ? reading.error.code : `${reading.kind}: ${reading.reason}`,
  };
}
