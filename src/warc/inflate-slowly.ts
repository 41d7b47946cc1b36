import { crc32, createInflateRaw } from 'node:zlib';
import type { ErrorCode } from '../base/error.ts';
import { startsRecord } from './boundary.ts';
import { type Effort, isSpent, ONE_START, reach, swells } from './effort.ts';
import { glimpse, memberStart, trailerFits } from './gzip-member.ts';
import type { ByteWindow } from './window.ts';

/** Compressed bytes of a broken member that stay at hand, so that the next record can be looked for in them. */
const KEPT = 8 << 20;

/** What became of a member that is read piece by piece. */
export interface Outcome {
  /**
   * `whole`, `file-end` where the file stops in it, `damaged` where its deflate stream, CRC or size is wrong, or
   * where it swells beyond what the file may cost.
   */
  state: 'reading' | 'whole' | 'file-end' | 'damaged';
  reason: string;
  code: ErrorCode;
  /** Bytes of the file taken so far. */
  length: number;
}

/**
 * Inflates the member at the window's `at` in bounded memory, whatever state it is in; what came out before
 * a fault is kept. Where a record goes on past the end of its member (some writers cut members anywhere), so
 * does this. The window is passed over the member only where it was whole, else over all but the last 8 MB.
 * `fine` takes small steps: what the last step gave before a fault is lost with it.
 */
export async function* inflateSlowly(
  window: ByteWindow,
  inner: () => ByteWindow,
  outcome: Outcome,
  fine: boolean,
  effort: Effort,
): AsyncGenerator<Uint8Array> {
  do {
    yield* oneMember(window, outcome, fine, effort);
    if (outcome.state !== 'whole') {
      inner().fault = outcome.state;
      return;
    }
  } while (inner().insideBlock && !isSpent(effort) && (await goesOn(window)));
}

/** Whether the next member continues the record: there is one, and it does not begin with a record of its own. */
async function goesOn(window: ByteWindow): Promise<boolean> {
  await window.fill(4096);
  const seen = glimpse(window.bytes, window.at, window.end);
  return seen !== null && seen.content.length > 0 && !startsRecord(seen.content, 0, seen.content.length);
}

async function* oneMember(
  window: ByteWindow,
  outcome: Outcome,
  fine: boolean,
  effort: Effort,
): AsyncGenerator<Uint8Array> {
  effort.spent += 4 * ONE_START;
  outcome.state = 'reading';
  const start = await findStart(window);
  if (start === null) {
    outcome.state = 'file-end';
    outcome.reason = 'the file ends within the header of a gzip member';
    return;
  }
  let ahead = start - window.at;
  const began = outcome.length;
  const engine = createInflateRaw({ chunkSize: fine ? 1 << 14 : 1 << 16 });
  let out: Buffer[] = [];
  let failure: string | null = null;
  engine.on('data', (chunk: Buffer) => out.push(chunk));
  // A write that fails is never called back: the error is what ends it.
  let settle = () => {};
  engine.on('error', (error) => {
    failure ??= error.message;
    settle();
  });
  let fed = 0;
  let crc = 0;
  let size = 0;
  const header = ahead;
  try {
    for (;;) {
      if (ahead > KEPT) {
        window.pass(ahead - KEPT);
        ahead = KEPT;
      }
      if (window.available <= ahead) await window.fill(ahead + 1);
      const from = window.at + ahead;
      const step = fine || isSpent(effort) ? 256 : 1 << 14;
      const piece = Buffer.from(window.bytes.subarray(from, Math.min(window.end, from + step)));
      if (piece.length === 0) {
        outcome.state = 'file-end';
        outcome.reason = 'the file ends within a gzip member';
        return;
      }
      await new Promise<void>((resolve) => {
        settle = resolve;
        engine.write(piece, () => resolve());
      });
      fed += piece.length;
      effort.spent += 2 * ONE_START;
      ahead += piece.length;
      reach(effort, window.offset + ahead);
      const consumed = engine.bytesWritten;
      for (const chunk of out) {
        crc = crc32(chunk, crc);
        size += chunk.length;
        effort.spent += chunk.length;
      }
      const ready = out;
      out = [];
      if (failure !== null) {
        outcome.length = began + header + fed;
        yield* ready;
        outcome.state = 'damaged';
        outcome.reason = `the deflate stream of a gzip member is broken (${failure})`;
        return;
      }
      if (consumed < fed) {
        ahead -= fed - consumed;
        const whole = await window.fill(ahead + 8);
        outcome.length = began + header + consumed + (whole ? 8 : 0);
        yield* ready;
        if (!whole) {
          outcome.state = 'file-end';
          outcome.reason = 'the file ends within the trailer of a gzip member';
        } else if (!trailerFits(window.bytes, window.at + ahead, crc, size)) {
          outcome.state = 'damaged';
          outcome.reason = 'the CRC or size of a gzip member is not that of its content';
        } else {
          outcome.state = 'whole';
          window.pass(ahead + 8);
        }
        return;
      }
      outcome.length = began + header + fed;
      yield* ready;
      if (isSpent(effort) && swells(fed, size)) {
        outcome.state = 'damaged';
        outcome.code = 'TOO_LARGE';
        outcome.reason = `a gzip member grew from ${fed} to ${size} bytes, and is not read further`;
        return;
      }
    }
  } finally {
    engine.destroy();
  }
}

async function findStart(window: ByteWindow): Promise<number | null> {
  for (let wanted = 18; ; wanted *= 2) {
    const more = await window.fill(wanted);
    const start = memberStart(window.bytes, window.at, window.end);
    if (typeof start === 'number') return start;
    if (start === null || !more) return null;
  }
}
