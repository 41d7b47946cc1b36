import type { Headers } from '../base/capture.ts';
import type { ErrorCode } from '../base/error.ts';
import type { Timestamp } from '../base/timestamp.ts';

/** One record of a WARC or ARC file, its block held whole (a block over the reader's bound is damage, reported). */
export interface WarcRecord {
  kind: 'record';
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
  /** The whole block as stored: HTTP head and body. `body` is a view of its end. */
  block: Uint8Array;
  /** The stored body: the block after the HTTP head; the whole block where there is no head. Transfer and content encodings stand. */
  body: Uint8Array;
  /**
   * Why the record is not whole; null when whole. WARC-Truncated's word (`length`, `time`, `disconnect`,
   * `unspecified`), or ours: `file-end` where the file stopped in it, `damaged` where its bytes or its length
   * are wrong, `segmented` where the rest lies in continuation records. `file-end` and `damaged` follow a
   * Damage that says where and why.
   */
  truncated: string | null;
  /** Where the record (for gzip: its member) starts in the file, and how many bytes it takes there. */
  offset: number;
  length: number;
  /** Where the record starts in its inflated member or frame: 0 but for files that put several into one. */
  within: number;
}

export interface HttpHead {
  /** 0 where the status line holds none. */
  status: number;
  /** Reason phrase. */
  reason: string;
  headers: Headers;
}

/** A place of the file whose bytes are not as they should be: reported, and reading goes on at the next record. */
export interface Damage {
  kind: 'damage';
  /** `DAMAGED_RECORD`, `TOO_LARGE`, `UNSUPPORTED`; `NOT_EVIDENCE` and `EMPTY_FILE` for a file without any record. */
  code: ErrorCode;
  /** Where it starts in the file. */
  offset: number;
  /** How many bytes of the file were passed over, or are in doubt where `salvaged`. */
  length: number;
  reason: string;
  /** What the record was of, where its header could still be read; null otherwise. */
  target: string | null;
  /** True where a record was read from these bytes nevertheless: it comes next, with `truncated` set. */
  salvaged: boolean;
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
