/**
 * Numbers from 0 that are joined into sets (union by size, paths halved); four bytes a number, and four for its
 * set's size. Source: Tarjan and van Leeuwen, Worst-case Analysis of Set Union Algorithms, JACM 1984
 */
export function disjointSets(count: number): {
  rootOf(n: number): number;
  join(one: number, other: number): void;
  /** Every number that is in a set with others, with the root of it, by number. */
  joined(): [root: number, n: number][];
} {
  const parents = Int32Array.from({ length: count }, (_, n) => n);
  const sizes = new Int32Array(count).fill(1);

  function rootOf(n: number): number {
    let at = n;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  return {
    rootOf,
    join(one, other) {
      const [a, b] = [rootOf(one), rootOf(other)];
      if (a === b) return;
      const [large, small] = sizes[a]! >= sizes[b]! ? [a, b] : [b, a];
      parents[small] = large;
      sizes[large]! += sizes[small]!;
    },
    joined() {
      const joined: [number, number][] = [];
      for (let n = 0; n < count; n++) {
        const root = rootOf(n);
        if (sizes[root]! > 1) joined.push([root, n]);
      }
      return joined;
    },
  };
}
