import type { ReprintError } from '../base/error.ts';
import type { Catalogue } from './catalogue.ts';
import { freshStamp, grownStamp, type Stamp } from './index-file.ts';
import { captureFiles, type EvidenceFile, sweep } from './layout.ts';
import { overFiles } from './over-files.ts';
import { recover } from './recover.ts';
import { startCrew } from './tasks.ts';

export type IndexEvent =
  /** `bytes` of `of` are indexed, over all files that had to be. */
  | { event: 'progress'; bytes: number; of: number }
  | { event: 'indexed'; file: string; bytes: number; records: number; captures: number; damages: number }
  /** A file that could not be read at all; the others go on. */
  | { event: 'failed'; file: string; error: ReprintError }
  /** What an interrupted run had left of a capture, taken away. */
  | { event: 'rolled-back'; file: string; bytes: number }
  /** The whole is ready: so many captures, each once. Always the last. */
  | { event: 'merged'; captures: number };

/** Indexes what is new or changed, a file a worker, and merges the whole. Only the archive's one writer may do this. */
export async function* indexAll(dir: string): AsyncIterable<IndexEvent> {
  sweep(dir);
  const cut = await recover(dir, 'fetched');
  if (cut) yield { event: 'rolled-back', ...cut };
  const files = captureFiles(dir);
  const stale = files.filter((found) => freshStamp(dir, found.file, found) === null);
  const crew = startCrew(files);
  const startOf = (found: EvidenceFile) => grownStamp(dir, found.file, found)?.bytes ?? 0;
  const run = (file: string, heard: (at: number) => void) => crew.run({ task: 'index', dir, file }, heard);
  try {
    for await (const event of overFiles(stale, startOf, run)) {
      if (event.event !== 'done') {
        yield event;
        continue;
      }
      const { file, bytes } = event.found;
      const { records, captures, damages } = event.result as Stamp;
      yield { event: 'indexed', file, bytes, records, captures, damages };
    }
    const { captures } = (await crew.run({ task: 'merge', dir })) as Catalogue;
    yield { event: 'merged', captures };
  } finally {
    await crew.close();
  }
}
