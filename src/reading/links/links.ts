import type { Element } from 'domhandler';
import { isAssetAddress } from '../../base/media-type.ts';
import { isOfOutlet, shapeOf } from '../../outlets/index.ts';
import { visibleDate } from '../facts/dates.ts';
import { inZone } from '../facts/zone.ts';
import { resolve } from '../page/address.ts';
import { briefText, elementsIn, tidy } from '../page/dom.ts';
import type { Page } from '../page/survey.ts';

/** An address of the outlet's own that a page, a feed or a list names: it was published, whether captured or not. */
export interface NamedLink {
  /** Absolute, without fragment, unwrapped from any archive's rewriting. */
  original: string;
  /** The headline that the link shows, or null. */
  title: string | null;
  /** The day that stands beside it, `YYYY-MM-DD`, or null. */
  day: string | null;
}

/** A page names no more addresses than this; a list of articles has fifty. */
const MOST_LINKS = 1000;
export const LONGEST_TITLE = 200;

/**
 * The outlet's own addresses that a page links to, each once, in the page's order. `dated` also looks for the
 * day beside each, which is what a list has and an article has not. Bounded: so many links, so much text.
 */
export function linksIn(page: Page, dated: boolean): NamedLink[] {
  const found = new Map<string, { link: NamedLink; anchor: Element }>();
  for (const anchor of page.elements) {
    if (anchor.name !== 'a' && anchor.name !== 'area') continue;
    const original = ownAddress(anchor.attribs.href, page);
    if (original === null) continue;
    const title = titleOf(anchor);
    const known = found.get(original);
    if (!known) {
      if (found.size === MOST_LINKS) break;
      found.set(original, { link: { original, title, day: null }, anchor });
    } else if ((title?.length ?? 0) > (known.link.title?.length ?? 0)) known.link.title = title;
  }
  const links = [...found.values()];
  if (dated) for (const { link, anchor } of links) link.day = dayBeside(anchor, link.original, page);
  return links.map(({ link }) => link);
}

/** The address that `href` means on a page, where it is one of the outlet's and may be a page; else null. */
export function ownAddress(href: string | undefined, { base, address, outlet }: Where): string | null {
  if (href === undefined || /^\s*(?:#|javascript:|mailto:|tel:|data:)/i.test(href)) return null;
  const full = resolve(href, base)?.replace(/#.*$/s, '') ?? null;
  if (full === null || full === address || full.length > 2000) return null;
  if (isAssetAddress(full) || !isOfOutlet(outlet, full)) return null;
  // Where nobody said which hosts are the outlet's, the page's own is.
  return outlet.hosts.length > 0 || hostOf(full) === hostOf(address) ? full : null;
}

function hostOf(address: string): string {
  return /^[a-z]+:\/\/(?:www\.)?([^/?#:]*)/i.exec(address)?.[1]?.toLowerCase() ?? '';
}

/** Where addresses stand: what relative ones start from, and whose the page is. */
export type Where = Pick<Page, 'base' | 'address' | 'outlet'>;

/** A link around a whole card (`<a><h3>…</h3><p>…</p></a>`) has its headline in the heading. */
function titleOf(anchor: Element): string | null {
  const heading = some(anchor)?.find(({ name }) => /^h[1-6]$/.test(name));
  const text =
    briefText(heading ?? anchor, LONGEST_TITLE) || tidy((anchor.attribs.title ?? '').slice(0, 400));
  return text === '' || text.length > LONGEST_TITLE ? null : text;
}

/** So far up from a link its own corner of the list may reach. */
const CORNER = 4;

/** The day in the smallest corner of the page around a link that holds no other article's. */
function dayBeside(anchor: Element, original: string, page: Page): string | null {
  const shape = shapeOf(original);
  // Links to a section or a byline stand in the same corner, those to the next article do not.
  const isAnother = ({ name, attribs }: Element) => {
    const other = name === 'a' ? ownAddress(attribs.href, page) : null;
    return other !== null && other !== original && shapeOf(other) === shape;
  };
  let corner: Element = anchor;
  for (let step = 0; step < CORNER && corner.parent && 'attribs' in corner.parent; step++) {
    const wider = corner.parent as Element;
    const inside = some(wider);
    if (!inside || inside.some(isAnother)) break;
    corner = wider;
    const day = dayIn(corner, page);
    if (day !== null) return day;
  }
  return null;
}

function dayIn(corner: Element, { outlet }: Page): string | null {
  for (const time of some(corner) ?? []) {
    if (time.name !== 'time') continue;
    const date = visibleDate((time.attribs.datetime ?? '').slice(0, 40));
    if (date) return inZone(date, outlet.timezone).slice(0, 10);
  }
  const date = visibleDate(briefText(corner, 600));
  return date && inZone(date, outlet.timezone).slice(0, 10);
}

/** The elements in a corner of a page; null where they are too many for a corner. */
function some(element: Element): Element[] | null {
  const found: Element[] = [];
  for (const inside of elementsIn(element)) if (found.push(inside) > 200) return null;
  return found;
}
