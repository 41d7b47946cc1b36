import type { Element } from 'domhandler';
import { awkwardness, selectorsOf, strangeness } from './selectors.ts';
import type { Sheet } from './sheet.ts';
import { isIn, sharesOf } from './weigh.ts';

/** An element that holds less of its page's text is not the body, nor one of a few that are it together. */
const LEAST_PART = 0.06;
const MAX_CANDIDATES = 16;

export interface Candidate {
  selector: string;
  /** How near the text of its elements comes to what is wanted, for each page; 0 where it has none. */
  pages: number[];
}

/** A body holds paragraphs, and the pictures between them. */
const NO_BODY = /^(?:html|body|p|h[1-6]|li|dd|dt|span|a|b|strong|em|i|blockquote|figure|tr|tbody)$/;

/**
 * Selectors that could name the body on these pages, the most promising first: their elements hold what is
 * wanted on as many pages as can be, and little else. Of several names for the same text the plainest is given.
 */
export function bodyCandidates(sheets: readonly Sheet[]): Candidate[] {
  return ranked(candidates(sheets), ({ pages }) => sum(pages));
}

/** Selectors that could name it better on some of the pages than another one does. */
export function bodyVariants(sheets: readonly Sheet[], selector: string): Candidate[] {
  const all = candidates(sheets);
  const known = all.find((each) => each.selector === selector)?.pages ?? sheets.map(() => 0);
  const better = ({ pages }: Candidate) => sum(pages.map((page, i) => Math.max(0, page - known[i]!)));
  return ranked(
    all.filter((each) => each.selector !== selector && better(each) > 0.01),
    better,
  );
}

function ranked(all: readonly Candidate[], worthOf: (candidate: Candidate) => number): Candidate[] {
  return all
    .map((each) => ({ each, worth: worthOf(each) - awkwardness(each.selector) * 1e-4 }))
    .sort((a, b) => b.worth - a.worth || (a.each.selector < b.each.selector ? -1 : 1))
    .slice(0, MAX_CANDIDATES)
    .map(({ each }) => each);
}

function candidates(sheets: readonly Sheet[]): Candidate[] {
  const found = new Map<string, number[]>();
  for (const [i, sheet] of sheets.entries()) {
    for (const [selector, promise] of promiseOn(sheet)) {
      const pages = found.get(selector) ?? sheets.map(() => 0);
      pages[i] = promise;
      found.set(selector, pages);
    }
  }
  const plainest = new Map<string, Candidate>();
  for (const [selector, pages] of found) {
    const key = pages.map((page) => page.toFixed(3)).join();
    const known = plainest.get(key);
    if (!known || strangeness(selector) < strangeness(known.selector)) plainest.set(key, { selector, pages });
  }
  return [...plainest.values()];
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** How near the text of each selector's elements comes to what is wanted of one page, 0–1. */
function promiseOn(sheet: Sheet): Map<string, number> {
  const shares = sharesOf(sheet.pieces, (piece) => (isIn(piece, sheet.wanted) ? 'wanted' : 'unwanted'));
  const whole = [...shares].find(([element]) => element.name === 'body')?.[1].wanted ?? 0;
  const found = new Map<string, { elements: Element[]; wanted: number; unwanted: number }>();
  // Nearest the root first, so that of two nested elements of one name the outer one counts.
  const large = [...shares].filter(([, share]) => share.wanted > 0 && share.wanted >= whole * LEAST_PART);
  const depths = new Map(large.map(([element]) => [element, depthOf(element)]));
  large.sort(([a], [b]) => depths.get(a)! - depths.get(b)!);
  for (const [element, share] of large.slice(0, 400)) {
    if (NO_BODY.test(element.name)) continue;
    for (const selector of selectorsOf(element)) {
      const held = found.get(selector) ?? { elements: [], wanted: 0, unwanted: 0 };
      found.set(selector, held);
      if (held.elements.some((outer) => isWithin(element, outer))) continue;
      held.elements.push(element);
      held.wanted += share.wanted;
      held.unwanted += share.unwanted;
    }
  }
  return new Map(
    [...found].map(([selector, { wanted, unwanted }]) => [
      selector,
      (2 * wanted) / (whole + wanted + unwanted * UNWANTED),
    ]),
  );
}

/** What stands in the body and is not of it can be taken out; what is outside is lost. */
const UNWANTED = 0.5;

function depthOf(element: Element): number {
  let depth = 0;
  for (let up = element.parent; up; up = up.parent) depth++;
  return depth;
}

function isWithin(element: Element, outer: Element): boolean {
  for (let up: Element['parent'] = element; up; up = up.parent) if (up === outer) return true;
  return false;
}
