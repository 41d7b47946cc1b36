import { machineDate, visibleDate } from '../facts/dates.ts';
import { inZone } from '../facts/zone.ts';
import { tidy } from '../page/dom.ts';
import { isObject } from '../page/json-ld.ts';
import { parseWithin } from '../page/parse.ts';
import { survey } from '../page/survey.ts';
import { LONGEST_TITLE, linksIn, type NamedLink, ownAddress, type Where } from './links.ts';

const MOST_VALUES = 20_000;
const MOST_LINKS = 2000;
/** Fragments of pages inside one answer are this many and this long together. */
const MOST_FRAGMENTS = 50;
const LONGEST_FRAGMENT = 4 << 20;

const ADDRESS = /^(?:url|link|href|permalink|canonical(?:_?url)?|website_url|share_?url)$/i;
const TITLE = /^(?:title|headline|name|basic)$/i;
const DATE =
  /^(?:date|published(?:_?at|_?date|_?time)?|publish_?date|display_date|created(?:_?at)?|pubdate)$/i;

/**
 * The outlet's own addresses that a JSON answer names: in the HTML of a list that it brings
 * (`{"html": "<div class=article-block>…"}`, as `/data/newsposts?page=2` did), and in objects that have an
 * address of their own (`{"title": …, "url": …, "date": …}`).
 */
export function linksOfJson(text: string, where: Where): NamedLink[] {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return [];
  }
  const found = new Map<string, NamedLink>();
  const add = (link: NamedLink) => {
    const known = found.get(link.original);
    if (known) {
      known.title ??= link.title;
      known.day ??= link.day;
    } else if (found.size < MOST_LINKS) found.set(link.original, link);
  };
  let fragments = 0;
  const waiting: unknown[] = [root];
  for (let seen = 0; seen < waiting.length && seen < MOST_VALUES; seen++) {
    const value = waiting[seen];
    if (typeof value === 'string') {
      if (fragments === MOST_FRAGMENTS || value.length > LONGEST_FRAGMENT || !/<a\s/i.test(value)) continue;
      fragments++;
      const page = survey(parseWithin(value), where.address, where.outlet);
      for (const link of linksIn({ ...page, base: where.base }, true)) add(link);
    } else if (Array.isArray(value)) waiting.push(...value.slice(0, MOST_VALUES));
    else if (isObject(value)) {
      const link = linkOf(value, where);
      if (link) add(link);
      waiting.push(...Object.values(value).slice(0, 500));
    }
  }
  return [...found.values()];
}

function linkOf(value: Record<string, unknown>, where: Where): NamedLink | null {
  let original: string | null = null;
  let title: string | null = null;
  let day: string | null = null;
  for (const [key, field] of Object.entries(value).slice(0, 500)) {
    if (typeof field !== 'string' || field.length > 4000) continue;
    if (ADDRESS.test(key)) original ??= ownAddress(field, where);
    else if (TITLE.test(key)) title ??= tidy(field).slice(0, LONGEST_TITLE) || null;
    else if (DATE.test(key)) {
      const date = machineDate(field.slice(0, 60)) ?? visibleDate(field.slice(0, 60));
      day ??= date && inZone(date, where.outlet.timezone).slice(0, 10);
    }
  }
  return original === null ? null : { original, title, day };
}
