import { inOrder } from '../base/in-order.ts';
import { sibling, startPool } from '../base/pool.ts';
import type { Reading } from '../base/reading.ts';
import type { PageTask } from './page-worker.ts';

/** One page may take this long and, with all that the worker holds, this much. */
const PATIENCE_MS = 30_000;
const WORKER_MB = 768;
/** So many pages are on their way at a time. */
const AHEAD = 16;

/** What became of one page of a batch. */
export type PageResult<Input> = { input: Input } & ({ reading: Reading } | { error: unknown });

/**
 * Reads pages over all cores, each in a worker with a bound on time and memory; answers in the order of the
 * input, one result each, also on failure. `taskOf` may refuse an input by throwing.
 * @throws the signal's reason once it is given
 */
export async function* readPages<Input>(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  taskOf: (input: Input) => PageTask,
  signal: AbortSignal,
): AsyncIterable<PageResult<Input>> {
  const pool = startPool<PageTask, Reading>(sibling(import.meta.url, 'page-worker'), {
    patienceMs: PATIENCE_MS,
    memoryMb: WORKER_MB,
  });
  async function readOne(input: Input): Promise<PageResult<Input>> {
    try {
      return { input, reading: await pool.run(taskOf(input)) };
    } catch (error) {
      signal.throwIfAborted();
      return { input, error };
    }
  }
  const stop = () => void pool.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    yield* inOrder(inputs, AHEAD, readOne);
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', stop);
    await pool.close();
  }
}

/** Reads one page. @throws what the reading threw, OVERRUN, or the signal's reason */
export async function readPage(task: PageTask, signal: AbortSignal): Promise<Reading> {
  for await (const result of readPages([task], (page) => page, signal)) {
    if ('reading' in result) return result.reading;
    throw result.error;
  }
  throw new Error('one page in, none out');
}
