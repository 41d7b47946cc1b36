import { closeSync, openSync, readSync } from 'node:fs';
import { byteReader } from './bytes.ts';
import type { Postings } from './postings.ts';
import { isBeginning } from './terms.ts';

const CHUNK = 1 << 20;

/** A term of one run, as it stands there. */
interface Entry {
  term: string;
  postings: Uint8Array;
}

/**
 * The terms of several runs as one, in the order of UTF-16, each with all its postings.
 * @param headlines for each story, how many places its headline takes
 */
export function* mergeRuns(
  paths: readonly string[],
  headlines: ArrayLike<number>,
): Iterable<[string, Postings]> {
  const runs = paths.map((path) => entriesOf(path));
  try {
    const heads = runs.map((run) => run.next().value ?? null);
    for (;;) {
      let least: string | null = null;
      for (const head of heads) if (head && (least === null || head.term < least)) least = head.term;
      if (least === null) return;
      const found: Postings = { stories: [], inHeadline: [], places: [] };
      for (let i = 0; i < heads.length; i++) {
        const head = heads[i];
        if (head?.term !== least) continue;
        unpackRun(head, headlines, found);
        heads[i] = runs[i]!.next().value ?? null;
      }
      yield [least, found];
    }
  } finally {
    for (const run of runs) run.return?.(undefined);
  }
}

function unpackRun({ term, postings }: Entry, headlines: ArrayLike<number>, found: Postings): void {
  const reader = byteReader(postings);
  const hasPlaces = !isBeginning(term);
  let story = -1;
  let place = 0;
  let places: number[] = [];
  while (reader.left() > 0) {
    const number = reader.number();
    if (number % 2 === 1) {
      story += (number - 1) / 2;
      found.stories.push(story);
      place = 0;
      places = [];
      if (hasPlaces) found.places.push(places);
      continue;
    }
    place += number / 2;
    if (places.length === 0 && place < headlines[story]!) found.inHeadline.push(found.stories.length - 1);
    places.push(place);
  }
}

function* entriesOf(path: string): Generator<Entry, undefined> {
  const file = openSync(path, 'r');
  const utf8 = new TextDecoder();
  let buffer = Buffer.alloc(0);
  let at = 0;
  let isWhole = false;
  /** Reads on until so many bytes are at hand, or the file ends. */
  const need = (bytes: number) => {
    if (buffer.length - at >= bytes || isWhole) return;
    const rest = buffer.subarray(at);
    const more = Buffer.allocUnsafe(Math.max(CHUNK, bytes));
    const read = readSync(file, more, 0, more.length, null);
    if (read < more.length) isWhole = read === 0;
    buffer = Buffer.concat([rest, more.subarray(0, read)]);
    at = 0;
    need(bytes);
  };
  const number = () => {
    need(10);
    const reader = byteReader(buffer, at);
    const before = reader.left();
    const value = reader.number();
    at += before - reader.left();
    return value;
  };
  const bytes = (length: number) => {
    need(length);
    at += length;
    return buffer.subarray(at - length, at);
  };
  try {
    for (;;) {
      need(1);
      if (at >= buffer.length) return;
      const term = utf8.decode(bytes(number()));
      yield { term, postings: bytes(number()) };
    }
  } finally {
    closeSync(file);
  }
}
