const EACH_FOR_ITSELF = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Tokens of a text: words, and each Han character, kana or syllable for itself. */
export function tokens(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replaceAll('\u00ad', '')
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}_]+/gu) ?? []
  ).flatMap((token) => (EACH_FOR_ITSELF.test(token) ? [...token] : [token]));
}

export interface Score {
  precision: number;
  recall: number;
}

/** Precision and recall of one page by 4-gram shingles, repeats counted. */
export function compare(wanted: string, got: string): Score {
  const truth = shingles(wanted);
  const found = shingles(got);
  let hits = 0;
  for (const [key, count] of found) hits += Math.min(count, truth.get(key) ?? 0);
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
  const wantedTotal = sum(truth);
  const foundTotal = sum(found);
  return {
    precision: foundTotal === 0 ? (wantedTotal === 0 ? 1 : 0) : hits / foundTotal,
    recall: wantedTotal === 0 ? 1 : hits / wantedTotal,
  };
}

function shingles(text: string): Map<string, number> {
  const all = tokens(text);
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, all.length - 3) && all.length > 0; i++) {
    const key = all.slice(i, i + 4).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** F1 of the means of precision and recall. */
export function meanF1(scores: readonly Score[]): Score & { f1: number } {
  const mean = (pick: (score: Score) => number) =>
    scores.reduce((sum, score) => sum + pick(score), 0) / Math.max(1, scores.length);
  const precision = mean((score) => score.precision);
  const recall = mean((score) => score.recall);
  return { precision, recall, f1: f1Of({ precision, recall }) };
}

export function f1Of({ precision, recall }: Score): number {
  return (2 * precision * recall) / (precision + recall || 1);
}
