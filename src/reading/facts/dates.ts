import { MONTH_NAMES, MONTHS } from './months.ts';
import { inDigits } from './numerals.ts';

/** A date as a page writes it: the day, perhaps the time of day, perhaps the offset from UTC in minutes. */
export interface PageDate {
  /** `YYYY-MM-DD` */
  day: string;
  /** `hh:mm:ss`, or null where the page tells no time. */
  time: string | null;
  /** Minutes east of UTC, or null where the page tells none. */
  offset: number | null;
}

/** Halves of the day, as 12-hour clocks name them. */
const HALVES = '上午|下午|早上|早晨|晚上|傍晚|中午|正午|午夜|凌晨|清晨|오전|오후|午前|午後|AM|PM';

/** `14:30`, `下午3時05分`, `오후 3시` (a whole hour), `2:30 p.m.` after a date. */
const CLOCK = String.raw`(?:\D{0,12}?(?:(${HALVES})\s?)?(\d{1,2})\s?(?:[:：時时시點点]\s?(\d{2})(?!\d)|[時时시點点](?![\d:]))(?:\s?[:：分분]\s?(\d{2}))?(?:\s?([ap])\.?m\b)?)?`;

const PATTERNS: readonly { pattern: RegExp; order: readonly [year: number, month: number, day: number] }[] = [
  // 2018年3月5日 14:30, 2018년 3월 5일 오후 2:30
  {
    pattern: new RegExp(
      String.raw`(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日號号일]?${CLOCK}`,
      'iu',
    ),
    order: [1, 2, 3],
  },
  // 2018-03-05 14:30, 2018/3/5, 2018.03.05
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)${CLOCK}`,
      'iu',
    ),
    order: [1, 2, 3],
  },
  // 5 March 2018, 5. März 2018
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s(?:de\s|of\s)?(${MONTH_NAMES})\.?,?\s(?:de\s)?(\d{4})(?!\d)${CLOCK}`,
      'iu',
    ),
    order: [3, 2, 1],
  },
  // March 5, 2018 at 2:30 p.m.
  {
    pattern: new RegExp(
      String.raw`(?<!\p{L})(${MONTH_NAMES})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)${CLOCK}`,
      'iu',
    ),
    order: [3, 1, 2],
  },
  // 05.03.18, 5.3.2018: day first, as in Hong Kong and Europe
  {
    pattern: new RegExp(String.raw`(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?![\d.])${CLOCK}`, 'iu'),
    order: [3, 2, 1],
  },
  {
    pattern: new RegExp(String.raw`(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])${CLOCK}`, 'iu'),
    order: [3, 2, 1],
  },
];

const ISO =
  /^\s*([+-]?\d{4})-?(\d{2})-?(\d{2})(?:(?:[T\s]\s?)(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?/i;

const RFC_822 =
  /(\d{1,2})[\s-]([a-z]{3})[a-z]*[\s-](\d{4})\s(\d{1,2}):(\d{2})(?::(\d{2}))?\s?(GMT|UTC|Z|[+-]\d{2}:?\d{2})?/i;

/** A date in the form that machines are given it: ISO 8601, RFC 822, epoch seconds; else as people write it. */
export function machineDate(text: string): PageDate | null {
  if (text.length > 200) return null;
  if (/^\d{10}$|^\d{13}$/.test(text.trim())) {
    const ms = Number(text.trim().slice(0, 10)) * 1000;
    const iso = new Date(ms).toISOString();
    return { day: iso.slice(0, 10), time: iso.slice(11, 19), offset: 0 };
  }
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second = '00', zone] = iso;
    const time = hour === undefined ? null : `${hour}:${minute}:${second}`;
    return checked(Number(year), Number(month), Number(day), time, offsetOf(zone));
  }
  const rfc = RFC_822.exec(text);
  if (rfc && MONTHS[rfc[2]!.toLowerCase()]) {
    const [, day, month, year, hour, minute, second = '00', zone] = rfc;
    const time = `${hour!.padStart(2, '0')}:${minute}:${second}`;
    return checked(Number(year), MONTHS[month!.toLowerCase()]!, Number(day), time, offsetOf(zone));
  }
  return visibleDate(text);
}

/** The first date that people would see in a text, in Chinese, Japanese, Korean and the larger languages of Europe. */
export function visibleDate(text: string): PageDate | null {
  return dateIn(text)?.date ?? null;
}

/** The first date of a text, and what stands beside it: `發布於 ` and ` 記者`. */
export function dateIn(text: string): { date: PageDate; before: string; after: string } | null {
  const head = inDigits(text.slice(0, 1000));
  let first: { at: number; end: number; date: PageDate } | null = null;
  for (const { pattern, order } of PATTERNS) {
    const match = pattern.exec(head);
    if (!match || (first && first.at <= match.index)) continue;
    const [year, month, day] = order.map((group) => numberOf(match[group]!)) as [number, number, number];
    const [, , , , half, hour, minute, second, meridiem] = match;
    // 03/15/2018 can only be the fifteenth of March.
    const swapped = month > 12 && day <= 12;
    const date = checked(
      year < 100 ? (year < 70 ? 2000 : 1900) + year : year,
      swapped ? day : month,
      swapped ? month : day,
      clock(hour, minute, second, half ?? meridiem),
      null,
    );
    if (date) first = { at: match.index, end: match.index + match[0].length, date };
  }
  return first && { date: first.date, before: head.slice(0, first.at), after: head.slice(first.end) };
}

function numberOf(text: string): number {
  return MONTHS[text.toLowerCase()] ?? Number(text);
}

function clock(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  half: string | undefined,
): string | null {
  if (hour === undefined) return null;
  let hours = Number(hour);
  if (/^(?:下午|晚上|傍晚|오후|午後|pm?)$/i.test(half ?? '') && hours < 12) hours += 12;
  // 中午12:30, 中午1:30; 午夜12:10 is ten past the day's first hour.
  if (/^(?:中午|正午)$/.test(half ?? '') && hours < 6) hours += 12;
  if (/^(?:上午|早上|凌晨|清晨|午夜|오전|午前|am?)$/i.test(half ?? '') && hours === 12) hours = 0;
  return `${String(hours).padStart(2, '0')}:${minute ?? '00'}:${second ?? '00'}`;
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/** 2019-02-30 is no date, nor is 25:00 a time, nor a newspaper older than 1990 on the web. */
function checked(
  year: number,
  month: number,
  day: number,
  time: string | null,
  offset: number | null,
): PageDate | null {
  if (!(year >= 1990 && year <= 2100)) return null;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso) return null;
  const [hours = 0, minutes = 0, seconds = 0] = (time ?? '').split(':').map(Number);
  const isTime = time !== null && hours < 24 && minutes < 60 && seconds < 60;
  return { day: iso, time: isTime ? time : null, offset: isTime ? offset : null };
}
