import { instantOf } from '../base/timestamp.ts';
import type { Words } from './words/words.ts';

/** A moment as the outlet's clocks showed it. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `hh:mm`, or null where only the day is known. */
  readonly clock: string | null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** One article asks for its few times again and again: the last ones asked for are kept. */
const told = new Map<string, LocalTime>();
const MOST_TOLD = 64;

/** What the outlet's clocks showed at an instant; an unknown zone counts as UTC. */
export function inZone(instant: Date, zone: string): LocalTime {
  const key = `${instant.getTime()} ${zone}`;
  const known = told.get(key);
  if (known) return known;
  let format = formats.get(zone);
  if (!format) {
    format = zoneFormat(zone);
    formats.set(zone, format);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  const year = parts.year!.padStart(4, '0');
  const time = { day: `${year}-${parts.month}-${parts.day}`, clock: `${parts.hour}:${parts.minute}` };
  if (told.size === MOST_TOLD) told.clear();
  told.set(key, time);
  return time;
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const shape = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: 'UTC' });
  }
}

/**
 * Reads a time of an article file: RFC 3339, `YYYY-MM-DD hh:mm:ss` (already in the outlet's zone, as in the
 * seed) or a day alone, also where the clock is none (`2019-01-01 99:99`). Null for what is no date (`2019-02-30`, `soon`),
 * and for what databases say instead (0001-01-01, 9999-12-31): in another zone it may have no year of four digits.
 */
export function readTime(text: string | undefined, zone: string): LocalTime | null {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
      text?.trim() ?? '',
    );
  if (!match) return null;
  const [whole, year, month, day, hour, minute, offset] = match;
  if (!instantOf(`${year}${month}${day}`) || /^(?:000[01]|9999)$/.test(year!)) return null;
  if (hour === undefined || minute === undefined || (offset === undefined && !isClock(hour, minute)))
    return { day: `${year}-${month}-${day}`, clock: null };
  if (offset === undefined) return { day: `${year}-${month}-${day}`, clock: `${hour}:${minute}` };
  const instant = new Date(whole);
  return Number.isNaN(instant.getTime()) ? null : inZone(instant, zone);
}

function isClock(hour: string, minute: string): boolean {
  return hour < '24' && minute < '60';
}

/** The instant of a capture (`20210628172625`, UTC) on the outlet's clocks. */
export function captureTime(timestamp: string, zone: string): LocalTime | null {
  const instant = instantOf(timestamp);
  return instant && inZone(instant, zone);
}

/** `2019年2月28日 16:43`, `28 February 2019, 16:43` */
export function sayTime({ day, clock }: LocalTime, words: Words): string {
  const said = sayDay(day, words);
  if (clock === null) return said;
  return words.lang === 'en' ? `${said}, ${clock}` : `${said} ${clock}`;
}

export function sayDay(day: string, words: Words): string {
  const [year, month, date] = day.split('-').map(Number);
  return words.day(year!, month!, date!);
}

/** Days of a month of the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Weekday of a day, 0 = Sunday. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
