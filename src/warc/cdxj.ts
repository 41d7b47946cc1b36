import { surt } from '../base/surt.ts';
import type { Timestamp } from '../base/timestamp.ts';

/** One line of a CDXJ index: where a capture lies, and what is known of it without opening it. Null: not said. */
export interface CdxjEntry {
  /** The address as captured. */
  url: string;
  timestamp: Timestamp;
  mime: string | null;
  status: number | null;
  digest: string | null;
  /** Bytes that the record takes in its file, and where it starts there. */
  length: number | null;
  offset: number | null;
  /** The WARC file, relative to the index. */
  filename: string | null;
  /** Ours: the record's type, why it is not whole, and where it starts in a shared gzip member. */
  type: string | null;
  truncated: string | null;
  within: number;
}

/**
 * The line of an entry, without a line end: `SURT timestamp {json}` with pywb's keys, all values strings. Sorted
 * by bytes, such lines are an index that pywb serves. Source: https://specs.webrecorder.net/cdxj/0.1.0/
 */
export function formatCdxj(entry: CdxjEntry): string {
  const json: Record<string, string> = { url: entry.url };
  for (const key of [
    'mime',
    'status',
    'digest',
    'length',
    'offset',
    'filename',
    'type',
    'truncated',
  ] as const) {
    const value = entry[key];
    if (value !== null) json[key] = String(value);
  }
  if (entry.within > 0) json.within = String(entry.within);
  return `${cdxjKey(entry.url)} ${entry.timestamp} ${JSON.stringify(json)}`;
}

/** The key that an address is looked up by: its SURT, without blanks (an address that is none keeps its own). */
export function cdxjKey(url: string): string {
  return surt(url).replace(/\s/g, '%20');
}

/**
 * Reads a line of any CDXJ index: values as strings or numbers, `mimetype` and `statuscode` for `mime` and
 * `status`, `-` for unknown, further keys passed over. Null for a line that names no capture (`!meta …`, an
 * empty or broken line).
 */
export function parseCdxj(line: string): CdxjEntry | null {
  const match = /^[^ !][^ ]* (\d{4,17}) (\{.*\})\s*$/s.exec(line);
  if (!match) return null;
  let json: unknown;
  try {
    json = JSON.parse(match[2]!);
  } catch {
    return null;
  }
  const values = json as Record<string, unknown>;
  const text = (...keys: string[]): string | null => {
    for (const key of keys) {
      const value = Object.hasOwn(values, key) ? values[key] : null;
      if (typeof value === 'number') return String(value);
      if (typeof value === 'string' && value !== '' && value !== '-') return value;
    }
    return null;
  };
  const count = (...keys: string[]): number | null => {
    const value = text(...keys);
    return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
  };
  const url = text('url', 'original');
  if (url === null) return null;
  return {
    url,
    timestamp: match[1]!.slice(0, 14),
    mime: text('mime', 'mimetype'),
    status: count('status', 'statuscode'),
    digest: text('digest'),
    length: count('length'),
    offset: count('offset'),
    filename: text('filename'),
    type: text('type'),
    truncated: text('truncated'),
    within: count('within') ?? 0,
  };
}
