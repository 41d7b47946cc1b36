import type { PageDate } from './dates.ts';

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Minutes that a zone is east of UTC at an instant. */
function offsetAt(zone: string, instant: number): number {
  let format = FORMATS.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    FORMATS.set(zone, format);
  }
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
  const local = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
  return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000);
}

/** A page's date as RFC 3339 in the outlet's zone; the day alone where it tells no time. */
export function inZone(date: PageDate, zone: string): string {
  if (date.time === null) return date.day;
  const asUtc = Date.parse(`${date.day}T${date.time}Z`);
  if (date.offset !== null) {
    // An outlet whose zone nobody knows: the page's own offset says more than UTC.
    if (zone === 'UTC') return rfc3339(asUtc, date.offset);
    const instant = asUtc - date.offset * 60_000;
    const offset = offsetAt(zone, instant);
    return rfc3339(instant + offset * 60_000, offset);
  }
  // Local time: guess the offset, then correct it once, for the hours around a change of clocks.
  const guess = offsetAt(zone, asUtc);
  const offset = offsetAt(zone, asUtc - guess * 60_000);
  return rfc3339(asUtc, offset);
}

function rfc3339(local: number, offset: number): string {
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${new Date(local).toISOString().slice(0, 19)}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
