import type { Capture } from '../base/capture.ts';
import { asReprintError } from '../base/error.ts';
import { sibling, startPool } from '../base/pool.ts';
import type { Reading } from '../base/reading.ts';
import { type Outcome, textKey } from '../editing/index.ts';
import type { Outlet } from '../outlets/index.ts';
import type { PageTask } from './page-worker.ts';
import { readersOutlet, recipesOf } from './recipes.ts';

/** One page may take this long and, with all that the worker holds, this much. */
const PATIENCE_MS = 30_000;
const WORKER_MB = 512;

export interface Judge {
  /** Reads a capture that just came; null where that outran its bounds. */
  read(capture: Capture): Promise<Reading | null>;
  close(): Promise<void>;
}

/** Reads captures while others are on their way: what the next request is for depends on what this one brought. */
export function startJudge(outlet: Outlet, dir: string, signal: AbortSignal): Judge {
  const pool = startPool<PageTask, Reading>(sibling(import.meta.url, 'page-worker'), {
    patienceMs: PATIENCE_MS,
    memoryMb: WORKER_MB,
  });
  const known = { outlet: readersOutlet(outlet), recipes: recipesOf(dir) };
  const stop = () => void pool.close();
  signal.addEventListener('abort', stop, { once: true });
  return {
    async read(capture) {
      try {
        return await pool.run({ capture, ...known });
      } catch (thrown) {
        signal.throwIfAborted();
        // A judge that was dismissed says nothing of the page.
        if (asReprintError(thrown).code === 'INTERRUPTED') throw thrown;
        return null;
      }
    },
    async close() {
      signal.removeEventListener('abort', stop);
      await pool.close();
    },
  };
}

/** What a reading means for what is still wanted. A redirect or an error page says nothing of the article. */
export function outcomeOf(reading: Reading | null): Outcome {
  if (reading === null) return { is: 'unreadable' };
  switch (reading.kind) {
    case 'article':
      return { is: 'article', text: textKey(reading), truncated: reading.capture.truncated !== null };
    case 'tombstone':
      return { is: 'tombstone' };
    case 'notArticle':
      return /^(?:redirect|http-)/.test(reading.reason) ? { is: 'unavailable' } : { is: 'notArticle' };
    case 'error':
      return { is: 'unreadable' };
  }
}
