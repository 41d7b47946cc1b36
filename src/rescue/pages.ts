import { sibling, startPool } from '../base/pool.ts';
import type { Reading } from '../base/reading.ts';
import type { PageTask } from './page-worker.ts';

export type { PageTask };

/** One page may take this long and, with all that the worker holds, this much. */
const PATIENCE_MS = 30_000;
const WORKER_MB = 768;
/** So many pages are on their way at a time. */
const AHEAD = 16;

/** What became of one page of a batch. */
export type PageResult<Input> = { input: Input } & ({ reading: Reading } | { error: unknown });

/**
 * Reads saved pages over all cores, each in a worker with a bound on time and memory; answers in the order of
 * the input, one result each, also on failure. `taskOf` may refuse an input by throwing.
 */
export async function* readPages<Input>(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  taskOf: (input: Input) => PageTask,
): AsyncIterable<PageResult<Input>> {
  const pool = startPool<PageTask, Reading>(sibling(import.meta.url, 'page-worker'), {
    patienceMs: PATIENCE_MS,
    memoryMb: WORKER_MB,
  });
  async function readOne(input: Input): Promise<PageResult<Input>> {
    try {
      return { input, reading: await pool.run(taskOf(input)) };
    } catch (error) {
      return { input, error };
    }
  }
  try {
    const ahead: Promise<PageResult<Input>>[] = [];
    for await (const input of inputs) {
      ahead.push(readOne(input));
      if (ahead.length >= AHEAD) yield await ahead.shift()!;
    }
    for (const result of ahead) yield await result;
  } finally {
    await pool.close();
  }
}
