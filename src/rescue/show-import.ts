import type { ReadableArchive } from '../archive/index.ts';
import { sibling, startPool } from '../base/pool.ts';
import type { Reading } from '../base/reading.ts';
import { parseOutlet } from '../outlets/index.ts';
import { habitsIn } from './import-habits.ts';
import type { ImportResult, ImportTask } from './import-worker.ts';
import { IMPORTERS_ROOMS, readerCode } from './reader-code.ts';
import { readersOutlet } from './recipes.ts';

/** One file may take this long and, with all that the worker holds, this much. */
const PATIENCE_MS = 30_000;
const WORKER_MB = 512;

/** A file of another rescue as far as it is named in the account, `imported/a.jsonl#line 3`. */
const PART = /#(?:line|item) \d+$/;

/** Reads imported texts again, as an import does, for whoever asks what was mended. */
export async function showImports(
  archive: Pick<ReadableArchive, 'dir' | 'events' | 'outletText'>,
  imported: readonly string[],
): Promise<Reading[]> {
  const outlet = readersOutlet(parseOutlet(archive.outletText() ?? ''));
  const known = [...archive.events('imported')].sort((a, b) => (a.file < b.file ? -1 : 1));
  const files = [...new Set(imported.map((part) => part.replace(PART, '')))];
  const pool = startPool<ImportTask, ImportResult>(sibling(import.meta.url, 'import-worker'), {
    size: 1,
    patienceMs: PATIENCE_MS,
    memoryMb: WORKER_MB,
  });
  try {
    const habits = await habitsIn(archive.dir, known, readerCode(IMPORTERS_ROOMS), pool);
    const task: ImportTask = { task: 'show', archive: archive.dir, files, outlet, habits, overran: [] };
    const result = await pool.run(task);
    const readings = 'readings' in result ? result.readings : [];
    return readings.filter(({ capture }) => imported.includes(capture.imported ?? ''));
  } finally {
    await pool.close();
  }
}
