import { Overrun, type Pool, sibling, startPool } from '../base/pool.ts';
import { together } from '../base/together.ts';
import type { PressResult, PressTask } from './jobs.ts';

/** One article takes milliseconds; one that takes this long would take for ever. */
const PATIENCE = 20_000;

/**
 * Runs tasks on workers, a few under way at once, and gives their results as they come.
 * @param size how many workers; all cores unless told
 */
export async function* onWorkers(queue: Iterable<PressTask>, size?: number): AsyncGenerator<PressResult> {
  const pool = startPool<PressTask, PressResult>(sibling(import.meta.url, 'worker'), {
    ...(size === undefined ? {} : { size }),
    patienceMs: PATIENCE,
    memoryMb: 256,
  });
  try {
    yield* together(queue, (size ?? 2) + 2, (task) => runTask(task, pool));
  } finally {
    await pool.close();
  }
}

/** Runs one task; an article that overruns its bounds is named and done again as plain text, with the rest. */
async function runTask(task: PressTask, pool: Pool<PressTask, PressResult>): Promise<PressResult> {
  try {
    return await pool.run(task);
  } catch (thrown) {
    if (!(thrown instanceof Overrun) || task.kind === 'lists') throw thrown;
    const culprit = task.jobs[Math.max(0, thrown.at)];
    if (!culprit) throw thrown;
    const jobs = task.jobs
      .filter((job) => job !== culprit || !job.plain)
      .map((job) => (job === culprit ? { ...job, plain: true } : job));
    const result = await runTask({ ...task, jobs }, pool);
    const reason = `${thrown.message}: ${culprit.plain ? 'it is left out' : 'it stands as plain text'}`;
    result.refused.push({ path: culprit.path, reason });
    return result;
  }
}
