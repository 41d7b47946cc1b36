import type { Capture } from '../base/capture.ts';

/** What a person says that a page should give; null where nothing is said. */
export interface Label {
  body: string | null;
  title: string | null;
  authors: string[] | null;
  /** Begins with `YYYY-MM-DD`. */
  date: string | null;
}

/** One page to learn from. */
export interface Sample {
  capture: Capture;
  label: Label | null;
}
