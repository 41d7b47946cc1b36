import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive, Imported } from '../archive/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { writeWhole } from '../base/files.ts';
import { inOrder } from '../base/in-order.ts';
import { type Pool, sibling, startPool } from '../base/pool.ts';
import { type Habits, habitsOf, type Trait } from '../importing/index.ts';
import type { Outlet } from '../outlets/index.ts';
import type { RescueEvent } from './event.ts';
import { stopIf } from './gather.ts';
import { emptyReport, type ImportReport } from './import-report.ts';
import type { ImportResult, ImportTask } from './import-worker.ts';
import { runPastOverruns } from './past-overruns.ts';
import { IMPORTERS_ROOMS, readerCode } from './reader-code.ts';
import { finishedRows, type ReadingRow } from './readings.ts';
import { readersOutlet } from './recipes.ts';
import { tellImported } from './tell-imported.ts';

/** One file may take this long and, with all that the worker holds, this much. */
const PATIENCE_MS = 30_000;
const WORKER_MB = 512;
/** So many files are read together. */
const AT_ONCE = 256;
/** So many parts are ahead of the one awaited. */
const AHEAD = 6;

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

async function* parts(files: readonly Imported[]): AsyncIterable<Imported[]> {
  for (let at = 0; at < files.length; at += AT_ONCE) yield files.slice(at, at + AT_ONCE);
}

/** What the files have in common; counted again only where a file or the importer changed. */
async function habitsIn(
  dir: string,
  files: readonly Imported[],
  code: string,
  pool: Pick<Pool<ImportTask, ImportResult>, 'run'>,
): Promise<Habits> {
  const path = join(dir, '.reprint', 'import-habits.json');
  const of = sha256Hex(JSON.stringify([code, files.map(({ file, sha256 }) => [file, sha256])]));
  const known = habitsAt(path);
  if (known?.of === of) return known.habits;
  const traits: Trait[] = [];
  const count = async (part: Imported[]): Promise<Trait[]> => {
    const names = part.map(({ file }) => file);
    const task: ImportTask = { task: 'traits', archive: dir, files: names, overran: [] };
    const { result } = await runPastOverruns(pool, task);
    return 'traits' in result ? result.traits : [];
  };
  for await (const some of inOrder(parts(files), AHEAD, count)) traits.push(...some);
  const habits = habitsOf(traits);
  writeWhole(path, JSON.stringify({ of, habits }));
  return habits;
}

function habitsAt(path: string): { of: string; habits: Habits } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { of: string; habits: Habits };
  } catch {
    // Missing or cut short: derived, and made again.
    return null;
  }
}

/** The most frequent first. */
function sorted(report: ImportReport): ImportReport {
  const byCount = (counts: Record<string, number>) =>
    Object.fromEntries(Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
  return { ...report, rules: byCount(report.rules), noArticles: byCount(report.noArticles) };
}
