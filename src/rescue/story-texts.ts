import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { bandsOf, type Mark, sketchIn } from '../editing/index.ts';
import type { Desk, LaidSlip } from './desk.ts';
import { stopIf } from './gather.ts';

/** Of so many texts of one id at most it is asked whether other ids show them too. */
const MOST_TEXTS = 64;
/** So many texts are kept at hand. */
const KEPT = 2048;

/** One text under one id, numbered. */
export interface Text {
  n: number;
  /** Number of the id. */
  owner: number;
  slip: LaidSlip & { mark: Mark };
  sketch: Uint32Array;
}

/**
 * Numbers all ids on the desk and their texts, and puts each text into the blocks of those that it may be alike: the
 * tables `id`, `text` and `block`. An id whose `first` text comes after its `last` has none; one that `leads` shows
 * nothing but the way to another. Gives back how many ids there are.
 */
export async function layOutTexts(db: DatabaseSync, desk: Desk, signal: AbortSignal): Promise<number> {
  db.exec(`
    CREATE TABLE id (n INTEGER PRIMARY KEY, id TEXT, by_rule INT, captures INT, first INT, last INT, leads INT);
    CREATE TABLE text (n INTEGER PRIMARY KEY, owner INT, slip TEXT);
    CREATE TABLE block (key INTEGER, n INT, owner INT);
  `);
  const putId = db.prepare('INSERT INTO id VALUES (?, ?, ?, ?, ?, ?, ?)');
  const putText = db.prepare('INSERT INTO text VALUES (?, ?, ?)');
  const putBlock = db.prepare('INSERT INTO block VALUES (?, ?, ?)');
  let [owner, n] = [0, 0];
  for (const { id, byRule, slips } of desk.ids()) {
    const first = n;
    for (const slip of textsOf(slips)) {
      putText.run(n, owner, JSON.stringify(slip));
      for (const key of keysOf(slip.mark)) putBlock.run(key, n, owner);
      n++;
    }
    const leads = slips.every(({ to }) => to !== null) ? 1 : 0;
    putId.run(owner, id, byRule ? 1 : 0, slips.length, first, n - 1, leads);
    if (++owner % 1024 === 0) await breathe(signal);
  }
  return owner;
}

/** Gives each text by its number. */
export function textFetcher(db: DatabaseSync): (n: number) => Text {
  const get = db.prepare('SELECT owner, slip FROM text WHERE n = ?');
  return kept((n: number) => {
    const { owner, slip } = get.get(n) as { owner: number; slip: string };
    const laid = JSON.parse(slip) as LaidSlip & { mark: Mark };
    return { n, owner, slip: laid, sketch: sketchIn(laid.mark) };
  }, KEPT);
}

/** Lets a signal have its turn. @throws ReprintError INTERRUPTED */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate();
  stopIf(signal);
}

/** The different texts under one id; of very many the first and the last. */
function textsOf(slips: readonly LaidSlip[]): (LaidSlip & { mark: Mark })[] {
  const texts = new Map<string, LaidSlip & { mark: Mark }>();
  for (const slip of slips) {
    const { mark } = slip;
    if (mark !== null && mark.truncated === null && !texts.has(mark.state))
      texts.set(mark.state, { ...slip, mark });
  }
  const all = [...texts.values()];
  return all.length <= MOST_TEXTS ? all : [...all.slice(0, MOST_TEXTS / 2), ...all.slice(-MOST_TEXTS / 2)];
}

/** What texts that may be of one story share at least one of: title and day, tags and day, a band of the sketch. */
function* keysOf(mark: Mark): Iterable<number> {
  const { title, day, tags, runs } = mark;
  if (day !== null && title !== '') yield keyOf(title, day);
  if (day !== null && tags !== '') yield keyOf(tags, day);
  // Of fewer runs no likeness under two titles, or on two days, is believed.
  if (runs >= 100) yield* bandsOf(sketchIn(mark));
}

/** 48 bits of a hash, turned by the day. */
function keyOf(hash: string, day: string): number {
  const turned = Number.parseInt(hash, 16) + Number(day.replace(/\D/g, '').slice(0, 8)) * 7_368_787;
  return turned % 2 ** 52;
}

/** Keeps the last few of what was fetched. */
export function kept<T>(fetch: (n: number) => T, most: number): (n: number) => T {
  const found = new Map<number, T>();
  return (n) => {
    const value = found.get(n) ?? fetch(n);
    found.delete(n);
    found.set(n, value);
    if (found.size > most) found.delete(found.keys().next().value!);
    return value;
  };
}
