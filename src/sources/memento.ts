import { type Headers, header } from '../base/capture.ts';
import { type Timestamp, timestampOf } from '../base/timestamp.ts';
import { parseLinks } from './link-format.ts';

/** When the response of an answer was archived (RFC 7089 section 2.1.1); null where the answer is none that was archived. */
export function mementoTime(headers: Headers): Timestamp | null {
  return timestampOfHttpDate(header(headers, 'memento-datetime') ?? '');
}

/** `Fri, 24 Nov 2017 15:13:15 GMT` as 14 digits; null for anything else. */
export function timestampOfHttpDate(value: string): Timestamp | null {
  if (!/^\s*[a-z]{3}, \d\d? [a-z]{3} \d{4} \d\d:\d\d:\d\d GMT\s*$/i.test(value)) return null;
  const instant = new Date(value.trim());
  return Number.isNaN(instant.getTime()) ? null : timestampOf(instant);
}

/** The original that an answer names (`Link: <…>; rel="original"`), or null. */
export function mementoOriginal(headers: Headers): string | null {
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== 'link') continue;
    for (const link of parseLinks(value.slice(0, 100_000)))
      if (link.rel.includes('original')) return link.target;
  }
  return null;
}
