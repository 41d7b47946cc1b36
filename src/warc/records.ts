import { pastBlank, SIGHT, startAt, startsRecord } from './boundary.ts';
import { allowance, isSpent, ONE_RECORD, ONE_START, reach, swells } from './effort.ts';
import { HEAD_BOUND, headEnd } from './fields.ts';
import { glimpse, inflateMember, memberStart } from './gzip-member.ts';
import { inflateSlowly, type Outcome } from './inflate-slowly.ts';
import { makeRecord, readRecord } from './read-record.ts';
import type { Damage, WarcRecord } from './record.ts';
import { damaged, passBlank, passOver, type Reader } from './resync.ts';
import { openSource, type Source, type Stretch } from './source.ts';
import { warcHead } from './warc-head.ts';
import { ByteWindow, windowOver } from './window.ts';
import { frameAt, unframe } from './zstd-frame.ts';

export interface ReadOptions {
  /** The largest block that is held in memory, bytes; a larger one is reported as `TOO_LARGE` and passed over. 64 MB. */
  maxBlock?: number;
  /** Reads only this stretch of the file (a path only). */
  stretch?: Stretch;
}

/**
 * The records of a WARC (0.17 to 1.1) or ARC (1 and 2) file, plain, gzipped by member or as a whole, or
 * .warc.zst; told by the bytes, never by the name. What is damaged is a value: it is reported with its place
 * and reason, and reading goes on at the next record. A file that holds no record gives one Damage,
 * `EMPTY_FILE` or `NOT_EVIDENCE`. Throws only what opening and reading the source throws.
 * Memory is bounded by `maxBlock` and some megabytes whatever the file says.
 */
export async function* records(
  source: Source,
  options: ReadOptions = {},
): AsyncGenerator<WarcRecord | Damage> {
  const { window, close } = await openSource(source, options.stretch);
  const begin = window.offset;
  const reader: Reader = {
    maxBlock: options.maxBlock ?? 64 << 20,
    arc: false,
    warc: false,
    outer: true,
    headless: 0,
    effort: { spent: 0, begin, reached: begin },
  };
  let any = false;
  try {
    for await (const found of recordsIn(window, reader)) {
      if (found.kind === 'damage' && !found.salvaged && !any && found.code === 'DAMAGED_RECORD') {
        // Held back: if nothing else comes, the file is no evidence at all.
        if (!reader.warc && !reader.arc && window.ended && window.available === 0) continue;
      }
      any = true;
      yield found;
    }
    if (!any) yield nothingIn(begin, window.offset - begin);
  } finally {
    await close();
  }
}

function nothingIn(offset: number, length: number): Damage {
  const empty = length === 0;
  return {
    ...damaged(
      offset,
      length,
      empty ? 'the file is empty' : 'the file holds no WARC or ARC record',
      null,
      false,
    ),
    code: empty ? 'EMPTY_FILE' : 'NOT_EVIDENCE',
  };
}

/** The records that a window holds: a file's, or those of one gzip member. */
async function* recordsIn(window: ByteWindow, reader: Reader): AsyncGenerator<WarcRecord | Damage> {
  for (;;) {
    await passBlank(window);
    if (window.available < 64 && reader.outer) await window.fill(64);
    if (window.available === 0) return;
    if (reader.outer) reach(reader.effort, window.offset);
    const start = await whatStarts(window, reader);
    if (start === 'warc' || start === 'arc') {
      for (const found of await readRecord(window, start, reader)) yield found;
    } else if (start === 'gzip' && reader.outer && isSpent(reader.effort) && !promises(window)) {
      yield await passOver(
        window,
        reader,
        window.offset,
        'gzip members that hold no record or swell, in a file of too many such',
        1,
      );
    } else if (start === 'gzip' && reader.outer) {
      const quick = await quickMember(window, reader);
      if (typeof quick === 'string') yield* slowMember(window, reader, quick === 'broken');
      else for (const found of quick) yield found;
    } else if (start === 'zstd' && reader.outer) {
      for (const found of await zstdFrame(window, reader)) yield found;
    } else {
      yield await passOver(window, reader, window.offset, 'these bytes are no record', 1);
    }
  }
}

