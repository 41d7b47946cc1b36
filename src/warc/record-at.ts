import { ReprintError } from '../base/error.ts';
import type { WarcRecord } from './record.ts';
import { type ReadOptions, records } from './records.ts';

/** Where a record lies in a file, as `records` and `indexRecords` tell it. */
export interface Place {
  offset: number;
  length: number;
  within: number;
}

/**
 * Reads one record again, without what lies before it. Throws DAMAGED_RECORD where no record lies there, and
 * what opening the file throws. A record in a shared member costs the inflation of all that lies before it.
 */
export async function recordAt(
  path: string,
  { offset, length, within }: Place,
  options: Pick<ReadOptions, 'maxBlock'> = {},
): Promise<WarcRecord> {
  const stretch = { start: offset, end: offset + length };
  for await (const found of records(path, { ...options, stretch })) {
    if (found.kind === 'record' && found.offset === offset && found.within === within) return found;
  }
  throw new ReprintError(
    'DAMAGED_RECORD',
    `no record lies at byte ${offset} of ${path}`,
    'the file has changed since it was indexed, or is damaged: verify the archive',
  );
}
