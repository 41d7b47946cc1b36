/** A line that could be a unit of a text: their places, and how much is said. */
export interface Match {
  line: number;
  unit: number;
  weight: number;
}

/** No page that people read has more; past them the rest is not matched. */
const MOST = 3000;

/**
 * The heaviest chain of matches in which lines and units both go forward: a text as it runs through its page,
 * whatever else on the page repeats some of its words. A unit may take several lines, a line is of one unit.
 */
export function heaviestChain(matches: readonly Match[]): Match[] {
  const sorted = matches.slice(0, MOST).sort((a, b) => a.line - b.line || a.unit - b.unit);
  const sums: number[] = [];
  const before: number[] = [];
  let end = -1;
  for (const [i, match] of sorted.entries()) {
    let best = -1;
    for (let j = 0; j < i; j++) {
      const earlier = sorted[j]!;
      if (earlier.line >= match.line || earlier.unit > match.unit) continue;
      if (best < 0 || sums[j]! > sums[best]!) best = j;
    }
    sums.push(match.weight + (best < 0 ? 0 : sums[best]!));
    before.push(best);
    if (end < 0 || sums[i]! > sums[end]!) end = i;
  }
  const chain: Match[] = [];
  for (let at = end; at >= 0; at = before[at]!) chain.push(sorted[at]!);
  return chain.reverse();
}
