import type { Reading, Repair } from '../base/reading.ts';

/** What one file of another rescue holds. Nothing is thrown for what stands in a file. */
export interface Imported {
  readings: Reading[];
  /** What could not be read of it, for each the place and the reason. */
  problems: Problem[];
}

/** A part of a file, or all of it, that gave no reading. */
export interface Problem {
  /** `line 3` in a list of articles; empty for the whole file. */
  at: string;
  code: 'BAD_ARTICLE' | 'BAD_INPUT' | 'TOO_LARGE' | 'OVERRUN';
  message: string;
}

/** A file of another rescue. */
export interface ImportedFile {
  /** Below the archive: `imported/a/1.md`. */
  path: string;
  bytes: Uint8Array;
}

/** Notes what was mended: one entry a rule, however often it was needed. */
export interface Mended {
  /** `text` says what was done the first time; `times` counts on. */
  note(rule: string, text: string): void;
  repairs(): Repair[];
}

export function startMending(): Mended {
  const seen = new Map<string, { text: string; times: number }>();
  return {
    note(rule, text) {
      const known = seen.get(rule);
      if (known) known.times++;
      else seen.set(rule, { text: text.length > 300 ? `${text.slice(0, 300)}…` : text, times: 1 });
    },
    repairs: () =>
      [...seen].map(([rule, { text, times }]) => ({
        rule,
        text: times === 1 ? text : `${text} (and ${times - 1} more)`,
      })),
  };
}
