import { byteReader, byteWriter } from './bytes.ts';

/*
 * `days.bin`: of which day each story is, which only matters where stories of several indexes stand in one row. Stories
 * are numbered by date, so a day is said once, with how many stories it has: two bytes for each day of a paper's life.
 */

const A_DAY = 86_400_000;

/** Days since 1970 of stories in a row; a story without a date is older than all. */
export type DayOf = (story: number) => number;

/** Takes the date of each story in its turn (`YYYY-MM-DD`, null for none) and packs them. */
export function daysWriter(): { add(date: string | null): void; take(): Uint8Array } {
  const runs: [date: string | null, stories: number][] = [];
  return {
    add(date) {
      const last = runs.at(-1);
      if (last?.[0] === date) last[1]++;
      else runs.push([date, 1]);
    },
    take() {
      const out = byteWriter();
      let before = 0;
      for (const [date, stories] of runs) {
        const day = date === null ? Number.NaN : Date.parse(date) / A_DAY;
        // Nearly always a step back by a day or two; 0 for none.
        if (Number.isInteger(day)) {
          const step = before - day;
          out.number(step >= 0 ? 2 * step + 1 : -2 * step);
          before = day;
        } else out.number(0);
        out.number(stories);
      }
      return out.take();
    },
  };
}

/** @throws RangeError where the bytes end too soon */
export function unpackDays(bytes: Uint8Array): DayOf {
  const reader = byteReader(bytes);
  const ends: number[] = [];
  const days: number[] = [];
  let before = 0;
  while (reader.left() > 0) {
    const step = reader.number();
    if (step > 0) before -= step % 2 === 1 ? (step - 1) / 2 : -step / 2;
    days.push(step === 0 ? -Infinity : before);
    ends.push((ends.at(-1) ?? 0) + reader.number());
  }
  return (story) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! <= story) low = middle + 1;
      else high = middle;
    }
    return days[low] ?? -Infinity;
  };
}
