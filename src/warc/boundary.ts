import { ARC_LINE_BOUND, arcHead } from './arc-head.ts';
import { type Effort, isSpent } from './effort.ts';
import { glimpse, memberStart } from './gzip-member.ts';
import { frameAt } from './zstd-frame.ts';

/** What can begin at a place of a file. */
export type Start = 'warc' | 'arc' | 'gzip' | 'zstd';

/** How many bytes after a place must be known to tell what begins there. */
export const SIGHT = ARC_LINE_BOUND + 1024;

/** What begins at `at`, by its bytes alone; null where nothing known does. */
export function startAt(bytes: Buffer, at: number, end: number): Start | null {
  const first = bytes[at]!;
  if (first === 0x1f) return memberStart(bytes, at, end) === null ? null : 'gzip';
  if (first === 0x57 || first === 0x77) if (isVersionLine(bytes, at, end)) return 'warc';
  if (isZstd(bytes, at, end)) return 'zstd';
  return isLetter(first) && isArcLine(bytes, at, end) ? 'arc' : null;
}

/** Whether plain content begins with a record, blank lines before it allowed. */
export function startsRecord(content: Buffer, from: number, end: number): boolean {
  const at = pastBlank(content, from, end);
  if (at >= end) return false;
  const start = startAt(content, at, end);
  return start === 'warc' || start === 'arc';
}

/** The index of the first byte that is no CR or LF. */
export function pastBlank(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] === 13 || bytes[at] === 10)) at++;
  return at;
}

/** What is looked for: gzip members and Zstandard frames, ARC lines, WARC headers from an index on. */
export interface Search {
  compressed: boolean;
  arc: boolean;
  warcFrom: number;
  effort: Effort;
}

/**
 * The first place from `from` to before `limit` where a record, or a gzip member that holds one, begins; -1
 * where none does. For bytes that a damaged record left in doubt: a line that merely reads `WARC/1.0` is not
 * taken for one, a named field must follow, and not before `warcFrom`. Members (`compressed`) must inflate to
 * the beginning of a record.
 */
export function nextStart(
  bytes: Buffer,
  from: number,
  limit: number,
  end: number,
  { compressed, arc, warcFrom, effort }: Search,
): number {
  let best = limit;
  for (const word of ['WARC/', 'warc/']) {
    best = firstOf(
      bytes,
      word,
      Math.max(from, warcFrom),
      best,
      (at) => isVersionLine(bytes, at, end) && hasField(bytes, at, end),
    );
  }
  best = firstOf(bytes, 'filedesc://', from, best, (at) => isArcLine(bytes, at, end));
  if (compressed) {
    let tries = 0;
    best = firstOf(bytes, GZIP, from, best, (at) => {
      if (++tries > MOST_GLIMPSES) return false;
      const seen = glimpse(bytes, at, end);
      if (seen === null || (seen.swells && isSpent(effort))) return false;
      return startsRecord(seen.content, 0, seen.content.length);
    });
  }
  if (compressed) {
    best = firstOf(bytes, ZSTD, from, best, (at) => typeof frameAt(bytes, at, end, effort) === 'object');
  }
  if (arc) {
    best = firstOf(bytes, '\n', Math.max(0, from - 1), best - 1, (at) => isArcLine(bytes, at + 1, end), 1);
  }
  return best < limit ? best : -1;
}

function firstOf(
  bytes: Buffer,
  mark: string | Buffer,
  from: number,
  limit: number,
  accept: (at: number) => boolean,
  shift = 0,
): number {
  const whole = limit + shift;
  for (let at = from; at < limit; at++) {
    at = indexBefore(bytes, mark, at, limit);
    if (at < 0) return whole;
    if (accept(at)) return at + shift;
  }
  return whole;
}

/** `indexOf` that does not search the whole buffer when only its first bytes matter. */
function indexBefore(bytes: Buffer, mark: string | Buffer, from: number, limit: number): number {
  const part = bytes.subarray(from, Math.min(bytes.length, limit + 5));
  const found = typeof mark === 'string' ? part.indexOf(mark, 0, 'latin1') : part.indexOf(mark);
  return found < 0 || from + found >= limit ? -1 : from + found;
}

/** Three bytes are a member's mark by chance once in 16 MB: where it stands this often in one search, it was put there. */
const MOST_GLIMPSES = 100;

const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** `WARC/1.0`, also `warc/1.1` with blanks after it, and at the very end of the bytes. */
function isVersionLine(bytes: Buffer, at: number, end: number): boolean {
  return /^warc\/\d{1,3}\.\d{1,3}[ \t]*(?:\r?\n|$)/i.test(
    bytes.toString('latin1', at, Math.min(end, at + 40)),
  );
}

function hasField(bytes: Buffer, at: number, end: number): boolean {
  return /^[^\n]*\n[\w-]{1,60}[ \t]*:/.test(bytes.toString('latin1', at, Math.min(end, at + 120)));
}

function isArcLine(bytes: Buffer, at: number, end: number): boolean {
  if (at >= end || !isLetter(bytes[at]!)) return false;
  const line = bytes.subarray(at, Math.min(end, at + ARC_LINE_BOUND));
  const newline = line.indexOf(10);
  return arcHead(line.toString('latin1', 0, newline < 0 ? line.length : newline)) !== null;
}

/** A frame, or a skippable one, which may hold a dictionary (RFC 8878 section 3.1). */
function isZstd(bytes: Buffer, at: number, end: number): boolean {
  if (at + 4 > end) return false;
  const magic = bytes.readUInt32LE(at);
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}
