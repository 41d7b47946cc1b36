import { describe, expect, test } from 'vitest';
import { ReprintError } from '../base/error.ts';
import { Overrun } from '../base/pool.ts';
import { runPastOverruns } from './past-overruns.ts';

/** A pool whose worker never gets past some items, unless it is told to leave them out. */
function stuckAt(...items: number[]) {
  return {
    run({ overran }: { overran: number[] }): Promise<string> {
      const at = items.find((item) => !overran.includes(item));
      return at === undefined ? Promise.resolve('done') : Promise.reject(new Overrun('too long', at));
    },
  };
}

describe('a shard with a page that outruns its bounds', () => {
  test('is read without it, and says which it was', async () => {
    expect(await runPastOverruns(stuckAt(3, 5), { overran: [] })).toEqual({
      result: 'done',
      overran: [3, 5],
    });
  });

  test('is given up where no page is to blame, or the one to blame was left out', async () => {
    await expect(runPastOverruns(stuckAt(-1), { overran: [] })).rejects.toMatchObject({ code: 'OVERRUN' });
    const stubborn = { run: () => Promise.reject(new Overrun('too long', 2)) };
    await expect(runPastOverruns(stubborn, { overran: [] })).rejects.toMatchObject({ at: 2 });
  });

  test('hands on every other failure', async () => {
    const full = { run: () => Promise.reject(new ReprintError('DISK_FULL', 'full', 'free some room')) };
    await expect(runPastOverruns(full, { overran: [] })).rejects.toMatchObject({ code: 'DISK_FULL' });
  });
});
