import { toText } from '../article/index.ts';
import { sha256Hex } from '../base/digest.ts';
import type { ArticleReading } from '../base/reading.ts';

/** One text of a story, with all the captures that show it. */
export interface State {
  /** The capture that the text is taken from. */
  chosen: ArticleReading;
  /** Why this one. */
  reason: string;
  /** All readings of the state, in the order of capture; for those not chosen, why not. */
  readings: { reading: ArticleReading; why: string }[];
}

/** The texts of a story, oldest first. The last one is current. */
export function statesOf(articles: readonly ArticleReading[]): State[] {
  const ordered = articles.map(weigh).sort(byCapture);
  const whole = ordered.filter(({ reading }) => reading.capture.truncated === null);
  const cut = ordered.filter(({ reading }) => reading.capture.truncated !== null);
  // A page cut short is no state of its own while a whole one is known.
  if (whole.length === 0) return cut.length === 0 ? [] : [longestOf(cut)];
  const states = byAge(groupBy(whole, ({ key }) => key).map(stateOf));
  const last = states.at(-1)!;
  last.readings.push(
    ...cut.map(({ reading }) => ({ reading, why: `truncated: ${reading.capture.truncated}` })),
  );
  return states;
}

interface Weighed {
  reading: ArticleReading;
  /** The same for two captures that show the same text. */
  key: string;
  /** Characters of text. */
  size: number;
}

function weigh(reading: ArticleReading): Weighed {
  const text = comparable(reading);
  return { reading, key: sha256Hex(text), size: text.length };
}

/** The same for two readings that show the same text: 64 hex digits. */
export function textKey(reading: ArticleReading): string {
  return sha256Hex(comparable(reading));
}

/**
 * Spaces and the width of letters differ between two designs of a site for one and the same text
 * (`ＡＢＣ　１` and `ABC 1`): they make no revision.
 */
function comparable({ title, body }: ArticleReading): string {
  return `${title}\n${toText(body)}`.normalize('NFKC').replace(/\s+/g, '');
}

function byCapture(a: Weighed, b: Weighed): number {
  const [one, other] = [a.reading.capture, b.reading.capture];
  if (one.timestamp !== other.timestamp) return one.timestamp < other.timestamp ? -1 : 1;
  if (one.original !== other.original) return one.original < other.original ? -1 : 1;
  return one.digest < other.digest ? -1 : one.digest > other.digest ? 1 : 0;
}

/**
 * Of the captures that show a text, the one that tells most around it: an old layout may give a day where a
 * later one gives the minute. Among equals the first, which lies nearest to the day the text stood there, with
 * its pictures still in place.
 */
function stateOf(group: Weighed[]): State {
  const first = group[0]!.reading;
  const chosen = group.reduce((best, { reading }) => (told(reading) > told(best) ? reading : best), first);
  return {
    chosen,
    reason: reasonFor(chosen, first, group.length),
    readings: group.map(({ reading }) => ({ reading, why: 'same text' })),
  };
}

function reasonFor(chosen: ArticleReading, first: ArticleReading, captures: number): string {
  if (captures === 1) return 'the only whole capture of this text';
  return chosen === first
    ? 'the first whole capture of this text'
    : 'the first whole capture of this text that tells its time, bylines, section and tags';
}

/** How much a page tells of its article besides the text. */
function told({ published, authors, section, tags }: ArticleReading): number {
  const time = published === null ? 0 : published.includes('T') ? 2 : 1;
  return time + Number(authors.length > 0) + Number(section !== null) + Number(tags.length > 0);
}

function longestOf(cut: Weighed[]): State {
  const longest = cut.reduce((best, each) => (each.size > best.size ? each : best));
  return {
    chosen: longest.reading,
    reason: 'the longest of the truncated captures; no whole one is known',
    readings: cut.map(({ reading }) => ({ reading, why: `truncated: ${reading.capture.truncated}` })),
  };
}

/** By what the pages say of their last change where all of them say it, else by when each text was first seen. */
function byAge(states: State[]): State[] {
  const told = new Map(states.map((state) => [state, instant(state.chosen.modified)]));
  const allTell = [...told.values()].every((time) => time !== null);
  return states.sort((a, b) => {
    const apart = allTell ? told.get(a)! - told.get(b)! : 0;
    return apart || (firstSeen(a) < firstSeen(b) ? -1 : 1);
  });
}

function firstSeen({ readings }: State): string {
  return readings[0]!.reading.capture.timestamp;
}

function instant(time: string | null): number | null {
  const ms = time === null ? Number.NaN : Date.parse(time);
  return Number.isNaN(ms) ? null : ms;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
