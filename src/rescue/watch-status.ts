import { sibling, startPool } from '../base/pool.ts';
import type { Status } from './status.ts';

export interface Seen extends Status {
  seen: string;
}

export interface StatusWatch {
  /** How far the rescue has come, now or a moment ago: at `seen`, as in ISO 8601. @throws what opening the archive throws */
  look(): Promise<Seen>;
  close(): Promise<void>;
}

/** A look is good for so long, in ms. */
const FRESH = 2000;
/** Looking takes no more than one part in so many of a processor's time: of a large account it takes seconds. */
const SHARE = 20;

/**
 * Looks at an archive again and again, for as many as ask, while a rescue may write into it: from a thread of its own,
 * changing nothing, and seldom where looking takes long.
 */
export function watchStatus(dir: string): StatusWatch {
  const pool = startPool<string, Status>(sibling(import.meta.url, 'status-worker'), {
    size: 1,
    memoryMb: 256,
  });
  let last: Promise<Seen> | null = null;
  let freshUntil = 0;

  async function lookNow(): Promise<Seen> {
    const startedAt = performance.now();
    const seen = new Date().toISOString();
    try {
      return { ...(await pool.run(dir)), seen };
    } finally {
      const now = performance.now();
      freshUntil = now + Math.max(FRESH, SHARE * (now - startedAt));
    }
  }

  return {
    look() {
      if (last === null || performance.now() > freshUntil) {
        freshUntil = Number.POSITIVE_INFINITY;
        last = lookNow();
      }
      return last;
    },
    close: () => pool.close(),
  };
}
