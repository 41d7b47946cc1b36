import type { Reading } from '../base/reading.ts';
import type { Goal } from '../editing/index.ts';
import type { Holding, Opened } from '../sources/index.ts';
import type { RescueEvent } from './event.ts';
import type { Queue } from './queue.ts';
import { GOALS } from './queue-counts.ts';

/** Counts along while captures are fetched: asking the queue each time would take longer than the fetching. */
export interface Report {
  /** Of what was asked for, whether it came. */
  fetched(opened: Pick<Opened | Holding, 'is'>): void;
  /** Says that what was fetched last was cut off on its way. */
  cutOff(): void;
  read(reading: Reading | null): void;
  /** Says that no more is wanted of an article for a goal. */
  closed(towards: Goal): void;
  /** A picture was looked for, and is no loss: it was saved, or only guessed at. */
  pictured(isNoLoss: boolean): void;
  progress(): RescueEvent;
  /** Captures that did not come in this run, and may in the next. */
  failures(): number;
}

const RECOUNT_MS = 2000;

export function startReport(queue: Queue, goal: Goal): Report {
  const { outcomes, open, pictures } = queue.counts(goal);
  let done = Object.values(outcomes).reduce((sum, n) => sum + n, 0) + pictures.saved;
  /** At least one capture of each: what else it takes is known when they come. */
  let openArticles = open;
  let openPictures = pictures.open;
  let countedAt = performance.now();
  let tombstones = outcomes.tombstone ?? 0;
  let lacunae = pictures.wanted - pictures.open - pictures.saved;
  let failures = 0;
  return {
    fetched(opened) {
      done++;
      if (opened.is === 'failed') failures++;
    },
    cutOff() {
      failures++;
    },
    read(reading) {
      if (reading?.kind === 'tombstone') tombstones++;
    },
    closed(towards) {
      if (GOALS.indexOf(towards) >= GOALS.indexOf(goal)) openArticles--;
    },
    pictured(isNoLoss) {
      if (!isNoLoss) lacunae++;
    },
    progress() {
      // Every page that comes may ask for more of them.
      if (performance.now() - countedAt > RECOUNT_MS) {
        openPictures = queue.openPictures();
        countedAt = performance.now();
      }
      return {
        event: 'progress',
        step: 'fetch',
        done,
        of: done + Math.max(0, openArticles) + Math.max(0, openPictures),
        unit: 'captures',
        beside: { tombstones, lacunae },
      };
    },
    failures: () => failures,
  };
}
