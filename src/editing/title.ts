/** A headline without what an edit of its dress changes: spaces, marks, width and case of letters. */
export function foldTitle(title: string): string {
  return title
    .slice(0, 1000)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** How alike two folded headlines are, by the pairs of characters that they share (Dice), 0–1. */
export function titleLikeness(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1;
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return pairs.size + others.size === 0 ? 0 : (2 * shared) / (pairs.size + others.size);
}

function pairsOf(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, at) => characters[at]! + character));
}

/**
 * Whether two folded headlines differ in nothing but their count: 之一 and 之二, （上） and （下）, Part 1 and
 * Part 2. Those are two pieces of a series.
 */
export function isOfSeries(one: string, other: string): boolean {
  if (one === other) return false;
  const [rest, others] = [one.replace(COUNT, ''), other.replace(COUNT, '')];
  return rest === others && rest !== '';
}

const COUNT =
  /[\p{N}一二三四五六七八九十百零〇上中下首末終續完]|(?<![a-z])(?:i{1,3}|iv|vi{0,3}|ix|x)(?![a-z])/gu;
