import { instantOf, type Timestamp } from '../base/timestamp.ts';

/** Captures in the order of their distance from a time; of two as far, the earlier first. */
export function nearestFirst<T extends { timestamp: Timestamp }>(
  captures: readonly T[],
  seen: Timestamp,
): T[] {
  const page = instantOf(seen)?.getTime() ?? 0;
  return captures
    .map((capture) => ({ capture, away: Math.abs((instantOf(capture.timestamp)?.getTime() ?? 0) - page) }))
    .sort((a, b) => a.away - b.away || (a.capture.timestamp < b.capture.timestamp ? -1 : 1))
    .map(({ capture }) => capture);
}
