import { uptime } from 'node:os';
import { bootId } from '../base/boot.ts';
import { interrupted } from '../base/error.ts';

/** Time, as far as politeness needs it; in tests it is virtual. */
export interface Clock {
  /** Milliseconds since the epoch; never goes back. */
  now(): number;
  /** @throws ReprintError INTERRUPTED when the signal is given */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** How long this machine has been up, and since which start: what two processes can agree on. */
  sinceBoot?(): { boot: string; ms: number } | null;
}

/** A sleeper looks at the clock this often: a laptop's lid may have been closed meanwhile. */
const LOOK_MS = 15_000;

/**
 * The wall clock as it was when the process began, going on by a clock that nobody can set: one that is put
 * right, or wrong, while we run makes no pause longer or shorter.
 */
export const realClock: Clock = {
  now: () => performance.timeOrigin + performance.now() + suspended(),
  async sleep(ms, signal) {
    const until = realClock.now() + ms;
    for (let left = ms; left > 0; left = until - realClock.now()) {
      await timer(Math.min(left, LOOK_MS), signal);
    }
  },
  sinceBoot() {
    boot ??= bootId() ?? '';
    return boot === '' ? null : { boot, ms: uptime() * 1000 };
  },
};

let boot: string | null = null;

let suspendedMs = 0;
const beganUpMs = uptime() * 1000 - performance.now();

/**
 * How long the machine has slept since the process began. On Linux `performance.now()` stands still then and
 * the uptime does not; elsewhere both go on. Systems give the uptime in steps of up to a second.
 */
function suspended(): number {
  const more = uptime() * 1000 - performance.now() - beganUpMs - suspendedMs;
  if (more > 2000) suspendedMs += more;
  return suspendedMs;
}

function timer(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((wake, stop) => {
    if (signal?.aborted) return stop(interrupted());
    const onAbort = () => {
      clearTimeout(timeout);
      stop(interrupted());
    };
    const timeout = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      wake();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
