/**
 * Something that keeps us from asking: a 429, connections refused, no network. All times are milliseconds of
 * the pace's file.
 */
export interface Obstacle {
  /** When it was met last. */
  at: number;
  /** How many times in a row. */
  row: number;
  /** Nothing is asked before. */
  until: number;
  /** Until when one request is under way to see whether it is gone; 0: none is. */
  probe: number;
}

export const NO_OBSTACLE: Obstacle = { at: -1, row: 0, until: 0, probe: 0 };

/** How long to pause at an obstacle that was met `row` times before. */
export type PauseAt = (row: number) => number;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After a 429: the archive wants a minute; it counts whoever asks again within it towards a block. */
export const silencePause: PauseAt = (row) => Math.min(MINUTE * 2 ** row, HOUR);

/** The longest `Retry-After` that is believed. */
export const LONGEST_RETRY_AFTER = 24 * HOUR;

/** After the last of these probes a block is certain; the archive's own last an hour and double each time. */
const PROBES = [5 * SECOND, 15 * SECOND, 45 * SECOND];

export const refusalPause: PauseAt = (row) =>
  PROBES[row] ?? Math.min(HOUR * 2 ** (row - PROBES.length), 24 * HOUR);

export function isBlock(refusal: Obstacle): boolean {
  return refusal.row > PROBES.length;
}

/** Without a network, or before a server in trouble. */
export const growingPause: PauseAt = (row) => Math.min(5 * SECOND * 2 ** row, 5 * MINUTE);

/**
 * The obstacle, met by a request that was sent at a time. Of many requests under way at once only the first
 * to meet it counts: the others were sent before anyone could know.
 */
export function met(obstacle: Obstacle, sentAt: number, now: number, pause: PauseAt): Obstacle {
  if (sentAt <= obstacle.at) return obstacle;
  return { at: now, row: obstacle.row + 1, until: now + pause(obstacle.row), probe: 0 };
}

/** The obstacle after a request got past it: gone, if the request was sent after the pause. */
export function passed(obstacle: Obstacle, sentAt: number): Obstacle {
  return sentAt >= obstacle.until ? NO_OBSTACLE : obstacle;
}
