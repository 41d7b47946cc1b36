import { nextStart, pastBlank, SIGHT } from './boundary.ts';
import type { Effort } from './effort.ts';
import type { Damage } from './record.ts';
import type { ByteWindow } from './window.ts';

/** What the reading of one file goes by. */
export interface Reader {
  /** The largest block that is held, bytes. */
  maxBlock: number;
  /** What kinds of record the file was seen to hold: an ARC line is only looked for where one may be. */
  arc: boolean;
  warc: boolean;
  /** False inside a gzip member: then what ends early is damaged, and no member begins there. */
  outer: boolean;
  /** Where in the source no header that begins before it has an end. */
  headless: number;
  effort: Effort;
}

/** Passes over bytes that are no record, to where the next begins. The first `skip` bytes are not looked at. */
export async function passOver(
  window: ByteWindow,
  reader: Reader,
  offset: number,
  reason: string,
  skip: number,
): Promise<Damage> {
  let ahead = Math.min(skip, window.available);
  for (;;) {
    const next = await findNext(window, reader, ahead, ahead + STEP);
    if (next >= 0) {
      window.pass(next);
      return damaged(offset, window.offset - offset, reason, null, false);
    }
    window.pass(ahead);
    ahead = STEP;
  }
}

const STEP = 1 << 18;

/**
 * How far ahead of `at` the next record begins, or the bytes end; -1 where neither comes before `bound`. Looks
 * near before it looks far: a file of a million broken lines has the next one close by.
 */
export async function findNext(
  window: ByteWindow,
  reader: Reader,
  from: number,
  bound: number,
): Promise<number> {
  const { effort, outer: compressed } = reader;
  const arc = reader.arc || !reader.warc;
  const headless = reader.headless - window.offset;
  let step = 1 << 12;
  for (let ahead = from; ; step = Math.min(step * 2, STEP)) {
    if (window.available < ahead + step + SIGHT) await window.fill(ahead + step + SIGHT);
    const known = window.ended ? window.available : window.available - SIGHT;
    const limit = Math.min(bound, known, ahead + step);
    const { at, bytes, end } = window;
    const found = nextStart(bytes, at + ahead, at + limit, end, {
      compressed,
      arc,
      warcFrom: at + headless,
      effort,
    });
    if (found >= 0) return found - at;
    if (limit >= bound) return -1;
    if (window.ended && limit >= known) return window.available;
    ahead = limit;
  }
}

/** Passes over CR and LF. */
export async function passBlank(window: ByteWindow): Promise<void> {
  do {
    window.pass(pastBlank(window.bytes, window.at, window.end) - window.at);
  } while (window.available === 0 && (await window.fill(1)));
}

export function damaged(
  offset: number,
  length: number,
  reason: string,
  target: string | null,
  salvaged: boolean,
): Damage {
  return { kind: 'damage', code: 'DAMAGED_RECORD', offset, length, reason, target, salvaged };
}
