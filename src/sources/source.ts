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
  /** What people call it, with its address: `Wayback Machine (web.archive.org)`. */
  name: string;
  /** Every capture in the scope, in the archive's own order. Ends in an error rather than in a list cut short. */
  list(scope: Scope): AsyncIterable<CaptureRef>;
  /** Fetches one capture as the archive stored it. */
  open(ref: CaptureRef): Promise<Fetched>;
}

/** What to ask an archive for. */
export interface Scope {
  /** A host (with all that lies below it) or the beginning of an address. */
  target: string;
  match: 'host' | 'domain' | 'prefix' | 'exact';
  /** First and last timestamp, or null for no bound. */
  from: Timestamp | null;
  until: Timestamp | null;
}

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
