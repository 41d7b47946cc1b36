import { setImmediate, setTimeout } from 'node:timers/promises';
import { interrupted } from '../base/error.ts';
import type { Clock } from './clock.ts';

export interface VirtualClock extends Clock {
  /** Lets time go by, from sleeper to sleeper, until the work is done. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Lets this much time go by, waking who sleeps less. */
  advance(ms: number): Promise<void>;
  /** Time stands still while real work (a server's answer, a file) is under way. */
  during<T>(work: Promise<T>): Promise<T>;
}

interface Sleeper {
  due: number;
  wake(): void;
}

/** A clock whose time goes by only when everyone is asleep; who sleeps until the same time wakes in turn. */
export function virtualClock(start: number | string = '2026-01-01T00:00:00Z'): VirtualClock {
  let now = new Date(start).getTime();
  let busy = 0;
  const sleepers: Sleeper[] = [];

  function wakeNext(): void {
    const sleeper = sleepers.shift()!;
    now = Math.max(now, sleeper.due);
    sleeper.wake();
  }

  return {
    now: () => now,
    sleep(ms, signal) {
      return new Promise((wake, stop) => {
        if (signal?.aborted) return stop(interrupted());
        const onAbort = () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          stop(interrupted());
        };
        const sleeper = {
          due: now + Math.max(0, ms),
          wake() {
            signal?.removeEventListener('abort', onAbort);
            wake();
          },
        };
        sleepers.splice(placeOf(sleepers, sleeper.due), 0, sleeper);
        signal?.addEventListener('abort', onAbort, { once: true });
      });
    },
    async run(work) {
      let done = false;
      const settle = () => {
        done = true;
      };
      work.then(settle, settle);
      for (let idle = 0; idle < 10_000; ) {
        await settled();
        if (done) return work;
        if (busy === 0 && sleepers.length > 0) {
          idle = 0;
          wakeNext();
        } else {
          idle++;
          await setTimeout(1);
        }
      }
      throw new Error('nobody sleeps, and the work is not done');
    },
    async advance(ms) {
      const until = now + ms;
      await settled();
      while (busy > 0 || (sleepers[0]?.due ?? Infinity) <= until) {
        if (busy === 0) wakeNext();
        await settled();
      }
      now = until;
    },
    async during(work) {
      busy++;
      try {
        return await work;
      } finally {
        busy--;
      }
    },
  };
}

/** All that can go on without time going by has gone on. */
async function settled(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

function placeOf(sleepers: readonly Sleeper[], due: number): number {
  let low = 0;
  let high = sleepers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sleepers[middle]!.due <= due) low = middle + 1;
    else high = middle;
  }
  return low;
}
