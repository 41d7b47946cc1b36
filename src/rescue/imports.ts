import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive, Imported } from '../archive/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { inOrder } from '../base/in-order.ts';
import { sibling, startPool } from '../base/pool.ts';
import type { Outlet } from '../outlets/index.ts';
import type { RescueEvent } from './event.ts';
import { stopIf } from './gather.ts';
import { AHEAD, AT_ONCE, habitsIn, parts } from './import-habits.ts';
import { emptyReport, type ImportReport } from './import-report.ts';
import type { ImportResult, ImportTask } from './import-worker.ts';
import { runPastOverruns } from './past-overruns.ts';
import { IMPORTERS_ROOMS, readerCode } from './reader-code.ts';
import { finishedRows, type ReadingRow } from './readings.ts';
import { readersOutlet } from './recipes.ts';
import { fileOf, tellImported } from './tell-imported.ts';

/** One file may take this long and, with all that the worker holds, this much. */
const PATIENCE_MS = 30_000;
const WORKER_MB = 512;

/** Readings of imported files, on disk. */
export interface ImportShard {
  key: string;
  rows: ReadingRow[];
}

/**
 * Reads every file of other rescues that the archive keeps, over all cores; what was read before, by the same
 * importer, outlet and habits, is taken as it is. Derived from `imported/` and the account alone.
 * @throws ReprintError INTERRUPTED as soon as the signal is given
 */
export async function* readImports(
  archive: Archive,
  outlet: Outlet,
  signal: AbortSignal,
): AsyncGenerator<RescueEvent, ImportShard[]> {
  const files = [...archive.events('imported')].sort((a, b) => (a.file < b.file ? -1 : 1));
  refuseUnknown(archive, files);
  if (files.length === 0) return [];
  const dir = join(archive.dir, '.reprint', 'readings');
  mkdirSync(dir, { recursive: true });
  const pool = startPool<ImportTask, ImportResult>(sibling(import.meta.url, 'import-worker'), {
    patienceMs: PATIENCE_MS,
    memoryMb: WORKER_MB,
  });
  const stop = () => void pool.close();
  signal.addEventListener('abort', stop, { once: true });
  const shards: ImportShard[] = [];
  const report = emptyReport();
  const progress = { done: 0, of: files.length };
  try {
    stopIf(signal);
    const code = readerCode(IMPORTERS_ROOMS);
    const habits = await habitsIn(archive.dir, files, code, pool);
    const depends = sha256Hex(JSON.stringify([code, readersOutlet(outlet), habits]));

    async function readPart(part: Imported[]): Promise<ImportShard> {
      const key = sha256Hex(JSON.stringify([depends, part.map(({ file, sha256 }) => [file, sha256])])).slice(
        0,
        32,
      );
      const done = finishedRows(dir, key);
      if (done) return { key, rows: done };
      const names = part.map(({ file }) => file);
      const task: ImportTask = {
        task: 'read',
        archive: archive.dir,
        dir,
        key,
        files: names,
        outlet: readersOutlet(outlet),
        habits,
        overran: [],
      };
      const { result } = await runPastOverruns(pool, task);
      return { key, rows: 'rows' in result ? result.rows : [] };
    }

    yield { event: 'progress', step: 'read', ...progress, unit: 'articles' };
    let at = 0;
    for await (const shard of inOrder(parts(files), AHEAD, readPart)) {
      shards.push(shard);
      const part = files.slice(at, at + AT_ONCE);
      at += AT_ONCE;
      yield* tellImported(part, shard, dir, archive, report);
      progress.done += part.length;
      yield { event: 'progress', step: 'read', ...progress, unit: 'articles' };
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await pool.close();
  }
  yield { event: 'imported', report: sorted(report) };
  return shards;
}

/**
 * Articles of files that the account does not tell of, as those of early versions, would go where nothing is known
 * to make them from.
 */
function refuseUnknown(archive: Archive, files: readonly Imported[]): void {
  const known = new Set(files.map(({ file }) => file));
  for (const { id, imported, removed } of archive.events('decided')) {
    if (imported === undefined || removed !== undefined || known.has(fileOf(imported))) continue;
    throw new ReprintError(
      'BAD_INPUT',
      `article ${id} was imported by an early version, and the account does not tell how`,
      `import its folder again: reprint import FOLDER --to ${archive.dir}`,
    );
  }
}

/** The most frequent first. */
function sorted(report: ImportReport): ImportReport {
  const byCount = (counts: Record<string, number>) =>
    Object.fromEntries(Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
  return { ...report, rules: byCount(report.rules), noArticles: byCount(report.noArticles) };
}
