import type { Headers } from '../base/capture.ts';
import { type Timestamp, timestampOf } from '../base/timestamp.ts';
import { parseLinks } from './link-format.ts';

/**
 * When the response of an answer was archived (RFC 7089 section 2.1.1); null where the answer is none that was
 * archived. The last of several counts: pywb's own stands behind what it passes on of a page of another archive.
 */
export function mementoTime(headers: Headers): Timestamp | null {
  const last = headers.findLast(([name]) => name.toLowerCase() === 'memento-datetime');
  return timestampOfHttpDate(last?.[1] ?? '');
}

/** `Fri, 24 Nov 2017 15:13:15 GMT` as 14 digits; null for anything else. */
export function timestampOfHttpDate(value: string): Timestamp | null {
  if (!/^\s*[a-z]{3}, \d\d? [a-z]{3} \d{4} \d\d:\d\d:\d\d GMT\s*$/i.test(value)) return null;
  const instant = new Date(value.trim());
  return Number.isNaN(instant.getTime()) ? null : timestampOf(instant);
}

/** The original that an answer names (`Link: <…>; rel="original"`), or null; the last of several. */
export function mementoOriginal(headers: Headers): string | null {
  let original: string | null = null;
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== 'link') continue;
    for (const link of parseLinks(value.slice(0, 100_000)))
      if (link.rel.includes('original')) original = link.target;
  }
  return original;
}
