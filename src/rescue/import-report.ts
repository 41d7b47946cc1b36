/** What came of a folder of another rescue. */
export interface ImportReport {
  files: number;
  articles: number;
  /** What was saved as an article and is none, by reason. */
  noArticles: Record<string, number>;
  /** Articles by the rules that took something out of them or mended them. */
  rules: Record<string, number>;
  passedOver: number;
}

export function emptyReport(): ImportReport {
  return { files: 0, articles: 0, noArticles: {}, rules: {}, passedOver: 0 };
}

export function count(counts: Record<string, number>, name: string): void {
  counts[name] = (Object.hasOwn(counts, name) ? counts[name]! : 0) + 1;
}
