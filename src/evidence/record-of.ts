import { ReprintError } from '../base/error.ts';
import { recordAt, type WarcRecord } from '../warc/index.ts';
import type { IndexEntry } from './entry.ts';
import { evidencePath } from './layout.ts';
import { unpackedPath } from './unpacked.ts';

/**
 * Reads the record that an entry names.
 * @throws ReprintError NOT_FOUND where the file is gone, DIGEST_MISMATCH where it no longer holds that record
 */
export async function recordOf(dir: string, entry: IndexEntry): Promise<WarcRecord> {
  const { length, within } = entry;
  try {
    const record = await recordAt(pathOf(dir, entry), {
      offset: (entry.base ?? 0) + entry.offset,
      length,
      within,
    });
    if (record.target === entry.original) return record;
    throw changed(entry);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'DAMAGED_RECORD') throw changed(entry);
    if (code !== 'ENOENT') throw error;
    throw new ReprintError(
      'NOT_FOUND',
      `the file ${entry.file} is gone from the archive's captures`,
      'put it back, or index anew what is there: reprint refresh DIR',
      error,
    );
  }
}

/** The file of evidence changed under its index. */
export function changed(entry: IndexEntry): ReprintError {
  return new ReprintError(
    'DIGEST_MISMATCH',
    `${entry.file} no longer holds ${entry.timestamp}/${entry.original} at ${entry.offset}`,
    'evidence is never changed: see what happened with `reprint verify DIR`, then `reprint refresh DIR`',
  );
}

function pathOf(dir: string, { file, base }: IndexEntry): string {
  if (base === null) return unpackedPath(dir, file);
  // A WARC inside a WACZ: `given/a.wacz!/archive/data.warc.gz`.
  return evidencePath(dir, base === 0 ? file : file.slice(0, file.indexOf('!/')));
}
