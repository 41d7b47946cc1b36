import type { Entry } from '../survey.ts';

/** Most used first; names with the same count in the order of their characters. */
export function byUse(map: ReadonlyMap<string, Entry[]>): [string, Entry[]][] {
  return [...map].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : a > b ? 1 : 0));
}
