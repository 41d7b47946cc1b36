import type { CaptureRef } from '../base/capture.ts';
import type { Candidate, Outcome } from '../editing/index.ts';

/** A capture that an archive lists, and which archive that is. */
export interface Listed extends CaptureRef {
  /** The archive's address; see ArchiveSource. */
  archive: string;
}

/** A capture of the queue with what became of it. */
export type Queued = Candidate & { ref: Listed };

/** A row of the table `capture`, as far as it is read. */
export interface Row {
  original: string;
  timestamp: string;
  digest: string;
  archive: number;
  status: number | null;
  mime: string | null;
  length: number | null;
  place: string | null;
  outcome: string | null;
  text: string | null;
}

/** `archives` has the address of each archive by its number. */
export function queued(row: Row, archives: readonly string[]): Queued {
  const { original, timestamp, status, mime, length } = row;
  const place = row.place === null ? {} : { place: row.place };
  const digest = row.digest === '' ? null : row.digest;
  return {
    ref: { original, timestamp, status, mime, digest, length, ...place, archive: archives[row.archive]! },
    outcome: row.outcome === null ? null : outcomeOf(row.outcome, row.text),
  };
}

/** `article` and `cut` (an article that was cut off) come with the key of their text. */
export function wordsOf(outcome: Outcome): [is: string, text: string | null] {
  if (outcome.is !== 'article') return [outcome.is, null];
  return [outcome.truncated ? 'cut' : 'article', outcome.text];
}

function outcomeOf(is: string, text: string | null): Outcome {
  if (is === 'article' || is === 'cut') return { is: 'article', text: text ?? '', truncated: is === 'cut' };
  return { is } as Outcome;
}
