/**
 * What became of an article that the outlet is known to have published; every one is in exactly one state.
 *
 * - `rescued`: its text is in `articles/`
 * - `revision`, `alias`: it is a state of the article `of`, or another address of it
 * - `tombstone`: nothing but what stood in its place was captured
 * - `neverCaptured`: no capture shows it
 * - `unreadable`: it was captured, and cannot be read
 * - `failed`, `blocked`: an archive lists it, and did not or will not give it
 * - `withheld`: it is left out of the site on purpose
 * - `found`: an archive lists it, and it was not asked for yet; none when a rescue is through
 */
export const KNOWN_STATES = [
  'rescued',
  'revision',
  'alias',
  'tombstone',
  'neverCaptured',
  'unreadable',
  'failed',
  'blocked',
  'withheld',
  'found',
] as const;

export type KnownState = (typeof KNOWN_STATES)[number];

/** What made an article known, in the order in which it is told. */
export const KNOWN_BY = [
  'import',
  'capture',
  'listing',
  'list',
  'feed',
  'sitemap',
  'link',
  'earlier id',
  'withheld',
  'gap',
] as const;

export type KnownBy = (typeof KNOWN_BY)[number];

/** One line of `account/known.jsonl`: an article, or a run of ids of which nothing is known but that they are missing. */
export interface KnownLine {
  /** Of a run, the first. */
  id: string;
  /** The last id of a run, and how many they are; absent where the line is of one article. */
  to?: string;
  count?: number;
  state: KnownState;
  /** The article that a revision or an alias belongs to. */
  of?: string;
  /** From the article, else from a list that names it, else from its address. */
  title?: string;
  /** `YYYY-MM-DD` */
  date?: string;
  /** Days of the nearest neighbours by number, where it has none of its own. */
  after?: string;
  before?: string;
  original?: string;
  capture?: string;
  /** `capture`, `listing`, `list 20180305…/https://…`, `gap`, …: the first three that tell of it. */
  knownBy: string[];
  reason: string | null;
  /** No evidence gives the reason. */
  unexplained?: true;
}

/** An article's address that some page, list, feed or sitemap of the outlet names. */
export interface NamedAddress {
  original: string;
  title: string | null;
  /** `YYYY-MM-DD` */
  day: string | null;
  by: 'list' | 'feed' | 'sitemap' | 'link';
  /** The capture that names it, or the file of an imported article. */
  source: string;
}

/** An article's address that archives list, and what is known of its captures beside the journal. */
export interface ListedArticle {
  id: string;
  byRule: boolean;
  original: string;
  /** Null where the journal tells what became of it. */
  state: 'found' | 'failed' | 'blocked' | 'tombstone' | 'neverCaptured' | null;
  reason: string;
}