async function whatStarts(window: ByteWindow, reader: Reader) {
  const start = startAt(window.bytes, window.at, window.end);
  if (start !== null || reader.warc || window.available > SIGHT) return start;
  await window.fill(SIGHT);
  return startAt(window.bytes, window.at, window.end);
}

/** Whether the member at the window's `at` begins with a record, and does not swell at once. */
function promises({ bytes, at, end }: ByteWindow): boolean {
  const seen = glimpse(bytes, at, end);
  return seen !== null && !seen.swells && startsRecord(seen.content, 0, seen.content.length);
}

/** Compressed bytes that a member may take before it is read piece by piece. */
const QUICK_BOUND = 4 << 20;
/** What is inflated at one stroke; larger members are inflated piece by piece. */
const AT_ONCE = 16 << 20;
/** The same in a file that has cost too much. */
const LITTLE_AT_ONCE = 1 << 16;

/** Reads a member at one stroke, as nearly all can be. */
async function quickMember(
  window: ByteWindow,
  reader: Reader,
): Promise<(WarcRecord | Damage)[] | 'slow' | 'broken'> {
  const { effort } = reader;
  const most = isSpent(effort) ? LITTLE_AT_ONCE : AT_ONCE;
  for (let wanted = 1 << 18; ; wanted *= 4) {
    if (window.available < wanted) await window.fill(wanted);
    effort.spent += ONE_START;
    const start = memberStart(window.bytes, window.at, window.end);
    if (start === null) return 'broken';
    const member =
      start === 'short' ? 'more' : inflateMember(window.bytes, window.at, start, window.end, most);
    if (member === 'large') {
      effort.spent += most;
      return 'slow';
    }
    if (member === 'slow' || member === 'broken') return member;
    if (member === 'more') {
      if (window.ended) return 'broken';
      if (wanted >= QUICK_BOUND) return 'slow';
      continue;
    }
    effort.spent += member.content.length;
    const found =
      onlyRecord(member.content, window.offset, member.length, reader) ??
      (await allRecords(member.content, window.offset, member.length, reader));
    if (found === null) return 'slow';
    window.pass(member.length);
    return found;
  }
}

/** The one record that a member's content is, block and end mark and nothing else; null where it is not so simple. */
function onlyRecord(content: Buffer, offset: number, length: number, reader: Reader): [WarcRecord] | null {
  if (content[0] !== 0x57 || startAt(content, 0, content.length) !== 'warc') return null;
  const headLength = headEnd(content, 0, Math.min(content.length, HEAD_BOUND));
  if (headLength < 0) return null;
  const head = warcHead(content, 0, headLength);
  const size = head.sizes[0];
  if (head.sizes.length !== 1 || size === undefined || size > reader.maxBlock) return null;
  const end = headLength + size;
  if (end > content.length || pastBlank(content, end, content.length) < content.length) return null;
  reader.warc = true;
  return [makeRecord(head, content.subarray(headLength, end), offset, length)];
}

/** A member of more than this is read as it inflates: a million records of nothing are not held at once. */
const SHARED_AT_ONCE = 1 << 20;

/** All that a member's content holds; null where it is large, or breaks off within a record, which may go on in the next member. */
async function allRecords(
  content: Buffer,
  offset: number,
  length: number,
  reader: Reader,
): Promise<(WarcRecord | Damage)[] | null> {
  if (content.length > SHARED_AT_ONCE) return null;
  const inner = innerReader(reader);
  const all: (WarcRecord | Damage)[] = [];
  for await (const found of recordsIn(windowOver(content), inner)) {
    reader.effort.spent += ONE_RECORD;
    if (found.kind === 'record' && found.truncated === 'damaged') return null;
    all.push(placed(found, offset, length));
  }
  learnt(reader, inner);
  return all;
}

function innerReader(reader: Reader): Reader {
  return { ...reader, outer: false, headless: 0 };
}

function learnt(reader: Reader, inner: Reader): void {
  reader.arc = inner.arc;
  reader.warc = inner.warc;
}

