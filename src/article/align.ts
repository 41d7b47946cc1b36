/** Below this many pairs all are weighed (longest common subsequence); beyond it, what stands once in both is held on to. */
const MOST_PAIRS = 4_000_000;

/**
 * Which items of two lists stand in both, in the order of both: pairs of places. The most that can be, for lists of
 * up to two thousand items each; for longer ones by what stands once in each of them (patience diff), so that it
 * takes little more than linear time whatever the lists.
 */
export function align(one: readonly string[], other: readonly string[]): [number, number][] {
  const pairs: [number, number][] = [];
  alignBetween(one, other, [0, one.length], [0, other.length], pairs);
  return pairs;
}

type Span = [from: number, to: number];

function alignBetween(
  one: readonly string[],
  other: readonly string[],
  [from, to]: Span,
  [otherFrom, otherTo]: Span,
  pairs: [number, number][],
): void {
  let [a, b] = [from, otherFrom];
  while (a < to && b < otherTo && one[a] === other[b]) pairs.push([a++, b++]);
  let [aEnd, bEnd] = [to, otherTo];
  while (aEnd > a && bEnd > b && one[aEnd - 1] === other[bEnd - 1]) [aEnd, bEnd] = [aEnd - 1, bEnd - 1];
  if (a < aEnd && b < bEnd) {
    if ((aEnd - a) * (bEnd - b) <= MOST_PAIRS) longest(one, other, [a, aEnd], [b, bEnd], pairs);
    else betweenAnchors(one, other, [a, aEnd], [b, bEnd], pairs);
  }
  for (; aEnd < to; aEnd++, bEnd++) pairs.push([aEnd, bEnd]);
}

function longest(
  one: readonly string[],
  other: readonly string[],
  [from, to]: Span,
  [otherFrom, otherTo]: Span,
  pairs: [number, number][],
): void {
  const [rows, columns] = [to - from, otherTo - otherFrom];
  const lengths = new Uint32Array((rows + 1) * (columns + 1));
  const at = (row: number, column: number) => row * (columns + 1) + column;
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      lengths[at(row, column)] =
        one[from + row] === other[otherFrom + column]
          ? lengths[at(row + 1, column + 1)]! + 1
          : Math.max(lengths[at(row + 1, column)]!, lengths[at(row, column + 1)]!);
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (one[from + row] === other[otherFrom + column]) pairs.push([from + row++, otherFrom + column++]);
    else if (lengths[at(row + 1, column)]! >= lengths[at(row, column + 1)]!) row++;
    else column++;
  }
}

function betweenAnchors(
  one: readonly string[],
  other: readonly string[],
  span: Span,
  otherSpan: Span,
  pairs: [number, number][],
): void {
  const anchors = increasing(uniqueInBoth(one, other, span, otherSpan));
  if (anchors.length === 0) return;
  let [a, b] = [span[0], otherSpan[0]];
  for (const [nextA, nextB] of [...anchors, [span[1], otherSpan[1]] as [number, number]]) {
    alignBetween(one, other, [a, nextA], [b, nextB], pairs);
    if (nextA < span[1]) pairs.push([nextA, nextB]);
    [a, b] = [nextA + 1, nextB + 1];
  }
}

function uniqueInBoth(
  one: readonly string[],
  other: readonly string[],
  span: Span,
  otherSpan: Span,
): [number, number][] {
  const places = placesOf(one, span);
  const others = placesOf(other, otherSpan);
  const unique: [number, number][] = [];
  for (const [item, place] of places) {
    const match = others.get(item);
    if (place >= 0 && match !== undefined && match >= 0) unique.push([place, match]);
  }
  return unique;
}

/** Where each item stands; -1 for one that stands twice. */
function placesOf(items: readonly string[], [from, to]: Span): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at++) places.set(items[at]!, places.has(items[at]!) ? -1 : at);
  return places;
}

/** The longest run of pairs, in order of the first, whose second places increase too (patience sorting). */
function increasing(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [at, [, place]] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]!]![1] < place) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : tops[low - 1]!;
    tops[low] = at;
  }
  const chain: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at]!) chain.push(pairs[at]!);
  return chain.reverse();
}
