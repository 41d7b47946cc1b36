import { afterEach, describe, expect, test } from 'vitest';
import { type Pool, type PoolOptions, startPool } from './pool.ts';
import type { Chore } from './pool-worker.test-help.ts';

let pool: Pool<Chore, unknown>;

function start(options: PoolOptions = {}): void {
  pool = startPool(new URL('./pool-worker.test-help.ts', import.meta.url), { size: 1, ...options });
}

afterEach(() => pool.close());

const echo = (what: unknown) => pool.run({ do: 'echo', what });

describe('a pool of workers', () => {
  test('answers every task, however many there are', async () => {
    start({ size: 2 });
    const numbers = Array.from({ length: 20 }, (_, i) => i);
    expect(await Promise.all(numbers.map(echo))).toEqual(numbers);
  });

  test('tells what a task is busy with', async () => {
    start();
    const heard: number[] = [];
    expect(await pool.run({ do: 'beat' }, (at) => heard.push(at))).toBe('done');
    expect(heard).toEqual([1, 2, 3]);
  });

  test('gives on a failure with its code and hint, and goes on', async () => {
    start();
    await expect(pool.run({ do: 'fail' })).rejects.toMatchObject({ code: 'BAD_INPUT', hint: 'give another' });
    expect(await echo('next')).toBe('next');
  });

  test('ends a task that takes too long, says at which item, and goes on', async () => {
    start({ patienceMs: 200 });
    await expect(pool.run({ do: 'hang' })).rejects.toMatchObject({ code: 'OVERRUN', at: 5 });
    expect(await echo('next')).toBe('next');
  });

  test('ends a task that takes too much memory, says at which item, and goes on', async () => {
    start({ memoryMb: 16 });
    await expect(pool.run({ do: 'grow' })).rejects.toMatchObject({
      code: 'OVERRUN',
      message: 'out of memory',
      at: 6,
    });
    expect(await echo('next')).toBe('next');
  });

  test('hires another worker for one that fell over', async () => {
    start();
    await expect(pool.run({ do: 'crash' })).rejects.toThrow('fell over');
    await expect(pool.run({ do: 'exit' })).rejects.toThrow('stopped by itself');
    expect(await echo('next')).toBe('next');
  });

  test('rejects what is running and what waits when it is closed, and all that comes later', async () => {
    start();
    const tasks = [pool.run({ do: 'hang' }), echo('waiting')];
    const ends = Promise.allSettled(tasks);
    await pool.close();
    for (const end of [...(await ends), ...(await Promise.allSettled([echo('late')]))])
      expect(end).toMatchObject({ status: 'rejected', reason: { code: 'INTERRUPTED' } });
  });
});
