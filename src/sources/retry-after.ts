import { type Headers, header } from '../base/capture.ts';

/** `Retry-After` (RFC 9110 section 10.2.3: seconds, or a date) in ms from now, or null where there is none. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = header(headers, 'retry-after')?.trim() ?? '';
  if (/^\d{1,10}$/.test(value)) return Number(value) * 1000;
  // `Date.parse` makes a date of much: `-5`, `1.5`.
  const date = /^[A-Z][a-z]/.test(value) ? Date.parse(value.slice(0, 40)) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
