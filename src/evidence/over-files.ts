import { asReprintError, type ReprintError } from '../base/error.ts';
import { channel } from './channel.ts';
import type { EvidenceFile } from './layout.ts';

export type FileEvent<Result> =
  /** `bytes` of `of` are done, over all files. */
  | { event: 'progress'; bytes: number; of: number }
  | { event: 'done'; found: EvidenceFile; result: Result }
  /** A file that could not be read at all; the others go on. */
  | { event: 'failed'; file: string; error: ReprintError };

/** Runs a task for every file at once (the pool behind `run` says how many truly are) and tells how they get on. */
export async function* overFiles<Result>(
  files: readonly EvidenceFile[],
  startOf: (found: EvidenceFile) => number,
  run: (file: string, heard: (at: number) => void) => Promise<Result>,
): AsyncIterable<FileEvent<Result>> {
  const of = files.reduce((sum, found) => sum + found.bytes - startOf(found), 0);
  const events = channel<FileEvent<Result>>();
  let bytes = 0;

  async function one(found: EvidenceFile): Promise<void> {
    let told = startOf(found);
    const tell = (at: number) => {
      const now = Math.max(told, Math.min(at, found.bytes));
      bytes += now - told;
      told = now;
      events.push({ event: 'progress', bytes, of });
    };
    try {
      const result = await run(found.file, tell);
      events.push({ event: 'done', found, result });
    } catch (thrown) {
      const error = asReprintError(thrown);
      // A full disk would meet every other file as well.
      if (error.code === 'DISK_FULL') throw error;
      events.push({ event: 'failed', file: found.file, error });
    }
    tell(found.bytes);
  }

  // The largest first, so that none is left to run alone at the end.
  const order = [...files].sort((a, b) => b.bytes - a.bytes);
  Promise.all(order.map(one)).then(
    () => events.end(),
    (error: unknown) => events.end(error),
  );
  yield* events;
}
