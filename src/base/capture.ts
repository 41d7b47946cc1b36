import type { Digest } from './digest.ts';
import type { Timestamp } from './timestamp.ts';

/** What is known of a capture before it is opened: one line of a CDX or CDXJ index. */
export interface CaptureRef {
  /** The dead address (URI-R), as the archive gave it. */
  original: string;
  timestamp: Timestamp;
  /** HTTP status, or null where the index does not say (`-`, resource records). */
  status: number | null;
  /** Media type as the index gives it, without parameters; null where unknown. */
  mime: string | null;
  /** Digest of the stored body as the index gives it (`sha256:…`, or an archive's own `sha1:…`); null where unknown. */
  digest: string | null;
  /** Bytes that the capture takes up in the archive, compressed; null where unknown. */
  length: number | null;
  /** Where the archive keeps it, in a form of the source's own, where address and time are not enough to ask for it. */
  place?: string | null;
}

export type Headers = readonly (readonly [name: string, value: string])[];

/** One archived response, opened. */
export interface Capture {
  original: string;
  timestamp: Timestamp;
  /** HTTP status; 200 for a `resource` record, which has none. */
  status: number;
  /** HTTP headers in their order; empty for a record that is no HTTP response. */
  headers: Headers;
  /** The body with transfer and content encodings undone. */
  body: Uint8Array;
  /** Digest of the body bytes as they are stored, before any decoding. */
  digest: Digest;
  /** Why the body is known not to be whole (`length`, `time`, `disconnect`, `file-end`, `encoding`, …), or null. */
  truncated: string | null;
  /** The capture's address in the archive it came from (URI-M), or null where the source has none. */
  memento: string | null;
}

/** The first value of a header, by case-insensitive name. */
export function header(headers: Headers, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const [key, value] of headers) if (key.toLowerCase() === wanted) return value;
  return null;
}

/** How a capture is named on the command line and in the account: `YYYYMMDDhhmmss/ORIGINAL`. */
export function captureName(capture: { original: string; timestamp: Timestamp }): string {
  return `${capture.timestamp}/${capture.original}`;
}
