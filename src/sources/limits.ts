import type { AskKind } from './source.ts';

/** At most so many requests in any such time, and at least so long from one to the next. */
export interface Limit {
  most: number;
  withinMs: number;
  leastGapMs: number;
}

/** Lists and captures have limits of their own. */
export type Limits = Record<AskKind, Limit>;

/**
 * What the Wayback Machine bears in a minute. The window is longer than that by what a request may be late on
 * its way. Captures are asked for evenly, and somewhat faster than the window allows, so that
 * a busy machine that wakes late makes up for it; lists may come in a burst,
 * for most are short.
 */
export const WAYBACK_LIMITS: Limits = {
  list: { most: 24, withinMs: 61_400, leastGapMs: 250 },
  replay: { most: 480, withinMs: 61_400, leastGapMs: 115 },
};

/** The earliest time for the next request after those that were sent (the last, and the `most`th last). */
export function earliest(sent: { last: number; first: number }, limit: Limit): number {
  return Math.max(sent.last + limit.leastGapMs, sent.first + limit.withinMs);
}
