import type { ArticleReading, Reading } from '../base/reading.ts';
import { type Mark, markOf } from './mark.ts';

/** One reading of a story, as far as editing must know it to choose: all but its text. */
export interface Sighting {
  kind: Reading['kind'];
  original: string;
  timestamp: string;
  /** Why it is no article, or why it could not be read; null for an article. */
  reason: string | null;
  /** Of an article; null for anything else. */
  mark: Mark | null;
  /** The id that its address names. */
  id: string;
  /** The file of another rescue that it comes from; absent for a capture. */
  imported?: string;
}

/** A sighting of an article. */
export type Seen<S extends Sighting = Sighting> = S & { mark: Mark };

export function isSeen<S extends Sighting>(sighting: S): sighting is Seen<S> {
  return sighting.mark !== null;
}

/** By time, then by address, then by digest. */
export function inTime(one: Seen, other: Seen): number {
  return (
    compare(one.timestamp, other.timestamp) ||
    compare(one.original, other.original) ||
    compare(one.mark.digest, other.mark.digest)
  );
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A sighting with the reading itself. */
export interface Held extends Sighting {
  reading: Reading;
}

export function sightingOf(id: string, reading: Reading): Held {
  const { original, timestamp, imported } = reading.capture;
  const mark = reading.kind === 'article' ? markOf(reading) : null;
  return {
    kind: reading.kind,
    original,
    timestamp,
    reason: reasonOf(reading),
    mark,
    id,
    reading,
    ...(imported ? { imported } : {}),
  };
}

function reasonOf(reading: Reading): string | null {
  if (reading.kind === 'article') return null;
  return reading.kind === 'error' ? reading.error.code : reading.reason;
}

/** The reading behind a sighting of an article. */
export type Read<S> = (sighting: Seen<S & Sighting>) => ArticleReading;
