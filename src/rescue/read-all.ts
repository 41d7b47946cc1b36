import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { captureName } from '../base/capture.ts';
import { sha256Hex } from '../base/digest.ts';
import { inOrder } from '../base/in-order.ts';
import { sibling, startPool } from '../base/pool.ts';
import type { IndexEntry } from '../evidence/index.ts';
import type { Outlet, Recipe } from '../outlets/index.ts';
import { stopIf } from './gather.ts';
import { runPastOverruns } from './past-overruns.ts';
import type { ReadTask } from './read-worker.ts';
import { readerCode } from './reader-code.ts';
import { finishedRows, type ReadingRow, removeOthers } from './readings.ts';
import { type Shard, shardsOf } from './shards.ts';

/** One page may take this long and, with all that the worker holds, this much. */
const PATIENCE_MS = 30_000;
const WORKER_MB = 384;

/** A shard whose readings are on disk. */
export interface ReadShard {
  shard: Shard;
  rows: ReadingRow[];
  /** Captures that outran their bounds in this run. */
  overran: string[];
}

/**
 * Reads all captures, over all cores, shard by shard; shards read before (by the same reader, outlet and
 * recipes) are taken as they are. Shards come out in the order of captures. Readings that no shard of this
 * pass asked for, nor `others` names, are removed at the end.
 * @throws ReprintError INTERRUPTED as soon as the signal is given
 */
export async function* readAll(
  archive: string,
  captures: AsyncIterable<IndexEntry>,
  outlet: Outlet,
  recipes: Recipe[],
  others: ReadonlySet<string>,
  signal: AbortSignal,
): AsyncIterable<ReadShard> {
  const dir = join(archive, '.reprint', 'readings');
  mkdirSync(dir, { recursive: true });
  const pool = startPool<ReadTask, ReadingRow[]>(sibling(import.meta.url, 'read-worker'), {
    patienceMs: PATIENCE_MS,
    memoryMb: WORKER_MB,
  });
  const depends = sha256Hex(JSON.stringify([readerCode(), outlet, recipes]));
  const kept = new Set(others);

  async function readShard(shard: Shard): Promise<ReadShard> {
    const done = finishedRows(dir, shard.key);
    if (done) return { shard, rows: done, overran: [] };
    const task = { archive, dir, key: shard.key, entries: shard.entries, outlet, recipes, overran: [] };
    const { result, overran } = await runPastOverruns(pool, task);
    return { shard, rows: result, overran: overran.map((at) => captureName(shard.entries[at]!)) };
  }

  async function* shards(): AsyncIterable<Shard> {
    for await (const shard of shardsOf(captures, depends)) {
      kept.add(shard.key);
      yield shard;
    }
  }

  const stop = () => void pool.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    stopIf(signal);
    // A few shards ahead of the one awaited keep every core busy.
    yield* inOrder(shards(), 6, readShard);
  } finally {
    signal.removeEventListener('abort', stop);
    await pool.close();
  }
  removeOthers(dir, kept);
}
