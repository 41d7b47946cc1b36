import { closeSync, openSync, readSync } from 'node:fs';
import { byteReader } from './bytes.ts';
import { list } from './list.ts';
import type { Postings } from './postings.ts';
import type { Mark } from './run.ts';
import { isBeginning } from './terms.ts';

/** Bytes that are read ahead, of all runs together and of one at most. */
const AHEAD = 1 << 25;
const MOST_AHEAD = 1 << 18;

/** A file of terms, and where in it a reader can begin. */
export interface RunFile {
  path: string;
  marks: Mark[];
}

/** The next term of one run, as it stands there. */
interface Head {
  run: number;
  term: string;
  postings: Uint8Array;
  rest: Iterator<Omit<Head, 'run' | 'rest'>, undefined>;
}

/**
 * The terms of several runs as one, in the order of UTF-16, each with all its postings; these are lent until the next
 * is asked for.
 * @param headlines for each story, how many places its headline takes
 * @param from the first term; null for no bound
 */
export function* mergeRuns(
  runs: readonly RunFile[],
  headlines: ArrayLike<number>,
  from: string | null,
): Iterable<[string, Postings]> {
  const heads: Head[] = [];
  const ahead = Math.min(MOST_AHEAD, Math.floor(AHEAD / runs.length));
  const gathering = gather(headlines);
  try {
    for (const [run, { path, marks }] of runs.entries()) {
      const rest = entriesOf(path, from, marks, ahead);
      const first = rest.next().value;
      if (first) add(heads, { run, ...first, rest });
    }
    while (heads.length > 0) {
      const { term } = heads[0]!;
      gathering.start(!isBeginning(term));
      while (heads.length > 0 && heads[0]!.term === term) {
        const head = heads[0]!;
        gathering.add(head.postings);
        const next = head.rest.next().value;
        if (next) {
          head.term = next.term;
          head.postings = next.postings;
        } else {
          const last = heads.pop()!;
          if (heads.length === 0) break;
          heads[0] = last;
        }
        sink(heads);
      }
      yield [term, gathering.lend()];
    }
  } finally {
    for (const { rest } of heads) rest.return?.(undefined);
  }
}

/** A heap: no head comes before the one above it. Runs of one term keep their order. */
function isBefore(a: Head, b: Head): boolean {
  return a.term < b.term || (a.term === b.term && a.run < b.run);
}

function add(heads: Head[], head: Head): void {
  let at = heads.length;
  heads.push(head);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isBefore(head, heads[above]!)) break;
    heads[at] = heads[above]!;
    at = above;
  }
  heads[at] = head;
}

/** Puts the uppermost where it belongs. */
function sink(heads: Head[]): void {
  const head = heads[0]!;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heads.length) break;
    if (below + 1 < heads.length && isBefore(heads[below + 1]!, heads[below]!)) below++;
    if (!isBefore(heads[below]!, head)) break;
    heads[at] = heads[below]!;
    at = below;
  }
  heads[at] = head;
}

function gather(headlines: ArrayLike<number>) {
  const [stories, inHeadline, places, counts] = [list(), list(), list(), list()];
  let hasPlaces = true;
  let story = -1;
  return {
    start(withPlaces: boolean): void {
      for (const each of [stories, inHeadline, places, counts]) each.clear();
      hasPlaces = withPlaces;
    },
    /** Each run counts its stories from the first of the index. */
    add(postings: Uint8Array): void {
      story = -1;
      let place = 0;
      let its = 0;
      const reader = byteReader(postings);
      while (reader.left() > 0) {
        const number = reader.number();
        if (number % 2 === 1) {
          if (story >= 0 && hasPlaces) counts.push(its);
          story += (number - 1) / 2;
          stories.push(story);
          place = 0;
          its = 0;
          continue;
        }
        place += number / 2;
        if (its === 0 && place < headlines[story]!) inHeadline.push(stories.length - 1);
        places.push(place);
        its++;
      }
      if (hasPlaces) counts.push(its);
    },
    lend: (): Postings => ({
      stories: stories.view(),
      inHeadline: inHeadline.view(),
      counts: counts.view(),
      places: places.view(),
    }),
  };
}

/** The terms of a run from one on. */
function* entriesOf(
  path: string,
  from: string | null,
  marks: readonly Mark[],
  ahead: number,
): Generator<Omit<Head, 'run' | 'rest'>, undefined> {
  const file = openSync(path, 'r');
  let position = (from === null ? undefined : marks.findLast(({ term }) => term <= from)?.at) ?? 0;
  let buffer = Buffer.alloc(0);
  let at = 0;
  let isWhole = false;
  /** Reads on until so many bytes are at hand, or the file ends. */
  const need = (bytes: number) => {
    while (buffer.length - at < bytes && !isWhole) {
      const rest = buffer.subarray(at);
      const more = Buffer.allocUnsafe(Math.max(ahead, bytes));
      const read = readSync(file, more, 0, more.length, position);
      position += read;
      isWhole = read === 0;
      buffer = Buffer.concat([rest, more.subarray(0, read)]);
      at = 0;
    }
  };
  const number = () => {
    need(10);
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = buffer[at++]!;
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
    }
  };
  try {
    for (;;) {
      need(1);
      if (at >= buffer.length) return;
      const units = number();
      need(2 * units);
      const term = buffer.toString('utf16le', at, at + 2 * units);
      at += 2 * units;
      const length = number();
      need(length);
      const postings = buffer.subarray(at, at + length);
      at += length;
      if (from === null || term >= from) yield { term, postings };
    }
  } finally {
    closeSync(file);
  }
}
