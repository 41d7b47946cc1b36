import { describe, expect, test, vi } from 'vitest';
import { virtualClock } from './clock.test-help.ts';
import { realClock } from './clock.ts';

describe('the clock', () => {
  test('takes no notice of a wall clock that is set while it runs', () => {
    const before = realClock.now();
    const set = vi.spyOn(Date, 'now').mockReturnValue(0);
    expect(realClock.now()).toBeGreaterThanOrEqual(before);
    expect(realClock.now()).toBeLessThan(before + 10_000);
    set.mockRestore();
  });

  test('sleeps until a signal wakes it', async () => {
    const stop = new AbortController();
    const sleep = realClock.sleep(1e9, stop.signal);
    stop.abort();
    await expect(sleep).rejects.toMatchObject({ code: 'INTERRUPTED' });
    await expect(realClock.sleep(1, stop.signal)).rejects.toMatchObject({ code: 'INTERRUPTED' });
    await realClock.sleep(1);
  });
});

describe('the virtual clock', () => {
  test('lets time go by when everyone is asleep, and wakes them in their order', async () => {
    const clock = virtualClock(0);
    const woken: [string, number][] = [];
    const sleeper = async (name: string, ...naps: number[]) => {
      for (const nap of naps) {
        await clock.sleep(nap);
        woken.push([name, clock.now()]);
      }
    };
    await clock.run(Promise.all([sleeper('a', 10, 3_600_000), sleeper('b', 5, 5), sleeper('c', 7)]));
    expect(woken).toEqual([
      ['b', 5],
      ['c', 7],
      ['a', 10],
      ['b', 10],
      ['a', 3_600_010],
    ]);
  });

  test('goes on as far as it is told', async () => {
    const clock = virtualClock(0);
    let woken = 0;
    clock.sleep(10).then(() => woken++);
    clock.sleep(20).then(() => woken++);
    await clock.advance(15);
    expect([clock.now(), woken]).toEqual([15, 1]);
  });

  test('stands still while real work is under way', async () => {
    const clock = virtualClock(0);
    const work = clock.during(new Promise<number>((done) => setTimeout(() => done(clock.now()), 5)));
    const sleep = clock.sleep(1000);
    expect(await clock.run(work)).toBe(0);
    await clock.run(sleep);
    expect(clock.now()).toBe(1000);
  });

  test('forgets a sleeper that was stopped', async () => {
    const clock = virtualClock(0);
    const stop = new AbortController();
    const sleep = clock.sleep(10, stop.signal);
    stop.abort();
    await expect(sleep).rejects.toMatchObject({ code: 'INTERRUPTED' });
    await clock.run(clock.sleep(5));
    expect(clock.now()).toBe(5);
  });
});
