import { SIGHT, startAt, startsRecord } from './boundary.ts';
import { isSpent, reach } from './effort.ts';
import { zstdFrame } from './frames.ts';
import { glimpse } from './gzip-member.ts';
import { quickMember, slowMember } from './members.ts';
import { readRecord } from './read-record.ts';
import type { Damage, WarcRecord } from './record.ts';
import { passBlank, passOver, type Reader } from './resync.ts';
import type { ByteWindow } from './window.ts';

/** The records that a window holds: a file's, or those of one gzip member. */
export async function* recordsIn(window: ByteWindow, reader: Reader): AsyncGenerator<WarcRecord | Damage> {
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
