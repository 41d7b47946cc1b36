import type { Page } from './cdx-rows.ts';

/**
 * Where servers that know no resume keys stop without a word: at what they were asked for, or at a round number of
 * their own; Wayback's is three times this.
 */
export const ROUND = 50_000;

/** Whether a page without a resume key, from a server that gave none yet, may be cut there. */
export function mayBeCut(page: Page): boolean {
  return countOf(page) > 0 && countOf(page) % ROUND === 0;
}

/**
 * Whether it is cut, by what came of the same list when one row of it was asked for. Most servers give a key only
 * where there is more, so a page of just as many rows as were asked for may well be whole: it is where the one row
 * brought a key, and where the server gives all that it has whatever is asked. One that gave neither cuts in silence.
 */
export function isCut(page: Page, oneRow: Page): boolean {
  if (oneRow.key !== null) return false;
  // More than was asked for, and round: that is a bound of the server's own.
  return countOf(page) > ROUND || countOf(oneRow) < countOf(page);
}

export function countOf({ rows, damaged }: Page): number {
  return rows.length + damaged.length;
}
