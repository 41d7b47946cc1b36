import { TELLS } from './mark.ts';
import { compare, inTime, type Seen, type Sighting } from './sighting.ts';

/** One text of a story, with all the captures that show it. */
export interface State<S extends Sighting> {
  /** The sighting that the text is taken from. */
  chosen: Seen<S>;
  /** Why this one. */
  reason: string;
  /** All sightings of the state, in the order of capture; for those not chosen, why not. */
  sightings: { sighting: Seen<S>; why: string }[];
}

/**
 * The texts of a story, oldest first. The last one is current. `rank` tells of each id of the story how late the
 * outlet gave it: an outlet that saves each edit under a new id says so in which order they were made.
 */
export function statesOf<S extends Sighting>(
  seen: readonly Seen<S>[],
  rank: (id: string) => number,
): State<S>[] {
  const ordered = [...seen].sort(inTime);
  const whole = ordered.filter(({ mark }) => mark.truncated === null);
  const cut = ordered.filter(({ mark }) => mark.truncated !== null);
  // A page cut short is no state of its own while a whole one is known.
  if (whole.length === 0) return cut.length === 0 ? [] : [longestOf(cut)];
  const groups = Map.groupBy(whole, ({ mark }) => mark.state);
  const states = byAge(
    [...groups.values()].map((group) => stateOf(group, rank)),
    rank,
  );
  states.at(-1)!.sightings.push(...cut.map((sighting) => ({ sighting, why: whyCut(sighting) })));
  return states;
}

function whyCut({ mark }: Seen): string {
  return `truncated: ${mark.truncated}`;
}

/**
 * Of the captures that show a text, the one that tells most around it: an old layout may give a day where a
 * later one gives the minute. Among equals one under the latest id, and of those the first, which lies nearest to
 * the day the text stood there, with its pictures still in place.
 */
function stateOf<S extends Sighting>(group: Seen<S>[], rank: (id: string) => number): State<S> {
  const first = group[0]!;
  const chosen = group.reduce((best, each) => {
    const more = told(each) - told(best) || rank(each.id) - rank(best.id);
    return more > 0 ? each : best;
  }, first);
  return {
    chosen,
    reason: reasonFor(chosen, group),
    sightings: group.map((sighting) => ({ sighting, why: 'same text' })),
  };
}

function reasonFor(chosen: Seen, group: readonly Seen[]): string {
  const first = group[0]!;
  if (chosen.imported !== undefined) return 'imported; no capture of this text is here';
  if (group.length === 1) return 'the only whole capture of this text';
  if (chosen === first) return 'the first whole capture of this text';
  return told(chosen) > told(first)
    ? 'the first whole capture of this text that tells its time, bylines, section and tags'
    : 'the first whole capture of this text under its latest id';
}

/** How much a page tells of its article besides the text. */
function told({ mark: { tells } }: Seen): number {
  const facts = [TELLS.day, TELLS.time, TELLS.authors, TELLS.section, TELLS.tags];
  return facts.filter((fact) => (tells & fact) !== 0).length;
}

function longestOf<S extends Sighting>(cut: Seen<S>[]): State<S> {
  const longest = cut.reduce((best, each) => (each.mark.size > best.mark.size ? each : best));
  return {
    chosen: longest,
    reason: 'the longest of the truncated captures; no whole one is known',
    sightings: cut.map((sighting) => ({ sighting, why: whyCut(sighting) })),
  };
}

/**
 * By the latest id that shows each text; then by what the pages say of their last change where all of them say
 * it, else by when each text was first seen.
 */
function byAge<S extends Sighting>(states: State<S>[], rank: (id: string) => number): State<S>[] {
  const ranks = new Map(states.map((state) => [state, latest(state, rank)]));
  const times = new Map(states.map((state) => [state, instant(state.chosen.mark.modified)]));
  const allTell = [...times.values()].every((time) => time !== null);
  return states.sort((a, b) => {
    const apart = ranks.get(a)! - ranks.get(b)! || (allTell ? times.get(a)! - times.get(b)! : 0);
    return apart || compare(firstSeen(a), firstSeen(b)) || compare(a.chosen.mark.state, b.chosen.mark.state);
  });
}

function latest<S extends Sighting>({ sightings }: State<S>, rank: (id: string) => number): number {
  return sightings.reduce((most, { sighting }) => Math.max(most, rank(sighting.id)), 0);
}

/** When a state was first captured. */
export function firstSeen<S extends Sighting>({ sightings }: State<S>): string {
  return sightings[0]!.sighting.timestamp;
}

function instant(time: string | null): number | null {
  const ms = time === null ? Number.NaN : Date.parse(time);
  return Number.isNaN(ms) ? null : ms;
}
