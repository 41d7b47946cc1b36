import { statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { header } from '../base/capture.ts';
import { records, type WarcRecord } from '../warc/index.ts';
import { freshStamp, grownStamp } from './index-file.ts';
import { CAPTURES, type OwnFolder, readdir } from './layout.ts';

/** What our own files call their writer, in their first record. */
export const SOFTWARE = 'Reprint';

/** Our own WARC files in a folder of ours, in the order in which they were written. */
export function ownFiles(dir: string, folder: OwnFolder): string[] {
  return readdir(join(dir, CAPTURES, folder))
    .map(({ name }) => name)
    .filter((name) => /^\d{5,}\.warc\.gz$/.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

/**
 * Takes away what a kill left unfinished at the end of our newest WARC: half a record, or a response without
 * the metadata record that belongs to it. What is damaged further in stays for `verify` to report, and a file
 * that others wrote is never touched. Null where there was nothing to take.
 */
export async function recover(
  dir: string,
  folder: OwnFolder,
): Promise<{ file: string; bytes: number } | null> {
  const name = ownFiles(dir, folder).at(-1);
  if (name === undefined) return null;
  const file = `${folder}/${name}`;
  const path = join(dir, CAPTURES, folder, name);
  const { size, mtimeMs } = statSync(path);
  // What is indexed as it stands is whole: a gigabyte is not read through at every start.
  if (size === 0 || freshStamp(dir, file, { bytes: size, mtimeMs })) return null;
  const known = grownStamp(dir, file, { bytes: size })?.bytes ?? 0;
  const whole = await wholeUntil(path, known);
  if (whole === null || whole >= size) return null;
  truncateSync(path, whole);
  return { file, bytes: size - whole };
}

/** Where the last whole capture ends, looking from `from` on; null for a file that is not ours. */
async function wholeUntil(path: string, from: number): Promise<number | null> {
  let ours = from > 0;
  let whole = from;
  /** A response whose metadata record has not come yet. */
  let waiting: WarcRecord | null = null;
  for await (const found of records(path, { stretch: { start: from, end: Number.POSITIVE_INFINITY } })) {
    if (found.kind === 'damage' || found.truncated === 'file-end' || found.truncated === 'damaged') continue;
    if (!ours && !isOurs(found)) return null;
    ours = true;
    if (found.type === 'response') {
      waiting = found;
      continue;
    }
    if (found.type !== 'metadata' || waiting === null || isConcurrent(found, waiting))
      whole = found.offset + found.length;
    waiting = null;
  }
  return whole;
}

function isOurs({ type, block }: WarcRecord): boolean {
  return type === 'warcinfo' && Buffer.from(block).toString('utf8').includes(`software: ${SOFTWARE}`);
}

function isConcurrent({ fields }: WarcRecord, { id }: WarcRecord): boolean {
  return id !== null && header(fields, 'warc-concurrent-to')?.replace(/^<|>$/g, '') === id;
}
