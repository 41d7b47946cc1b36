/** The place of the last one that is not greater; -1 where all are. */
export function lastUpTo<T extends string | number>(sorted: ArrayLike<T>, value: T): number;
export function lastUpTo<Item, T extends string | number>(
  sorted: ArrayLike<Item>,
  value: T,
  by: (item: Item) => T,
): number;
export function lastUpTo<T extends string | number>(
  sorted: ArrayLike<T>,
  value: T,
  by: (item: T) => T = (item) => item,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (by(sorted[middle]!) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Of ascending numbers, those from one to below another: their places. */
export function between(sorted: ArrayLike<number>, from: number, below: number): [from: number, to: number] {
  return [lastUpTo(sorted, from - 1) + 1, lastUpTo(sorted, below - 1) + 1];
}

export function ascending(numbers: Iterable<number>): Int32Array {
  return Int32Array.from(numbers).sort();
}

/** What both have, of ascending numbers. */
export function inBoth(a: Int32Array, b: Int32Array): Int32Array {
  const found = new Int32Array(Math.min(a.length, b.length));
  let length = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]! < b[j]!) i++;
    else if (a[i]! > b[j]!) j++;
    else {
      found[length++] = a[i]!;
      i++;
      j++;
    }
  }
  return found.subarray(0, length);
}

/** What any of them has, of ascending numbers. */
export function inAny(lists: readonly Int32Array[]): Int32Array {
  if (lists.length === 1) return lists[0]!;
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const list of lists) {
    all.set(list, length);
    length += list.length;
  }
  all.sort();
  let kept = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i]!;
  return all.subarray(0, kept);
}

/** What the first has and the other has not, of ascending numbers. */
export function without(a: Int32Array, b: Int32Array): Int32Array {
  let j = 0;
  return a.filter((number) => {
    while (j < b.length && b[j]! < number) j++;
    return b[j] !== number;
  });
}
