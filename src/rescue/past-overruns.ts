import { Overrun, type Pool } from '../base/pool.ts';

/**
 * Runs a task again without the item that outran its bounds, until it is through; tells which items those
 * were. One hostile page must not keep its whole shard from being read.
 * @throws the Overrun of a task that names no item, or one that it was told to leave out
 */
export async function runPastOverruns<Task extends { overran: number[] }, Result>(
  pool: Pick<Pool<Task, Result>, 'run'>,
  task: Task,
): Promise<{ result: Result; overran: number[] }> {
  const overran = [...task.overran];
  for (;;) {
    try {
      return { result: await pool.run({ ...task, overran }), overran };
    } catch (error) {
      if (!(error instanceof Overrun) || error.at < 0 || overran.includes(error.at)) throw error;
      overran.push(error.at);
    }
  }
}
