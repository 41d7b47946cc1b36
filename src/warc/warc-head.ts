import type { Timestamp } from '../base/timestamp.ts';
import { instantOf, timestampOf } from '../base/timestamp.ts';
import { headText, namedFields } from './fields.ts';

/** A record's header, whichever format it stands in. */
export interface RecordHead {
  type: string;
  fields: [name: string, value: string][];
  id: string | null;
  timestamp: Timestamp | null;
  target: string | null;
  /** What the header says that the block takes, in bytes: several where it says it several times, none where it says nothing sensible. */
  sizes: number[];
  truncated: string | null;
}

/** Reads the header of a WARC record (WARC 1.1 section 4) out of the bytes up to its blank line. */
export function warcHead(bytes: Buffer, from: number, to: number): RecordHead {
  const fields = namedFields(headText(bytes, from, to));
  let target: string | null = null;
  let date: string | null = null;
  let id: string | null = null;
  let type = '';
  let truncated: string | null = null;
  let segment: string | null = null;
  const sizes: number[] = [];
  for (const pair of fields) {
    const name = pair[0].toLowerCase();
    if (name === 'content-length') addSize(sizes, pair[1]);
    else if (name === 'warc-target-uri') target ??= bare(pair[1]);
    else {
      if (pair[1].includes('=?')) pair[1] = mimeWords(pair[1]);
      if (name === 'warc-type') type ||= pair[1].toLowerCase();
      else if (name === 'warc-date') date ??= pair[1];
      else if (name === 'warc-record-id') id ??= bare(pair[1]);
      else if (name === 'warc-truncated') truncated ??= pair[1] || 'unspecified';
      else if (name === 'warc-segment-number') segment ??= pair[1];
    }
  }
  if (segment !== null) truncated ??= 'segmented';
  return {
    type: type || 'unknown',
    fields,
    id: id || null,
    timestamp: date === null ? null : dateDigits(date),
    target: target || null,
    sizes,
    truncated,
  };
}

/** A header that gives more lengths than this was made to have each of them tried. */
const MOST_SIZES = 4;

function addSize(sizes: number[], value: string): void {
  if (sizes.length >= MOST_SIZES || !/^\d{1,16}$/.test(value)) return;
  const size = Number(value);
  if (Number.isSafeInteger(size) && !sizes.includes(size)) sizes.push(size);
}

/** WARC 1.0's grammar puts `<…>` around addresses, and wget did; 1.1 takes it back. */
function bare(value: string): string {
  return value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1).trim() : value;
}

/** `2019-02-28T01:02:03Z`, with a fraction or without, or shortened (`2019-02`) as 1.1 allows; offsets are undone. */
export function dateDigits(date: string): Timestamp | null {
  const utc = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z$/.exec(date);
  if (utc) {
    const digits = utc.slice(1).join('');
    return instantOf(digits) ? digits : null;
  }
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:[+-]\d\d:?\d\d)$/.test(date)) {
    const instant = new Date(date.replace(' ', 'T'));
    return Number.isNaN(instant.getTime()) ? null : timestampOf(instant);
  }
  if (!/^\d{4}(?:\D?\d\d){0,5}Z?$/.test(date)) return null;
  const instant = instantOf(date.replace(/\D/g, ''));
  return instant ? timestampOf(instant) : null;
}

/** `=?UTF-8?Q?caf=C3=A9?=` (RFC 2047), which WARC 1.0 allowed in field values. */
function mimeWords(value: string): string {
  return value.replace(
    /=\?([\w-]{1,40})\?([QB])\?([^?\s]{0,4000})\?=/gi,
    (whole, charset: string, encoding: string, text: string) => {
      const bytes =
        encoding.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64')
          : Buffer.from(
              text
                .replaceAll('_', ' ')
                .replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
                  String.fromCharCode(Number.parseInt(hex, 16)),
                ),
              'latin1',
            );
      try {
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return whole;
      }
    },
  );
}
