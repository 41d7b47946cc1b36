import type { Headers } from './capture.ts';
import type { Timestamp } from './timestamp.ts';

/** One capture as an archive on the network replayed it: what `sources/` fetches and `evidence/` keeps. */
export interface Fetched {
  original: string;
  /** Memento-Datetime as 14 digits. */
  timestamp: Timestamp;
  /** Status and reason phrase of the archived response. */
  status: number;
  reason: string;
  /** Headers of the archived response: `X-Archive-Orig-*` without that prefix, in their order. */
  headers: Headers;
  /** The body as received, no encoding undone. */
  body: Uint8Array;
  /** Why the body is known not to be whole, or null. */
  truncated: string | null;
  /** The address it was fetched from (URI-M). */
  memento: string;
  /** All headers as the archive sent them. */
  received: Headers;
  /** When it was fetched. */
  at: Date;
  /** The digest that the archive's index gives for the body (`sha1:` and base32), or null where it gives none. */
  indexed: string | null;
}
