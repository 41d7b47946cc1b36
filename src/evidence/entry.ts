import type { CaptureRef } from '../base/capture.ts';
import { ReprintError } from '../base/error.ts';
import { surt } from '../base/surt.ts';
import type { Timestamp } from '../base/timestamp.ts';

/** One capture of the archive's own evidence: where it lies and what is known of it without opening it. */
export interface IndexEntry extends CaptureRef {
  /** The canonical SURT, escaped so that it holds only visible ASCII. */
  key: string;
  type: 'response' | 'resource' | 'revisit';
  /** Below `captures/`: `given/a.warc.gz`, `fetched/00001.warc.gz`, `given/a.wacz!/archive/data.warc.gz`. */
  file: string;
  /** Where the record (or its gzip member) starts in that WARC, and how many bytes it takes there. */
  offset: number;
  length: number;
  /** Where the record starts in its inflated member: 0 but for files that pack several records into one. */
  within: number;
  /** Where that WARC starts in the WACZ that stores it as it is; null where it lies unpacked below `.reprint/`; 0 for a WARC file. */
  base: number | null;
  /** The payload digest as revisits name it: `sha1:` and base32, of a revisit whatever it says; null where a revisit says nothing. */
  payload: string | null;
  truncated: string | null;
  /** What a revisit says it repeats; null for any other record, and where it does not say. */
  refersTo: { original: string; timestamp: Timestamp | null } | null;
  memento: string | null;
}

/** The sort key of an address: its SURT without anything that would break a line of the index or its order. */
export function keyOf(original: string): string {
  const key = surt(original);
  return /^[\x21-\x7e]+$/.test(key) ? key : escaped(key);
}

/** `http://眾 新聞/` has no host name that could be written in ASCII: a lone surrogate or a space can stand in what is left. */
function escaped(key: string): string {
  return key.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent) || '-';
}

/**
 * One line of CDXJ: key, timestamp, JSON. The digest and the status stand first in the JSON, so that in a
 * sorted file two copies of one capture are neighbours. Its keys and values (all strings, `-` for unknown) are
 * pywb's, with ours behind them where there is something to say.
 */
export function lineOf(entry: IndexEntry): string {
  const { refersTo } = entry;
  const json = JSON.stringify({
    digest: entry.digest ?? '-',
    status: String(entry.status ?? '-'),
    url: entry.original,
    mime: entry.mime ?? '-',
    // Before `filename`, so that of two copies the whole one comes first.
    truncated: entry.truncated ?? undefined,
    filename: entry.file,
    offset: String(entry.offset),
    length: String(entry.length),
    type: entry.type === 'response' ? undefined : entry.type,
    within: entry.within === 0 ? undefined : entry.within,
    base: entry.base === 0 ? undefined : entry.base,
    payload: entry.payload ?? undefined,
    refersTo: refersTo === null ? undefined : refersTo.original,
    refersToDate: refersTo?.timestamp ?? undefined,
    memento: entry.memento ?? undefined,
  });
  return `${entry.key} ${entry.timestamp} ${json}`;
}

/** Reads back what `lineOf` wrote. */
export function entryOf(line: string): IndexEntry {
  const afterKey = line.indexOf(' ');
  const afterTimestamp = line.indexOf(' ', afterKey + 1);
  const json = stored(line.slice(afterTimestamp + 1));
  // A slice would keep the whole chunk of lines in memory that the line was cut from, for as long as the entry lives.
  const head = Buffer.from(line.slice(0, afterTimestamp), 'latin1').toString('latin1');
  return {
    key: head.slice(0, afterKey),
    timestamp: head.slice(afterKey + 1),
    original: json.url,
    status: json.status === '-' ? null : Number(json.status),
    mime: known(json.mime),
    digest: known(json.digest),
    length: Number(json.length),
    type: json.type ?? 'response',
    file: json.filename,
    offset: Number(json.offset),
    within: json.within ?? 0,
    base: json.base === undefined ? 0 : json.base,
    payload: json.payload ?? null,
    truncated: json.truncated ?? null,
    refersTo:
      json.refersTo === undefined ? null : { original: json.refersTo, timestamp: json.refersToDate ?? null },
    memento: json.memento ?? null,
  };
}

/** What two lines of one and the same capture share: key, timestamp, digest and status. Null where the digest is unknown. */
export function identityOf(line: string): string | null {
  const afterKey = line.indexOf(' ');
  if (line.startsWith('{"digest":"-"', line.indexOf(' ', afterKey + 1) + 1)) return null;
  // A key may hold `,"url":` itself (an address can), so the search begins behind it.
  return line.slice(0, line.indexOf(',"url":', afterKey));
}

function known(value: string): string | null {
  return value === '-' ? null : value;
}

/** An index is derived: whatever became of it, the evidence is whole. */
function stored(json: string): Stored {
  try {
    const value = JSON.parse(json) as Stored;
    const texts = typeof value?.url === 'string' && typeof value.filename === 'string';
    if (texts && [value.offset, value.length, value.within ?? 0, value.base ?? 0].every(isPlace))
      return value;
  } catch {
    // Told below, as any other line that is none.
  }
  throw new ReprintError(
    'BAD_INPUT',
    `the index has a line that is none: ${json.slice(0, 80)}`,
    'delete the folder .reprint and give the command again: the index is made anew',
  );
}

function isPlace(value: string | number): boolean {
  return /^\d{1,15}$/.test(String(value));
}

interface Stored {
  digest: string;
  status: string;
  url: string;
  mime: string;
  filename: string;
  offset: string;
  length: string;
  type?: 'resource' | 'revisit';
  within?: number;
  base?: number | null;
  payload?: string;
  truncated?: string;
  refersTo?: string;
  refersToDate?: string;
  memento?: string;
}
