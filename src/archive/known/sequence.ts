/** An outlet's ids as numbers that it counted up, from the first to the last that is believed. */
export interface Sequence {
  first: number;
  last: number;
}

/** Below so many nobody can tell a sequence from chance. */
const FEWEST = 20;
/** At least one in so many numbers of a sequence is known. */
const SPARSEST = 50;
/** Of all numbers, and of neighbours in them, so large a part must fit. */
const MOST_FIT = 0.9;

/**
 * Whether an outlet numbered its articles one after the other, so that a number in between that nobody saw is
 * an article missing. The widest stretch counts in which at least one number in fifty is known; so a mistyped
 * `/article/99999999` stays outside. It is a sequence where
 *
 * - it has twenty numbers at least, and nine in ten of all there are (else they are drawn by lot, or timestamps);
 * - they are not days (`20180305001`), between which numbers are missing that never were;
 * - neighbours in number are neighbours in time: of nine in ten that follow each other and have a day, the
 *   days lie less than a tenth of the whole time apart.
 *
 * It is counted from 1 where few numbers are missing before the first.
 *
 * `numbers` ascend; `days` are of the same articles, in days since any day, NaN where unknown.
 */
export function sequenceIn(numbers: ArrayLike<number>, days: ArrayLike<number>): Sequence | null {
  const stretch = widestStretch(numbers);
  if (!stretch) return null;
  const [from, to] = stretch;
  const count = to - from + 1;
  if (count < FEWEST || count < numbers.length * MOST_FIT) return null;
  if (areDays(numbers, from, to) || !growWithTime(days, from, to)) return null;
  return { first: beginning(numbers[from]!, numbers[to]!), last: numbers[to]! };
}

/** Counting begins at 1: numbers before the first one known are missing too, unless they are too many to believe in. */
function beginning(first: number, last: number): number {
  return (first - 1) * SPARSEST <= last - first + 1 ? Math.min(1, first) : first;
}

/** The first and last place of the widest stretch that is dense enough, in linear time. */
function widestStretch(numbers: ArrayLike<number>): [number, number] | null {
  const length = numbers.length;
  if (length === 0) return null;
  // Dense from i to j: (j - i + 1) × 50 ≥ numbers[j] - numbers[i] + 1, or value(i) ≤ value(j) + 49.
  const value = (i: number) => i * SPARSEST - numbers[i]!;
  const highest = new Float64Array(length);
  for (let i = length - 1, most = -Infinity; i >= 0; i--) highest[i] = most = Math.max(most, value(i));
  let best: [number, number] = [0, 0];
  for (let i = 0, j = 0; i < length; i++) {
    if (j < i) j = i;
    while (j + 1 < length && highest[j + 1]! + SPARSEST - 1 >= value(i)) j++;
    if (j - i > best[1] - best[0]) best = [i, j];
  }
  return best;
}

function areDays(numbers: ArrayLike<number>, from: number, to: number): boolean {
  let days = 0;
  for (let i = from; i <= to; i++)
    if (/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(String(numbers[i]))) days++;
  return days > (to - from + 1) * MOST_FIT;
}

function growWithTime(days: ArrayLike<number>, from: number, to: number): boolean {
  let [first, last] = [Infinity, -Infinity];
  for (let i = from; i <= to; i++) {
    if (days[i]! < first) first = days[i]!;
    if (days[i]! > last) last = days[i]!;
  }
  const near = Math.max(3, (last - first) / 10);
  let [pairs, apart, before] = [0, 0, Number.NaN];
  for (let i = from; i <= to; i++) {
    const day = days[i]!;
    if (Number.isNaN(day)) continue;
    if (!Number.isNaN(before)) {
      pairs++;
      if (Math.abs(day - before) > near) apart++;
    }
    before = day;
  }
  return apart <= pairs * (1 - MOST_FIT);
}
