import { isSpent, ONE_RECORD, ONE_START, swells } from './effort.ts';
import { inflateMember, memberStart } from './gzip-member.ts';
import { inflateSlowly, type Outcome } from './inflate-slowly.ts';
import type { Damage, WarcRecord } from './record.ts';
import { recordsIn } from './records-in.ts';
import { damaged, passOver, type Reader } from './resync.ts';
import { innerReader, learnt, onlyRecord, placed } from './unpacked-records.ts';
import { ByteWindow, windowOver } from './window.ts';

/** Compressed bytes that a member may take before it is read piece by piece. */
const QUICK_BOUND = 4 << 20;
/** What is inflated at one stroke; larger members are inflated piece by piece. */
const AT_ONCE = 16 << 20;
/** The same in a file that has cost too much. */
const LITTLE_AT_ONCE = 1 << 16;

/** Reads a member at one stroke, as nearly all can be. */
export async function quickMember(
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

/** A member read piece by piece: large, cut off, broken, or running on into the next. */
export async function* slowMember(
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
