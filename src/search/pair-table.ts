/** Numbers given to pairs of code points: a hash table with open addressing, for a million of them. */
export interface PairTable {
  /** The number of a pair; `next` where it has none yet: then it has that. */
  idOf(first: number, second: number, next: number): number;
  /** Undoes it; zeros for a number that was not given. */
  pointsOf(id: number): [number, number];
}

/** More than any code point. */
const POINTS = 2 ** 21;

export function pairTable(): PairTable {
  let size = 1 << 18;
  let keys = new Float64Array(size).fill(-1);
  let ids = new Int32Array(size);
  let used = 0;
  let keyOf = new Float64Array(size);

  const slot = (first: number, second: number) => {
    const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (size - 1);
  };
  function grow(): void {
    const [oldKeys, oldIds] = [keys, ids];
    size *= 2;
    keys = new Float64Array(size).fill(-1);
    ids = new Int32Array(size);
    for (const [i, key] of oldKeys.entries()) {
      if (key < 0) continue;
      let at = slot(Math.floor(key / POINTS), key % POINTS);
      while (keys[at]! >= 0) at = (at + 1) & (size - 1);
      keys[at] = key;
      ids[at] = oldIds[i]!;
    }
  }
  return {
    idOf(first, second, next) {
      const key = first * POINTS + second;
      let at = slot(first, second);
      while (keys[at]! >= 0) {
        if (keys[at] === key) return ids[at]!;
        at = (at + 1) & (size - 1);
      }
      keys[at] = key;
      ids[at] = next;
      if (next >= keyOf.length) {
        const larger = new Float64Array(2 * next);
        larger.set(keyOf);
        keyOf = larger;
      }
      keyOf[next] = key;
      if (++used > size / 2) grow();
      return next;
    },
    pointsOf(id) {
      const key = keyOf[id] ?? 0;
      return [Math.floor(key / POINTS), key % POINTS];
    },
  };
}
