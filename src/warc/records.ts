import { FREE } from './effort.ts';
import type { Damage, WarcRecord } from './record.ts';
import { recordsIn } from './records-in.ts';
import { damaged, type Reader } from './resync.ts';
import { openSource, type Source, type Stretch } from './source.ts';

export interface ReadOptions {
  /** The largest block that is held in memory, bytes; a larger one is reported as `TOO_LARGE` and passed over. 64 MB. */
  maxBlock?: number;
  /** Reads only this stretch of the file (a path only). */
  stretch?: Stretch;
  /** Bytes that a file may inflate to whatever its size, 256 MB; beyond that, 64 times its size and no more. */
  free?: number;
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
    effort: { spent: 0, begin, reached: begin, free: options.free ?? FREE },
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
