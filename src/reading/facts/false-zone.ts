import { instantOf } from '../../base/timestamp.ts';
import { ldStrings } from '../page/json-ld.ts';
import type { Page } from '../page/survey.ts';
import { machineDate, type PageDate } from './dates.ts';
import { shownClocks } from './shown-date.ts';
import { inZone } from './zone.ts';

const TIME_META = /time|date|publish|modif|updated/;
/** A crawler's clock and a paper's differ by so much, in ms. */
const SLACK = 10 * 60_000;

/**
 * Tells local clocks that pass for UTC: many systems write `2019-02-28T16:43:53+00:00` (or `Z`) for 16:43 in Hong
 * Kong. A `+00:00` is taken for the outlet's own clock only with a witness on the page:
 *
 * - people are shown the same day and clock (`2019-02-28 16:43`);
 * - another source tells machines the same clock with the outlet's offset (`16:43:53+08:00`);
 * - as UTC the article was published after it was captured, as local time before.
 *
 * One witness speaks for every `+00:00` of the page, which one system wrote, unless people are shown what one of them
 * is in the outlet's zone; then each needs its own. The result has no offset: the clock is the outlet's.
 */
export function withoutFalseZone(page: Page): (date: PageDate) => PageDate {
  const zone = page.outlet.timezone;
  let all: { witnessed: (date: PageDate) => boolean; areFalse: boolean } | null = null;
  return (date) => {
    if (date.offset !== 0 || date.time === null || zone === 'UTC') return date;
    all ??= judged(page, zone);
    return all.areFalse || all.witnessed(date) ? { ...date, offset: null } : date;
  };
}

function judged(page: Page, zone: string) {
  const told = toldDates(page);
  const shown = shownClocks(page);
  const elsewhere = new Set(
    told.filter((date) => date.offset !== 0 && date.offset === offsetIn(date, zone)).map(clockOf),
  );
  const captured = page.captured === undefined ? null : instantOf(page.captured);
  const witnessed = (date: PageDate): boolean =>
    shown.has(clockOf(date)) ||
    elsewhere.has(clockOf(date)) ||
    (captured !== null &&
      instant({ ...date, offset: 0 }) > captured.getTime() + SLACK &&
      Date.parse(inZone({ ...date, offset: null }, zone)) <= captured.getTime() + SLACK);
  const zeros = told.filter(({ offset, time }) => offset === 0 && time !== null);
  const isTrue = (date: PageDate): boolean => shown.has(inZone(date, zone).slice(0, 16).replace('T', ' '));
  return { witnessed, areFalse: zeros.some(witnessed) && !zeros.some(isTrue) };
}

/** All times that the page tells machines. */
function toldDates(page: Page): PageDate[] {
  const texts = page.ld
    .slice(0, 200)
    .flatMap(({ datePublished, dateModified, dateCreated }) =>
      ldStrings([datePublished, dateModified, dateCreated]),
    );
  for (const [name, values] of page.metas) if (TIME_META.test(name)) texts.push(...values.slice(0, 5));
  return texts.flatMap((text) => machineDate(text) ?? []);
}

function clockOf({ day, time }: PageDate): string {
  return `${day} ${(time ?? '').slice(0, 5)}`;
}

function instant({ day, time, offset }: PageDate): number {
  return Date.parse(`${day}T${time ?? '00:00:00'}Z`) - (offset ?? 0) * 60_000;
}

/** The offset that the outlet's zone has at a page's time, in minutes. */
function offsetIn(date: PageDate, zone: string): number | null {
  if (date.time === null) return null;
  const local = inZone({ ...date, offset: null }, zone);
  return Math.round((Date.parse(`${local.slice(0, 19)}Z`) - Date.parse(local)) / 60_000);
}
