/** A text as its runs of four tokens, each with how often it stands there. */
export interface Shingles {
  counts: ReadonlyMap<string, number>;
  total: number;
}

const HAN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const TOKEN = new RegExp(`[${HAN}]|[^\\P{L}${HAN}]+|\\p{N}+`, 'gu');

/** Runs of four tokens; a Han character, kana or syllable is a token of its own. */
export function shinglesOf(text: string): Shingles {
  const tokens = text.normalize('NFKC').toLowerCase().match(TOKEN) ?? [];
  const counts = new Map<string, number>();
  const total = tokens.length === 0 ? 0 : Math.max(1, tokens.length - 3);
  for (let i = 0; i < total; i++) {
    const key = tokens.slice(i, i + 4).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { counts, total };
}

/** How much of `part` stands in `whole`, 0–1. */
export function coverage(part: Shingles, whole: Shingles): number {
  return part.total === 0 ? 0 : shared(part, whole) / part.total;
}

/** F1 of what was found against what was wanted, 0–1. */
export function likeness(wanted: Shingles, found: Shingles): number {
  const both = wanted.total + found.total;
  return both === 0 ? 1 : (2 * shared(wanted, found)) / both;
}

function shared(a: Shingles, b: Shingles): number {
  let sum = 0;
  for (const [key, count] of a.counts) sum += Math.min(count, b.counts.get(key) ?? 0);
  return sum;
}
