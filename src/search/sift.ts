import { COLUMNS, type Column, type Columns, type Name } from './columns.ts';
import type { IndexHead } from './open-index.ts';

/** What hits are narrowed down to: all of these names, and the months from one to another, both included. */
export interface Sieve {
  /** Where several outlets are asked: the folder of the one that is. */
  outlet: string | null;
  names: Record<Column, readonly string[]>;
  /** `YYYY-MM`; null for no bound. Stories without a date are in no range. */
  from: string | null;
  to: string | null;
}

export const NO_SIEVE: Sieve = {
  outlet: null,
  names: { section: [], bylines: [], tags: [], lang: [], has: [] },
  from: null,
  to: null,
};

/** Of these stories, in their order, those that have every name. Reads only the columns that are asked about. */
export async function siftNames(
  columns: Columns,
  stories: readonly number[],
  names: Sieve['names'],
): Promise<number[]> {
  let left = [...stories];
  for (const column of COLUMNS) {
    if (names[column].length === 0) continue;
    const wanted = await Promise.all(names[column].map((name) => columns.numberOf(column, name)));
    if (wanted.includes(-1)) return [];
    const has = await columns.numbers(column, left);
    left = left.filter((_, i) => wanted.every((number) => Array.prototype.includes.call(has[i], number)));
  }
  return left;
}

/** Of these stories, in their order, those of the months between. Reads nothing. */
export function siftMonths(
  head: IndexHead,
  stories: readonly number[],
  from: string | null,
  to: string | null,
): number[] {
  if (from === null && to === null) return [...stories];
  const monthOf = monthsBy(head);
  return stories.filter((story) => {
    const month = monthOf(story);
    return month !== '' && (from === null || month >= from) && (to === null || month <= to);
  });
}

/** How many of these stories are of each month, `''` for those without a date. Reads nothing. */
export function tallyMonths(head: IndexHead, stories: Iterable<number>): Map<string, number> {
  const monthOf = monthsBy(head);
  const counts = new Map<string, number>();
  for (const story of stories) counts.set(monthOf(story), (counts.get(monthOf(story)) ?? 0) + 1);
  return counts;
}

/** The names that these stories have, with how many of them have each: most first, and so many at most. */
export async function tallyNames(
  columns: Columns,
  column: Column,
  stories: readonly number[],
  most: number,
): Promise<{ names: Name[]; different: number }> {
  const counts = new Map<number, number>();
  for (const its of await columns.numbers(column, stories))
    for (let i = 0; i < its.length; i++) counts.set(its[i]!, (counts.get(its[i]!) ?? 0) + 1);
  const first = [...counts].sort(([a, some], [b, others]) => others - some || a - b).slice(0, most);
  const names = await Promise.all(
    first.map(async ([number, count]): Promise<Name> => [(await columns.name(column, number))[0], count]),
  );
  return { names, different: counts.size };
}

/** Tells the month of a story, for stories are numbered in the order of `head.months`. */
function monthsBy({ months }: IndexHead): (story: number) => string {
  const ends: number[] = [];
  for (const [, count] of months) ends.push((ends.at(-1) ?? 0) + count);
  return (story) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! <= story) low = middle + 1;
      else high = middle;
    }
    return months[low]?.[0] ?? '';
  };
}
