import type { CaptureRef } from '../base/capture.ts';
import type { ReprintError } from '../base/error.ts';
import type { Fetched } from '../base/fetched.ts';
import type { Timestamp } from '../base/timestamp.ts';

/**
 * Where captures come from. Given files are adopted whole and unchanged; an archive on the network lists
 * what it holds and opens one capture at a time.
 */
export type Source = FileSource | ArchiveSource;

export interface FileSource {
  kind: 'files';
  /** Finds the evidence among the paths that were given; see `findGiven` for order and errors. */
  find(): AsyncIterable<GivenFile | PassedOver>;
}

export interface ArchiveSource {
  kind: 'archive';
  /** What people call it: `the Wayback Machine`, or the address that was given. */
  name: string;
  /** The archive's address, which names it in the account: `https://web.archive.org/`. */
  address: string;
  /**
   * What the archive holds in a scope, page by page, in its own order; `from` is the `next` of the page after
   * which to go on, null for the beginning. A page is handed out only when all of it arrived; the listing is
   * whole when a page came with `next: null`.
   * @throws ReprintError LISTING_BROKEN where it cannot be had whole, BLOCKED where the archive will not show
   *   it, SOURCE_PAUSED, UNREACHABLE, INTERRUPTED
   */
  pages(scope: Scope, from: string | null): AsyncIterable<ListingPage>;
  /** Fetches one capture as the archive stored it; another one in its place only where it is as good as the same. */
  open(ref: CaptureRef): Promise<Opened>;
  /** Fetches the capture of an address that is nearest to a time, however far. */
  nearest(original: string, timestamp: Timestamp): Promise<Opened>;
  /**
   * Whether the archive holds a film or a recording, the one nearest to a time, without fetching it: the address
   * of the file, or `https://www.youtube.com/watch?v=ID`. Absent where an archive cannot be asked so.
   */
  holds?(address: string, timestamp: Timestamp): Promise<Holding>;
}

/** One page of a listing. */
export interface ListingPage {
  rows: CaptureRef[];
  /** Rows that make no capture; they stay in the answer. */
  damaged: DamagedRow[];
  /** The answer as evidence: the body with transfer and content encodings undone. */
  answer: { address: string; at: Date; contentType: string; body: Uint8Array };
  /** Where the next page begins, or null after the last. */
  next: string | null;
}

/** A row of a listing that cannot be understood. */
export interface DamagedRow {
  /** Counted from 1 within its page. */
  line: number;
  /** The row, cut after 500 characters. */
  text: string;
  reason: string;
}

/**
 * What became of one capture that was asked for. `absent` and `blocked` are the archive's own word and final;
 * `failed` means that after several tries it did not come. A body cut short on its way is tried again; one that
 * never came whole is `fetched` with `truncated` set, so that what there is is kept.
 */
export type Opened =
  | { is: 'fetched'; fetched: Fetched }
  | { is: 'absent'; reason: string }
  | { is: 'blocked'; reason: string }
  | { is: 'failed'; reason: string };

/** `memento` is where the archive replays it (URI-M); the others are as in Opened. */
export type Holding = { is: 'held'; memento: string } | Exclude<Opened, { is: 'fetched' }>;

/** What to ask an archive for. */
export interface Scope {
  /** A host (with all that lies below it) or the beginning of an address. */
  target: string;
  match: 'host' | 'domain' | 'prefix' | 'exact';
  /** First and last timestamp, or null for no bound. */
  from: Timestamp | null;
  until: Timestamp | null;
}

/** What a source on the network tells while it works. */
export type SourceEvent =
  /** One request is about to be sent. */
  | { event: 'asking'; kind: AskKind; address: string }
  /** Nothing is asked of the archive before `until`. */
  | { event: 'pause'; until: Date; reason: string };

/** Archives bound requests for lists and requests for captures each by itself. */
export type AskKind = 'list' | 'replay';

/** A file that holds captures. */
export interface GivenFile {
  is: 'evidence';
  path: string;
  kind: EvidenceKind;
  /** Size of the file. */
  bytes: number;
}

/** A file of a given folder that holds no captures, with the reason. */
export interface PassedOver {
  is: 'passed-over';
  path: string;
  /** The error that the file would be, had it been given by itself. */
  error: ReprintError;
}

export type EvidenceKind = 'warc' | 'arc' | 'wacz';
