import { startsRecord } from './boundary.ts';
import { allowance, isSpent, ONE_START } from './effort.ts';
import { HEAD_BOUND } from './fields.ts';
import type { Damage, WarcRecord } from './record.ts';
import { recordsIn } from './records-in.ts';
import { damaged, passOver, type Reader } from './resync.ts';
import { innerReader, learnt, onlyRecord, placed } from './unpacked-records.ts';
import { type ByteWindow, windowOver } from './window.ts';
import { frameAt, unframe } from './zstd-frame.ts';

/** Reads a frame of a .warc.zst, whole: none larger than a block may be. */
export async function zstdFrame(window: ByteWindow, reader: Reader): Promise<(WarcRecord | Damage)[]> {
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
