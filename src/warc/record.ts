import type { Headers } from '../base/capture.ts';
import type { Timestamp } from '../base/timestamp.ts';

/** One record of a WARC or ARC file, its block held whole (a block over the reader's bound is damage, reported). */
export interface WarcRecord {
  /** `response`, `resource`, `request`, `revisit`, `metadata`, `warcinfo`, `conversion`, `continuation`, or what the file says. An ARC record is a `response` (`warcinfo` for its version block). */
  type: string;
  /** WARC named fields in their order, continuation lines unfolded; an ARC record's header under WARC's names. */
  fields: Headers;
  /** WARC-Record-ID without its angle brackets; null where missing and in ARC. */
  id: string | null;
  /** WARC-Date as 14 digits; null where missing or no date. */
  timestamp: Timestamp | null;
  /** WARC-Target-URI without angle brackets; null where there is none. */
  target: string | null;
  /** The block's HTTP head where the record is an HTTP response (or a revisit that kept one); else null. */
  http: HttpHead | null;
  /** The stored body: the block after the HTTP head; the whole block where there is no head. Transfer and content encodings stand. */
  body: Uint8Array;
  /** Why the record is not whole: WARC-Truncated's word, or `file-end` where the file stopped in it; null when whole. */
  truncated: string | null;
  /** Where the record (for gzip: its member) starts in the file, and how many bytes it takes there. */
  offset: number;
  length: number;
}

export interface HttpHead {
  status: number;
  /** Reason phrase. */
  reason: string;
  headers: Headers;
}

/** Bytes that are no record: reported and passed over; reading goes on at the next record. */
export interface Damage {
  /** Where it starts in the file. */
  offset: number;
  /** How many bytes were passed over. */
  length: number;
  reason: string;
}

/** What a record is written from. */
export interface NewRecord {
  type: 'response' | 'resource' | 'revisit' | 'metadata' | 'warcinfo' | 'request';
  /** `urn:uuid:…`; the writer makes a UUIDv5 of target, timestamp and payload digest where absent. */
  id?: string;
  target?: string;
  timestamp: Timestamp;
  /** Content-Type of the block; `application/http; msgtype=response` where `http` is given and this is not. */
  contentType?: string;
  /** Further named fields, written as given after the standard ones. */
  fields?: Headers;
  http?: HttpHead;
  body: Uint8Array;
}
