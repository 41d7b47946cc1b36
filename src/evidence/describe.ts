import { header } from '../base/capture.ts';
import { digestOf } from '../base/digest.ts';
import type { Timestamp } from '../base/timestamp.ts';
import { normalLabel, refersTo, sha1Label, type WarcRecord } from '../warc/index.ts';
import { type IndexEntry, keyOf } from './entry.ts';
import { isDecoded } from './replay.ts';

/** The timestamp of a record whose date is missing or none: it sorts first, and `instantOf` makes nothing of it. */
export const UNDATED: Timestamp = '00000000000000';

/** Where a WARC lies: its name in the index, and where it begins (see IndexEntry). */
export interface Place {
  file: string;
  base: number | null;
}

/**
 * What the index says of a record; null for one that is no capture of a page: requests, metadata, warcinfo,
 * and targets that are no web address (`dns:example.com`, `metadata://…`, `urn:pageinfo:…`).
 */
export function describe(record: WarcRecord, { file, base }: Place): IndexEntry | null {
  const { type, target, http, fields, body } = record;
  if (type !== 'response' && type !== 'resource' && type !== 'revisit') return null;
  if (target === null || !/^https?:\/\//i.test(target)) return null;
  const label = normalLabel(header(fields, 'warc-payload-digest') ?? '');
  const revisit = type === 'revisit';
  return {
    key: keyOf(target),
    timestamp: record.timestamp ?? UNDATED,
    original: target,
    status: http && http.status !== 0 ? http.status : null,
    mime: mediaType(http ? header(http.headers, 'content-type') : ownType(record)),
    // A revisit stores no body: what it says of the body that it repeats is all there is.
    digest: revisit ? label : digestOf(body),
    length: record.length,
    type,
    file,
    offset: record.offset,
    within: record.within,
    base,
    payload: revisit || label?.startsWith('sha1:') ? label : sha1Label(body),
    truncated: truncation(record),
    refersTo: revisit ? repeats(record) : null,
    memento: null,
  };
}

/** The memento that a metadata record of ours names for the response that it is concurrent to; null for any other record. */
export function mementoIn(record: WarcRecord): { of: string; memento: string } | null {
  if (record.type !== 'metadata') return null;
  const of = header(record.fields, 'warc-concurrent-to')?.replace(/^<|>$/g, '');
  if (!of) return null;
  const memento = /^memento: (https?:\/\/\S{1,8000})\r?$/m.exec(
    Buffer.from(record.block.subarray(0, 16_384)).toString('utf8'),
  )?.[1];
  return memento === undefined ? null : { of, memento };
}

/** Every revisit without a body is `WARC-Truncated: length` to some writers: that is its nature, no loss. */
function truncation(record: WarcRecord): string | null {
  const { type, truncated } = record;
  if (type === 'revisit') return truncated === 'file-end' || truncated === 'damaged' ? truncated : null;
  return truncated ?? (type === 'response' && isShort(record) ? 'disconnect' : null);
}

/**
 * Whether a response holds fewer bytes than its own Content-Length promised: the connection ended early, and
 * the crawler did not say so. Not for what has no body by right, nor for redirects (a browser that crawls does
 * not wait for their bodies), nor where an encoding was undone before it was stored.
 */
function isShort({ http, body }: WarcRecord): boolean {
  if (!http || http.status < 200 || http.status === 204 || (http.status >= 300 && http.status < 400))
    return false;
  const promised = header(http.headers, 'content-length') ?? '';
  if (!/^\d{1,15}$/.test(promised) || Number(promised) <= body.length) return false;
  return header(http.headers, 'transfer-encoding') === null && !isDecoded(http.headers, body);
}

function repeats(record: WarcRecord): IndexEntry['refersTo'] {
  const { target, timestamp } = refersTo(record);
  return target === null ? null : { original: target, timestamp };
}

/** The type of a record that is no HTTP message; `application/http` would say nothing of what is in it. */
function ownType({ fields }: WarcRecord): string | null {
  const type = header(fields, 'content-type');
  return type !== null && /^application\/http\b/i.test(type) ? null : type;
}

/** `text/html; charset=big5` is `text/html`; what is no media type is nothing. */
function mediaType(value: string | null): string | null {
  const type = (value ?? '').slice(0, 200).split(';', 1)[0]!.trim().toLowerCase();
  return /^[!#$%&'*+.^_`|~0-9a-z-]+\/[!#$%&'*+.^_`|~0-9a-z-]+$/.test(type) ? type : null;
}
