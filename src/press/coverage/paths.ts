import { slugOf } from '../names.ts';
import type { MissingState } from './coverage.ts';

/* Where the pages of the coverage are, from the site's root. */

export const COVERAGE = 'coverage.html';

const STEMS: Record<MissingState, string> = {
  tombstone: 'tombstones',
  neverCaptured: 'never-captured',
  unreadable: 'unreadable',
  failed: 'failed',
  blocked: 'blocked',
  found: 'not-fetched',
  withheld: 'withheld',
};

/** The list of all that are missing in one way, without `.html`. */
export function stateStem(state: MissingState): string {
  return `coverage/${STEMS[state]}`;
}

/** The list of what is missing of a year, without `.html`; of no known year for the empty one. */
export function yearStem(year: string): string {
  return `coverage/${year || 'no-year'}`;
}

/** The list of what is lost of one kind inside of articles, without `.html`. */
export function lossStem(kind: string): string {
  return `coverage/lost-${slugOf(kind)}`;
}

export const SILENT_DAYS = 'coverage/silent-days';
export const WITHHELD = `${stateStem('withheld')}.html`;

/** Lines on a page of a list. */
export const LINES_A_PAGE = 100;
