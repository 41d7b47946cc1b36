import { captureName } from '../base/capture.ts';
import type { ArticleReading, Reading } from '../base/reading.ts';
import { differsInChromeAlone } from './chrome.ts';
import { saysBorrowed, type Told, toldBy } from './facts.ts';
import { type GivenWay, giveWay } from './give-way.ts';
import { guessedLikeness } from './likeness.ts';
import { sketchIn } from './mark.ts';
import { withModified } from './modified.ts';
import { compare, type Held, isSeen, type Read, type Seen, type Sighting, sightingOf } from './sighting.ts';
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
  /** The file of another rescue that says so, where no capture does. */
  imported?: string;
}

/** One story out of all sightings of it, its texts not yet fetched. */
export interface Edition<S extends Sighting> {
  id: string;
  /** Null where nothing but tombstones, errors and lists is known of it. */
  current: State<S> | null;
  /** Other texts of the story, oldest first. */
  revisions: Revision<S>[];
  /** Other addresses of the article, sorted; not the address of the current capture. */
  aliases: string[];
  verdicts: Verdict[];
}

/** One saved version of an article. */
export interface Revision<S extends Sighting> {
  /** The id it was saved under, 18752, or the timestamp of its capture, 20190301020304; unique. */
  name: string;
  state: State<S>;
}

/**
 * Makes one article out of all that was seen of a story: whole before truncated, article before tombstone, the
 * newest text current, every other text a revision. `ids` are the ids of the story, oldest first; its own is the
 * last one. Those of one rank, where nothing says which came first, stand in one list.
 *
 * A text is only fetched (`read`) where it must be compared with its neighbour, two at a time; what is chosen is
 * to be fetched state by state with `tell`. Pure but for `read`; the order of `sightings` makes no difference.
 */
export function edit<S extends Sighting>(
  ids: readonly (string | readonly string[])[],
  sightings: readonly S[],
  read: Read<S>,
): Edition<S> {
  const id = [ids.at(-1)!].flat().at(-1)!;
  const ranks = new Map(ids.flatMap((each, rank) => [each].flat().map((one) => [one, rank] as const)));
  const rank = (each: string) => ranks.get(each) ?? 0;
  const { standing, given } = giveWay(sightings.filter(isSeen), read);
  const states = withGiven(withoutChrome(statesOf(standing, rank), read), given);
  const current = states.at(-1) ?? null;
  const earlier = states.slice(0, -1);
  const names = revisionNames(earlier, id);
  const verdicts = [
    ...(current ? verdictsOfState(current, null) : []),
    ...earlier.flatMap((state, i) => verdictsOfState(state, names[i]!)),
    ...sightings.filter((sighting) => sighting.mark === null).map(refusal),
  ];
  const addresses = new Set(sightings.filter(isAddressOfArticle).map(({ original }) => original));
  if (current) addresses.delete(current.chosen.original);
  return {
    id,
    current,
    revisions: earlier.map((state, i) => ({ name: names[i]!, state })),
    aliases: [...addresses].sort(),
    verdicts: verdicts.sort((a, b) => compare(a.capture, b.capture) || compare(a.verdict, b.verdict)),
  };
}

/**
 * The article of one state of an edition, fetched. Where the page tells no time of a change that happened between
 * two captures, the first that shows it is told as such.
 */
export function tell<S extends Sighting>(
  { current, revisions, verdicts }: Edition<S>,
  state: State<S>,
  read: Read<S>,
): Told {
  const told = toldBy(state, read);
  if (told.borrowed.length > 0) {
    const capture = captureName(state.chosen);
    const verdict = verdicts.find((each) => each.capture === capture && each.verdict !== 'same');
    if (verdict) verdict.reason = state.reason + saysBorrowed(told);
  }
  const at = state === current ? revisions.length : revisions.findIndex((each) => each.state === state);
  return { ...told, reading: withModified(told.reading, state, revisions, at) };
}

/** An edition of readings that are all at hand. */
export function editReadings(
  id: string,
  readings: readonly Reading[],
): {
  current: ArticleReading | null;
  revisions: { name: string; reading: ArticleReading }[];
  aliases: string[];
  verdicts: Verdict[];
} {
  const read = ({ reading }: Held) => reading as ArticleReading;
  const edition = edit(
    [id],
    readings.map((reading) => sightingOf(id, reading)),
    read,
  );
  const reading = (state: State<Held>) => tell(edition, state, read).reading;
  return {
    current: edition.current && reading(edition.current),
    revisions: edition.revisions.map(({ name, state }) => ({ name, reading: reading(state) })),
    aliases: edition.aliases,
    verdicts: edition.verdicts,
  };
}

