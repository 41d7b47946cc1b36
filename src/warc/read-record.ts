import { ARC_LINE_BOUND, arcHead } from './arc-head.ts';
import { nextStart } from './boundary.ts';
import { checkBlock } from './digests.ts';
import { HEAD_BOUND, headEnd, headText, namedFields } from './fields.ts';
import { httpHead } from './http-head.ts';
import { fittingSize, type Misfit } from './landing.ts';
import type { Damage, WarcRecord } from './record.ts';
import { damaged, findNext, passBlank, passOver, type Reader } from './resync.ts';
import { type RecordHead, warcHead } from './warc-head.ts';
import type { ByteWindow } from './window.ts';

/**
 * Reads the record that starts at the window's `at` and passes over it and the blank lines after it. Gives the
 * record, or the damage, or the damage and what was saved from it. Never more than `maxBlock` and a head held.
 */
export async function readRecord(
  window: ByteWindow,
  start: 'warc' | 'arc',
  reader: Reader,
): Promise<(WarcRecord | Damage)[]> {
  reader[start] = true;
  const begin = window.offset;
  const headLength = start === 'warc' ? await warcHeadLength(window) : await arcHeadLength(window);
  if (headLength < 0) {
    // Of headers without an end that begin close to another, each is not searched anew.
    reader.headless = begin + (window.ended ? window.available : HEAD_BOUND >> 1);
    return [await passOver(window, reader, begin, 'the header of a record has no end', 5)];
  }
  const cut = start === 'warc' ? cutAt(window, headLength, reader) : -1;
  if (cut > 0) {
    window.pass(cut);
    return [damaged(begin, cut, 'another record begins within the header of a record', null, false)];
  }
  const { bytes, at } = window;
  const head =
    start === 'warc'
      ? warcHead(bytes, at, at + headLength)
      : arcHead(bytes.toString('latin1', at, at + headLength).trimEnd())!;

  const size = await fittingSize(window, start, headLength, head, reader);
  if (typeof size === 'number') {
    if (size > reader.maxBlock) return [await passLarge(window, begin, headLength + size, head)];
    const block = window.take(headLength, size);
    window.pass(headLength + size);
    await passBlank(window);
    const record = makeRecord(head, block, begin, window.offset - begin);
    return window.fault !== null && window.available === 0 ? faulty(record, window.fault) : [record];
  }
  return saved(window, reader, begin, headLength, head, size);
}

/** The record of a header and its block. `block` is kept, not copied. */
export function makeRecord(head: RecordHead, block: Buffer, offset: number, length: number): WarcRecord {
  const isResponse = head.type === 'response' || head.type === 'revisit';
  const http = isResponse ? httpHead(block) : null;
  return {
    kind: 'record',
    type: head.type,
    fields: head.fields,
    id: head.id,
    timestamp: head.timestamp,
    target: head.target,
    http: http?.head ?? null,
    block,
    body: http ? block.subarray(http.bodyAt) : block,
    truncated: head.truncated,
    offset,
    length,
    within: 0,
  };
}

/** A record of a gzip member that was cut or broken: whole only if its own digest says so. */
function faulty(record: WarcRecord, fault: string): (WarcRecord | Damage)[] {
  if (checkBlock(record.fields, record.block) !== 'match') record.truncated = fault;
  return [record];
}

/** Asks for more bytes only where it needs them: a gzip member's source must not be asked past its end for nothing. */
async function warcHeadLength(window: ByteWindow): Promise<number> {
  for (;;) {
    const end = headEnd(window.bytes, window.at, Math.min(window.end, window.at + HEAD_BOUND));
    if (end >= 0) return end - window.at;
    const { available } = window;
    if (available >= HEAD_BOUND || !(await window.fill(available * 2))) {
      // The last bytes may have come without reaching the doubled count.
      const last = headEnd(window.bytes, window.at, Math.min(window.end, window.at + HEAD_BOUND));
      return last < 0 ? -1 : last - window.at;
    }
  }
}

/**
 * Where in a header the next record begins, or a gzip member that holds one: a header that was cut off takes what
 * follows for its own (`WARC-Type: response⏎WARC-TaWARC/1.0⏎WARC-Type: …`). -1 where there is none; of several,
 * none but the last can have an end.
 */
function cutAt({ bytes, at, end }: ByteWindow, headLength: number, { outer, effort }: Reader): number {
  const search = { compressed: outer, arc: false, warcFrom: at, effort };
  const to = at + headLength;
  for (let from = at; ; ) {
    const found = nextStart(bytes, from + 5, to, end, search);
    const isMember = found >= 0 && bytes[found] !== 0x57 && bytes[found] !== 0x77;
    if (isMember) return found - at;
    if (found < 0 || !comeAgain(bytes, from, found, to)) return from > at ? from - at : -1;
    from = found;
  }
}

/** Bytes that show how a record's header begins. */
const BEGINNING = 4096;

/** Whether fields before a place come again after it: an address too can end like a version line (`http://a.hk/WARC/1.0`). */
function comeAgain(bytes: Buffer, from: number, at: number, to: number): boolean {
  const before = namedFields(headText(bytes, from, at));
  const after = namedFields(headText(bytes, at, Math.min(to, at + BEGINNING)));
  const names = new Set(after.map(([name]) => name));
  // The one field that a record may have several times.
  names.delete('WARC-Concurrent-To');
  return before.length === 0 || before.some(([name]) => names.has(name));
}

async function arcHeadLength(window: ByteWindow): Promise<number> {
  await window.fill(ARC_LINE_BOUND);
  const newline = window.bytes.subarray(window.at, window.end).indexOf(10);
  return newline < 0 ? -1 : newline + 1;
}

async function passLarge(
  window: ByteWindow,
  offset: number,
  size: number,
  head: RecordHead,
): Promise<Damage> {
  const length = await window.skip(size);
  await passBlank(window);
  return {
    kind: 'damage',
    code: 'TOO_LARGE',
    offset,
    length,
    reason: `a block of ${head.sizes[0]} bytes is larger than the bound`,
    target: head.target,
    salvaged: false,
  };
}

/** A record whose length is wrong: all up to where the next one begins, if that is within the bound. */
async function saved(
  window: ByteWindow,
  reader: Reader,
  offset: number,
  headLength: number,
  head: RecordHead,
  misfit: Misfit,
): Promise<(WarcRecord | Damage)[]> {
  const next = await findNext(window, reader, headLength, headLength + reader.maxBlock);
  if (next < 0) {
    const damage = await passOver(window, reader, offset, misfit.reason, headLength);
    return [{ ...damage, target: head.target }];
  }
  const cut = misfit.ends && next === window.available;
  const from = window.at + headLength;
  const to = cut ? window.end : beforeBlank(window.bytes, from, window.at + next);
  const record = makeRecord(head, window.take(headLength, to - from), offset, next);
  record.truncated = cut ? (window.fault ?? (reader.outer ? 'file-end' : 'damaged')) : 'damaged';
  window.pass(next);
  if (cut && window.fault !== null) return [record];
  const { reason } = misfit;
  return [damaged(offset, next, reason, head.target, true), record];
}

/** Where the two line ends after a block begin. */
function beforeBlank(bytes: Buffer, from: number, to: number): number {
  let at = to;
  for (let lines = 0; lines < 2 && at > from && bytes[at - 1] === 10; lines++) {
    at -= at - 1 > from && bytes[at - 2] === 13 ? 2 : 1;
  }
  return at;
}