/** A member read piece by piece: large, cut off, broken, or running on into the next. */
async function* slowMember(
  window: ByteWindow,
  reader: Reader,
  fine: boolean,
): AsyncGenerator<WarcRecord | Damage> {
  const { offset } = window;
  const { effort } = reader;
  const outcome: Outcome = { state: 'reading', reason: '', code: 'DAMAGED_RECORD', length: 0 };
  const inside: ByteWindow = new ByteWindow(inflateSlowly(window, () => inside, outcome, fine, effort));
  const inner = innerReader(reader);
  let reported = false;
  const report = (target: string | null, salvaged: boolean): Damage => {
    reported = true;
    return { ...damaged(offset, outcome.length, outcome.reason, target, salvaged), code: outcome.code };
  };
  try {
    for await (const found of recordsIn(inside, inner)) {
      learnt(reader, inner);
      if (inside.fault !== null && !reported) {
        yield report(found.target, found.kind === 'record');
        if (found.kind === 'damage') continue;
      }
      yield placed(found, offset, outcome.length);
      effort.spent += ONE_RECORD;
      if (!isSpent(effort) || !swells(outcome.length, inside.offset)) continue;
      outcome.code = 'TOO_LARGE';
      outcome.reason = `a gzip member holds too many records, and is not read after ${inside.offset} bytes`;
      break;
    }
  } finally {
    await inside.close();
  }
  if (outcome.state === 'whole') return;
  if (!reported) yield report(null, false);
  // The next record is looked for from right after this one's start: a broken stream runs on into its neighbour.
  // Members laid one into another by malice would be inflated over and over so: there is a bound to that.
  const seen = outcome.length - (window.offset - offset);
  const again = isSpent(effort) ? seen : window.offset === offset ? 1 : 0;
  await passOver(window, reader, offset, '', again);
}

/** Reads a frame of a .warc.zst, whole: none larger than a block may be. */
async function zstdFrame(window: ByteWindow, reader: Reader): Promise<(WarcRecord | Damage)[]> {
  const { offset } = window;
  const { effort, maxBlock } = reader;
  for (let wanted = 1 << 18; ; wanted *= 4) {
    if (window.available < wanted) await window.fill(wanted);
    const { bytes, at, end } = window;
    const frame = frameAt(bytes, at, end, effort);
    if (frame === 'more' && !window.ended && window.available < maxBlock) continue;
    if (frame === 'more' || frame === null) {
      const reason = window.ended
        ? 'the file ends within a Zstandard frame'
        : 'a Zstandard frame is broken or too large';
      return [await passOver(window, reader, offset, reason, 1)];
    }
    const { length } = frame;
    window.pass(length);
    if (frame.skippable) return [];
    const fault = (code: Damage['code'], reason: string): Damage[] => [
      { ...damaged(offset, length, reason, null, false), code },
    ];
    if (frame.needsDictionary)
      return fault('UNSUPPORTED', 'a Zstandard frame needs a dictionary: decompress the file first');
    const most = Math.min(maxBlock + HEAD_BOUND, allowance(effort, length));
    const content = unframe(bytes.subarray(at, at + length), most);
    effort.spent += ONE_START + (typeof content === 'string' ? most : content.length);
    if (content === 'TOO_LARGE')
      return fault(content, `a Zstandard frame of ${length} bytes holds more than ${most}`);
    if (content === 'DAMAGED_RECORD') return fault(content, 'a Zstandard frame is broken');
    if (isSpent(effort) && !startsRecord(content, 0, content.length))
      return [
        await passOver(window, reader, offset, 'Zstandard frames that hold no record', TOO_MANY_FRAMES),
      ];
    return (
      onlyRecord(content, offset, length, reader) ?? (await frameRecords(content, offset, length, reader))
    );
  }
}

/** Bytes passed over in a file of frames that hold nothing. */
const TOO_MANY_FRAMES = 1 << 16;

/** All that a frame's content holds. */
async function frameRecords(
  content: Buffer,
  offset: number,
  length: number,
  reader: Reader,
): Promise<(WarcRecord | Damage)[]> {
  const inner = innerReader(reader);
  const all: (WarcRecord | Damage)[] = [];
  for await (const found of recordsIn(windowOver(content), inner)) all.push(placed(found, offset, length));
  learnt(reader, inner);
  return all;
}

function placed<T extends WarcRecord | Damage>(found: T, offset: number, length: number): T {
  if (found.kind === 'record') found.within = found.offset;
  else found.reason += `, ${found.offset} bytes into what was compressed`;
  found.offset = offset;
  found.length = length;
  return found;
}
