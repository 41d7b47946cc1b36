import { createReadStream, statSync } from 'node:fs';
import { ReprintError } from '../base/error.ts';
import { entryBytes, firstName, isBomb, openZip, storedAt, type Zip } from './zip.ts';

/** A WARC or ARC file inside a WACZ. */
export interface WaczWarc {
  /**
   * Its path inside the WACZ, as the zip gives it: a label, never a path to open or write, and each label once.
   * Null where the zip has no directory (a download that broke off): then all of its bytes stand for what was in it.
   */
  name: string | null;
  /** Bytes, as the zip says. */
  size: number;
  /** Where its bytes start in the WACZ where they are stored as they are, so that a record in it can be read at `start + offset`; null where they are deflated. */
  start: number | null;
  /** Its bytes; opened when they are asked for, and throws a ReprintError where the zip is broken there. */
  stream: AsyncIterable<Uint8Array>;
}

/**
 * The WARC and ARC files inside a WACZ (https://specs.webrecorder.net/wacz/1.1.1/), in the order of the zip. A
 * stream must be read before the next is asked for. Throws NOT_EVIDENCE where the file is no zip, or one that
 * breaks off and is no WACZ by what it begins with, TOO_LARGE for a zip bomb.
 */
export async function* waczWarcs(path: string): AsyncGenerator<WaczWarc> {
  const zip = await openOrNull(path);
  if (zip === null) {
    yield { name: null, size: statSync(path).size, start: 0, stream: createReadStream(path) };
    return;
  }
  try {
    if (isBomb(zip)) {
      throw new ReprintError(
        'TOO_LARGE',
        `${path} would grow beyond belief: it looks like a zip bomb`,
        'if it is none, unpack it and give the WARC files inside',
      );
    }
    const seen = new Map<string, number>();
    for (const entry of zip.entries) {
      if (!holdsRecords(entry.name)) continue;
      const times = (seen.get(entry.name) ?? 0) + 1;
      seen.set(entry.name, times);
      yield {
        name: times === 1 ? entry.name : `${entry.name} (${times})`,
        size: entry.size,
        start: await storedAt(zip, entry),
        stream: entryBytes(zip, entry),
      };
    }
  } finally {
    zip.file.close();
  }
}

/** Null where the directory is missing of what began as a WACZ. */
async function openOrNull(path: string): Promise<Zip | null> {
  try {
    return await openZip(path);
  } catch (error) {
    const first = (await firstName(path)) ?? '';
    if (holdsRecords(first) || /^(?:datapackage|indexes\/|pages\/|logs\/)/.test(first)) return null;
    throw error;
  }
}

function holdsRecords(name: string): boolean {
  return /\.w?arc(?:\.gz|\.zst)?$/i.test(name);
}