/** Neighbours in time that differ in nothing but chrome are one state: the one with fewer lines has less of it. */
function withoutChrome<S extends Sighting>(states: State<S>[], read: Read<S>): State<S>[] {
  const kept: State<S>[] = [];
  let last: ArticleReading | null = null;
  for (const state of states) {
    const before = kept.at(-1);
    const now: ArticleReading | null =
      before && mayBeChrome(before.chosen, state.chosen) ? read(state.chosen) : null;
    if (before && now !== null) {
      last ??= read(before.chosen);
      if (differsInChromeAlone(last, now)) {
        const [main, other] =
          state.chosen.mark.size <= before.chosen.mark.size ? [state, before] : [before, state];
        kept[kept.length - 1] = merged(main, other);
        last = main === state ? now : last;
        continue;
      }
    }
    kept.push(state);
    last = now;
  }
  return kept;
}

/** Chrome is little: texts that are not alike need not be fetched to know that they are two. */
function mayBeChrome(one: Seen, other: Seen): boolean {
  const [small, large] = [one.mark.size, other.mark.size].sort((a, b) => a - b);
  if (one.mark.truncated !== null || other.mark.truncated !== null) return false;
  // What another rescue saved has no chrome left: a line more is a line of the article.
  if (one.imported !== undefined && other.imported !== undefined) return false;
  return (
    large! < 400 ||
    (small! / large! > 0.5 && guessedLikeness(sketchIn(one.mark), sketchIn(other.mark)) >= 0.3)
  );
}

function merged<S extends Sighting>(main: State<S>, other: State<S>): State<S> {
  const others = other.sightings.map(({ sighting, why }) => ({
    sighting,
    why: why === 'same text' ? 'the same but for what stands around the text' : why,
  }));
  const sightings = [...main.sightings, ...others].sort((a, b) =>
    compare(a.sighting.timestamp, b.sighting.timestamp),
  );
  const reason =
    main.sightings.length === 1 ? 'the capture of this text with the least around it' : main.reason;
  return { chosen: main.chosen, reason, sightings };
}

/** Imported texts lie with the state whose captures stand in for them. */
function withGiven<S extends Sighting>(states: State<S>[], given: readonly GivenWay<S>[]): State<S>[] {
  for (const { sighting, to, why } of given) {
    const state = states.find((each) => each.sightings.some((one) => one.sighting === to));
    state?.sightings.push({ sighting, why });
  }
  return states;
}

/** `/article/18752/images/logo.svg` names an article and is none of its addresses; a farewell in its place is one. */
function isAddressOfArticle({ kind, reason, original }: Sighting): boolean {
  // A file that tells no address was none of the outlet's.
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(original)) return false;
  return kind !== 'notArticle' || /^(?:redirect|http-)/.test(reason ?? '');
}

/** Two revisions may be of one id, or come from captures of the same second: the later one is `…-2`. */
function revisionNames<S extends Sighting>(states: readonly State<S>[], id: string): string[] {
  const taken = new Set<string>([id]);
  return states.map(({ chosen }) => {
    const stem = chosen.id === id || taken.has(chosen.id) ? chosen.timestamp : chosen.id;
    let name = stem;
    for (let n = 2; taken.has(name); n++) name = `${stem}-${n}`;
    taken.add(name);
    return name;
  });
}

function verdictsOfState<S extends Sighting>(state: State<S>, revision: string | null): Verdict[] {
  return state.sightings.map(({ sighting, why }) => ({
    capture: captureName(sighting),
    original: sighting.original,
    verdict:
      sighting !== state.chosen
        ? why.startsWith('truncated')
          ? 'refused'
          : 'same'
        : revision === null
          ? 'chosen'
          : 'revision',
    reason: sighting === state.chosen ? state.reason : why,
    ...(revision === null ? {} : { revision }),
    ...(sighting.imported === undefined ? {} : { imported: sighting.imported }),
  }));
}

function refusal({ kind, original, timestamp, reason, imported }: Sighting): Verdict {
  return {
    capture: captureName({ original, timestamp }),
    original,
    verdict: 'refused',
    reason: kind === 'error' ? (reason ?? '') : `${kind}: ${reason}`,
    ...(imported === undefined ? {} : { imported }),
  };
}
