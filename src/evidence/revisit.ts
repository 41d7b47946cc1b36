import { header } from '../base/capture.ts';
import { checkDigest, decodeBody, type WarcRecord } from '../warc/index.ts';
import { type IndexEntry, keyOf } from './entry.ts';
import type { Finder } from './finder.ts';

/** So many captures of one address are opened in search of the one that is repeated, and so many looked at in the index. */
const MOST_TRIES = 8;
const MOST_LOOKS = 1000;

export interface Repeated {
  entry: IndexEntry;
  record: WarcRecord;
}

/**
 * The capture whose body a revisit repeats (WARC 1.1 section 6.7), wherever it lies: the one that it names by
 * target and date, else one with its payload digest; for server-not-modified also an earlier capture of the
 * same address with the same ETag. Null where there is none, or where the one that it names has other bytes.
 */
export async function repeatedBy(
  revisit: IndexEntry,
  record: WarcRecord,
  finder: Finder,
  open: (entry: IndexEntry) => Promise<WarcRecord>,
): Promise<Repeated | null> {
  const notModified = /server-not-modified/i.test(header(record.fields, 'warc-profile') ?? '');
  const named = notModified && !revisit.refersTo?.timestamp ? [] : namedBy(revisit, finder);
  for (const entry of named) {
    const original = await open(entry);
    if (notModified || hasPayload(original, entry, revisit.payload)) return { entry, record: original };
  }
  // The payload digest of a 304 can be that of its own empty body: any empty body would do, and none is meant.
  if (revisit.payload !== null && !(notModified && revisit.payload === EMPTY)) {
    const entry = finder.withPayload(revisit.payload);
    if (entry) return { entry, record: await open(entry) };
  }
  return notModified ? withSameTag(revisit, record, finder, open) : null;
}

const EMPTY = 'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ';

function namedBy({ refersTo, payload, timestamp, key }: IndexEntry, finder: Finder): IndexEntry[] {
  if (!refersTo) return [];
  const target = keyOf(refersTo.original);
  if (refersTo.timestamp === null && payload === null) return [];
  const found =
    refersTo.timestamp === null ? finder.some(target, '', MOST_LOOKS) : finder.at(target, refersTo.timestamp);
  return found
    .filter((entry) => entry.type !== 'revisit' && !(entry.key === key && entry.timestamp > timestamp))
    .sort((a, b) => Number(b.payload === payload) - Number(a.payload === payload))
    .slice(0, MOST_TRIES);
}

/** Tools digest the body as stored or with its chunks joined; either will do, another body will not. */
function hasPayload({ http, body }: WarcRecord, entry: IndexEntry, payload: string | null): boolean {
  if (payload === null || payload === entry.payload) return true;
  return (
    checkDigest(payload, body) === 'match' ||
    checkDigest(payload, joined(http?.headers ?? [], body)) === 'match'
  );
}

/** The body with its chunks joined and its content encoding kept. */
export function joined(headers: readonly (readonly [string, string])[], body: Uint8Array): Uint8Array {
  const transfer = headers.filter(([name]) => name.toLowerCase() === 'transfer-encoding');
  return transfer.length === 0 ? body : decodeBody({ headers: transfer, body }).body;
}

async function withSameTag(
  revisit: IndexEntry,
  record: WarcRecord,
  finder: Finder,
  open: (entry: IndexEntry) => Promise<WarcRecord>,
): Promise<Repeated | null> {
  const tag = header(record.fields, 'warc-etag') ?? header(record.http?.headers ?? [], 'etag');
  if (!tag) return null;
  // The nearest before it is the likeliest: of the same month, else of the same year, else of any.
  for (const digits of [6, 4, 0]) {
    const earlier = finder
      .some(revisit.key, revisit.timestamp.slice(0, digits), MOST_LOOKS)
      .filter(({ type, status, timestamp }) => {
        return type === 'response' && status === 200 && timestamp <= revisit.timestamp;
      })
      .reverse();
    for (const entry of earlier.slice(0, MOST_TRIES)) {
      const original = await open(entry);
      if (header(original.http?.headers ?? [], 'etag') === tag) return { entry, record: original };
    }
  }
  return null;
}
