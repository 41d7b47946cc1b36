import type { CaptureRef } from '../base/capture.ts';
import { normalLabel } from '../warc/index.ts';

/** The fields of one row of an index as its server gives them, under one set of names; undefined where it gives none. */
export interface Fields {
  original: string | undefined;
  timestamp: string | undefined;
  mime: string | undefined;
  status: string | undefined;
  digest: string | undefined;
  length: string | undefined;
  /** Where the record lies, as Common Crawl's index tells. */
  filename: string | undefined;
  offset: string | undefined;
}

/** What servers call their fields: Wayback's CDX, pywb (also Arquivo.pt and Common Crawl), older pywb. */
export const FIELD_NAMES: Record<string, keyof Fields> = {
  original: 'original',
  url: 'original',
  timestamp: 'timestamp',
  mimetype: 'mime',
  mime: 'mime',
  statuscode: 'status',
  status: 'status',
  digest: 'digest',
  length: 'length',
  filename: 'filename',
  offset: 'offset',
};

/**
 * The longest address that is taken for one, in characters. Junk of some thousand is real (`data:` pictures
 * that were taken for links) and stays; what is longer no server lets anyone ask for (request lines end at 8 kB).
 */
const LONGEST = 8000;

/**
 * One capture out of a row, or why it makes none. A timestamp of 14 digits that is no date
 * (`20000012170449`: month 00) is kept: such rows are real, and `instantOf` gives null for them.
 */
export function captureOf(fields: Fields): CaptureRef | string {
  const { original, timestamp } = fields;
  if (original === undefined || original === '' || original === '-') return 'no address';
  if (original.length > LONGEST) return `an address of ${original.length} characters`;
  if (/[\0-\x1f\x7f]/.test(original)) return 'control characters in the address';
  if (timestamp === undefined || !/^\d{14}$/.test(timestamp)) return 'a timestamp that is not 14 digits';
  return {
    original,
    timestamp,
    status: statusOf(fields.status),
    mime: mimeOf(fields.mime),
    digest: digestLabel(fields.digest),
    length: countOf(fields.length) || null,
    ...(fields.filename === undefined ? {} : { place: placeOf(fields) }),
  };
}

function statusOf(value: string | undefined): number | null {
  return value !== undefined && /^[1-9]\d\d$/.test(value) ? Number(value) : null;
}

/** `warc/revisit` says that the body stands elsewhere, not what it is; an archive replays the repeated body. */
function mimeOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  const mime = value.split(';', 1)[0]!.trim().toLowerCase();
  if (!/^[\x21-\x7e]{1,200}$/.test(mime)) return null;
  return mime === '-' || mime === 'unk' || mime === 'warc/revisit' ? null : mime;
}

function digestLabel(value: string | undefined): string | null {
  if (value === undefined || value === '-') return null;
  // Nearly all are: a million rows must not cost a million conversions.
  if (/^[A-Z2-7]{32}$/.test(value)) return `sha1:${value}`;
  return normalLabel(value.includes(':') ? value : `sha1:${value}`);
}

function countOf(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

/** `FILENAME#bytes=FIRST-LAST`, both inclusive as in an HTTP Range; null where the record cannot be asked for so. */
function placeOf({ filename, offset, length }: Fields): string | null {
  const first = countOf(offset);
  const bytes = countOf(length);
  return first === null || !bytes ? null : `${filename}#bytes=${first}-${first + bytes - 1}`;
}

/** Numbers are met with where strings are usual. */
export function wordOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}
