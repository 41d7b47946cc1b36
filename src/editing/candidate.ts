import type { CaptureRef } from '../base/capture.ts';

/** One capture of an article as the archive's listing has it, and what became of it so far. */
export interface Candidate {
  ref: CaptureRef;
  /** Null: not asked for yet. */
  outcome: Outcome | null;
}

/**
 * What a capture turned out to be. `text` is a key: equal for two captures that show a reader the same text.
 * `notArticle` is a whole page that is a list, a front page, or empty. A redirect or an error page of which the
 * listing did not say so is `unavailable`, like what is absent, blocked or failed: it says nothing of the
 * article, and will not come in this run.
 */
export type Outcome =
  | { is: 'article'; text: string; truncated: boolean }
  | { is: 'tombstone' }
  | { is: 'notArticle' }
  | { is: 'unreadable' }
  | { is: 'unavailable' };
