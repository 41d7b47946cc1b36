import { type Capture, type CaptureRef, captureName, type Headers, header } from '../base/capture.ts';
import { digestOf } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { decodeBody, type WarcRecord } from '../warc/index.ts';
import { type IndexEntry, keyOf } from './entry.ts';
import { type Finder, openFinder } from './finder.ts';
import { changed, recordOf } from './record-of.ts';
import { type Repeated, repeatedBy } from './revisit.ts';

/** Reads captures out of an archive's evidence. Made from plain data, so each worker thread makes its own. */
export interface CaptureReader {
  /**
   * Opens a capture: its body decoded, a revisit with the body that it repeats. A revisit whose original is not
   * among the evidence has an empty body and is `truncated: 'unresolved revisit'`.
   * @throws ReprintError NOT_FOUND, DIGEST_MISMATCH
   */
  read(ref: IndexEntry | CaptureRef): Promise<Capture>;
  close(): void;
}

export function captureReader(dir: string): CaptureReader {
  const finder = openFinder(dir);
  return { read: (ref) => readCapture(dir, ref, finder), close: () => finder.close() };
}

export async function readCapture(
  dir: string,
  ref: IndexEntry | CaptureRef,
  finder: Finder,
): Promise<Capture> {
  const entry = 'file' in ref ? ref : entryOfRef(ref, finder);
  const record = await recordOf(dir, entry);
  if (entry.type !== 'revisit') return captureOf(entry, record);
  const repeated = await repeatedBy(entry, record, finder, (original) => recordOf(dir, original));
  return repeated ? repeat(entry, record, repeated) : unresolved(entry, record);
}

function entryOfRef(ref: CaptureRef, finder: Finder): IndexEntry {
  const found = finder.at(keyOf(ref.original), ref.timestamp);
  const entry = found.find(({ digest }) => ref.digest === null || digest === ref.digest);
  if (entry) return entry;
  throw new ReprintError(
    'NOT_FOUND',
    `there is no capture ${captureName(ref)} in the archive`,
    'a capture is named YYYYMMDDhhmmss/ORIGINAL',
  );
}

function captureOf(entry: IndexEntry, { http, body, fields }: WarcRecord): Capture {
  const digest = digestOf(body);
  if (digest !== entry.digest) throw changed(entry);
  const headers = http?.headers ?? typeOnly(fields);
  const decoded = decodeBody({ headers, body });
  return {
    original: entry.original,
    timestamp: entry.timestamp,
    status: http?.status ?? 200,
    headers,
    body: decoded.body,
    digest,
    truncated: entry.truncated ?? decoded.truncated,
    memento: entry.memento,
  };
}

/** A `resource` record has no HTTP headers; its Content-Type is what a reader needs of them. */
function typeOnly(fields: Headers): Headers {
  const type = header(fields, 'content-type');
  return type === null ? [] : [['Content-Type', type]];
}

function repeat(entry: IndexEntry, { http }: WarcRecord, { entry: original, record }: Repeated): Capture {
  const capture = captureOf(original, record);
  const { timestamp, memento } = entry;
  const own = http && http.status !== 304 ? { status: http.status, headers: http.headers } : null;
  return {
    ...capture,
    original: entry.original,
    timestamp,
    memento,
    ...(own ?? borrowed(capture, original, entry)),
  };
}

/** What a revisit without an HTTP head takes over; from another address only the media type: its `Location` is not ours. */
function borrowed(
  capture: Capture,
  original: IndexEntry,
  entry: IndexEntry,
): Pick<Capture, 'status' | 'headers'> {
  const { status, headers } = capture;
  if (original.key === entry.key) return { status, headers };
  return { status, headers: headers.filter(([name]) => name.toLowerCase() === 'content-type') };
}

function unresolved({ original, timestamp, memento }: IndexEntry, { http }: WarcRecord): Capture {
  const body = new Uint8Array();
  return {
    original,
    timestamp,
    status: http?.status ?? 200,
    headers: http?.headers ?? [],
    body,
    digest: digestOf(body),
    truncated: 'unresolved revisit',
    memento,
  };
}
