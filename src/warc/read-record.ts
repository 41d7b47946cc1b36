import { ARC_LINE_BOUND, arcHead } from './arc-head.ts';
import { nextStart, pastBlank, SIGHT, startAt } from './boundary.ts';
import { checkBlock } from './digests.ts';
import { field, HEAD_BOUND, headEnd } from './fields.ts';
import { httpHead } from './http-head.ts';
import type { Damage, WarcRecord } from './record.ts';
import { type RecordHead, warcHead } from './warc-head.ts';
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
}

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
  const { bytes, at } = window;
  if (headLength < 0) return [await passOver(window, reader, begin, 'the header of a record has no end', 5)];
  const head =
    start === 'warc'
      ? warcHead(bytes, at, at + headLength)
      : arcHead(bytes.toString('latin1', at, at + headLength).trimEnd())!;

  const size = await fittingSize(window, start, headLength, head, reader);
  if (typeof size === 'number') {
    if (size > reader.maxBlock) return [await passLarge(window, begin, headLength + size, head)];
    const block = Buffer.from(window.bytes.subarray(window.at + headLength, window.at + headLength + size));
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

async function arcHeadLength(window: ByteWindow): Promise<number> {
  await window.fill(ARC_LINE_BOUND);
  const newline = window.bytes.subarray(window.at, window.end).indexOf(10);
  return newline < 0 ? -1 : newline + 1;
}

interface Misfit {
  reason: string;
  /** True where the bytes end before the block does. */
  ends: boolean;
}

/** The first of the sizes that the header gives after which the file goes on as it should. */
async function fittingSize(
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
  const digest = checkBlock(head.fields, window.bytes.subarray(from, from + size));
  if (digest === 'match') return 'lands';
  if (digest === 'mismatch') return 'astray';
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
  const record = makeRecord(head, Buffer.from(window.bytes.subarray(from, to)), offset, next);
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
async function findNext(window: ByteWindow, reader: Reader, from: number, bound: number): Promise<number> {
  const kinds = { compressed: reader.outer, arc: reader.arc || !reader.warc };
  let step = 1 << 12;
  for (let ahead = from; ; step = Math.min(step * 2, STEP)) {
    if (window.available < ahead + step + SIGHT) await window.fill(ahead + step + SIGHT);
    const known = window.ended ? window.available : window.available - SIGHT;
    const limit = Math.min(bound, known, ahead + step);
    const { at, bytes, end } = window;
    const found = nextStart(bytes, at + ahead, at + limit, end, kinds);
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
