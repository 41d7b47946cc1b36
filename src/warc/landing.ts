import { pastBlank, SIGHT, startAt } from './boundary.ts';
import { checkBlock } from './digests.ts';
import { isSpent } from './effort.ts';
import { field } from './fields.ts';
import { httpHead } from './http-head.ts';
import type { Reader } from './resync.ts';
import type { RecordHead } from './warc-head.ts';
import type { ByteWindow } from './window.ts';

/** Why none of the sizes that a header gives can be right. */
export interface Misfit {
  reason: string;
  /** True where the bytes end before the block does. */
  ends: boolean;
}

/** The first of the sizes that the header gives after which the file goes on as it should. */
export async function fittingSize(
  window: ByteWindow,
  start: 'warc' | 'arc',
  headLength: number,
  head: RecordHead,
  reader: Reader,
): Promise<number | Misfit> {
  let misfit: Misfit | null = null;
  for (const size of head.sizes) {
    const landing =
      size <= reader.maxBlock
        ? await landsNear(window, start, headLength, size, head, reader)
        : await landsFar(window, headLength + size, headLength + reader.maxBlock);
    if (landing === 'lands') return size;
    misfit ??=
      landing === 'ends'
        ? { reason: `the bytes end before a block of ${size} bytes does`, ends: true }
        : { reason: `no record begins where a block of ${size} bytes ends`, ends: false };
  }
  return misfit ?? { reason: 'the header of a record gives no Content-Length', ends: false };
}

type Landing = 'lands' | 'ends' | 'astray';

async function landsNear(
  window: ByteWindow,
  start: 'warc' | 'arc',
  headLength: number,
  size: number,
  head: RecordHead,
  reader: Reader,
): Promise<Landing> {
  const after = headLength + size;
  if (window.available < after) {
    window.insideBlock = true;
    const whole = await window.fill(after);
    window.insideBlock = false;
    if (!whole) return 'ends';
  }
  if (window.available < after + 64) await window.fill(after + 64);
  const next = pastBlank(window.bytes, window.at + after, window.end);
  if (next === window.end) return 'lands';
  if (startAt(window.bytes, next, window.end) !== null) return 'lands';
  if (reader.arc) {
    await window.fill(after + SIGHT);
    const line = pastBlank(window.bytes, window.at + after, window.end);
    if (line === window.end || startAt(window.bytes, line, window.end) !== null) return 'lands';
  }
  // What follows is no record, but the block may still be right, and the bytes after it junk.
  const from = window.at + headLength;
  if (!isSpent(reader.effort)) {
    reader.effort.spent += size;
    const digest = checkBlock(head.fields, window.bytes.subarray(from, from + size));
    if (digest === 'match') return 'lands';
    if (digest === 'mismatch') return 'astray';
  }
  const ended = END_MARK[start].test(window.bytes.toString('latin1', from + size, from + size + 40));
  return ended || saysItsLength(window.bytes.subarray(from, from + size)) ? 'lands' : 'astray';
}

/** How a block ends where what follows is no whole record: an ARC line may be broken further on (`\nhttp://a.hk/x 12`). */
const END_MARK = { warc: /^\r\n\r\n/, arc: /^\r?\n{1,2}(?:https?:\/\/|dns:)/ };

/** Whether a block is an HTTP response whose own Content-Length agrees with it: what ARC has instead of an end mark. */
function saysItsLength(block: Buffer): boolean {
  const http = httpHead(block);
  return http !== null && field(http.head.headers, 'content-length') === String(block.length - http.bodyAt);
}

/** The same for a block that is too large to hold: by a look ahead, or else by how far the stream goes. */
async function landsFar(window: ByteWindow, after: number, bound: number): Promise<Landing> {
  if (window.probe === null) return (await window.fill(bound)) ? 'lands' : 'ends';
  const there = await window.probe(window.offset + after - 1, SIGHT);
  if (there.length === 0) return 'ends';
  const next = pastBlank(there, 1, there.length);
  return next === there.length || startAt(there, next, there.length) !== null ? 'lands' : 'astray';
}
