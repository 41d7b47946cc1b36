import { Element } from 'domhandler';
import type { Recipe } from '../outlets/index.ts';
import { briefText, folded, type Page, type Slot, slotIn } from '../reading/index.ts';
import { awkwardness, selectorsOf } from './selectors.ts';
import { keyOf } from './values.ts';

/** A small element of a page, and what it says: the place where a fact could stand. */
export interface Place {
  element: Element;
  said: string;
}

const LONGEST = 600;
const MOST = 6000;
const NO_PLACE =
  /^(?:html|head|title|body|script|style|noscript|link|img|br|hr|input|option|svg|path|iframe|p)$/;

/** All places of a page. */
export function placesOf(page: Page): Place[] {
  const places: Place[] = [];
  for (const element of page.elements) {
    if (NO_PLACE.test(element.name) && !(element.name === 'p' && element.attribs.class)) continue;
    const said = element.name === 'meta' ? (element.attribs.content ?? '') : briefText(element, LONGEST);
    if (said === '' || said.length > LONGEST) continue;
    places.push({ element, said });
    if (places.length >= MOST) break;
  }
  return places;
}

/** Selectors of the places that say a wanted value, or a part of one. */
export function selectorsSaying(
  places: readonly Place[],
  page: Page,
  recipe: Recipe,
  slot: Slot,
  wanted: string,
): Set<string> {
  const found = new Set<string>();
  if (wanted === '') return found;
  const isIt = SAYS[slot];
  for (const { element, said } of places) {
    if (!isIt(said, element, wanted)) continue;
    const value = slotIn(element, page, recipe, slot);
    if (value === null || !isPart(slot, keyOf(slot, value), wanted)) continue;
    for (const selector of namesOfPlace(element)) found.add(selector);
  }
  return found;
}

/** Of several authors or tags, each may have an element of its own. */
function isPart(slot: Slot, key: string, wanted: string): boolean {
  if (slot === 'published' || slot === 'modified') return key.slice(0, 10) === wanted.slice(0, 10);
  if (slot !== 'authors' && slot !== 'tags') return folded(key) === folded(wanted);
  const parts = new Set(wanted.split('\n').map(nameAlone));
  return key.split('\n').every((part) => parts.has(nameAlone(part)));
}

function nameAlone(part: string): string {
  return folded(part.replace(/^.*：/u, ''));
}

/** What a place must say to be looked at closely: cheap, and never too strict. */
const SAYS: Record<Slot, (said: string, element: Element, wanted: string) => boolean> = {
  title: (said, element, wanted) =>
    element.name !== 'meta' && said.includes(wanted.slice(0, 8)) && said.length < wanted.length * 2 + 40,
  standfirst: (said, element, wanted) =>
    element.name !== 'meta' && said.length < wanted.length + 20 && said.startsWith(wanted.slice(0, 8)),
  authors: (said, _, wanted) =>
    said.length < 200 && wanted.split('\n').some((one) => folded(said).includes(nameAlone(one))),
  published: (said, element) => /\d/.test(element.attribs.datetime ?? said) && said.length < 200,
  modified: (said, element) => /\d/.test(element.attribs.datetime ?? said) && said.length < 200,
  section: (said, _, wanted) => said.trim() === wanted,
  tags: (said, _, wanted) => said.length < 200 && wanted.split('\n').some((one) => said.includes(one)),
};

export function namesOfPlace(element: Element): string[] {
  if (element.name !== 'meta') return selectorsOf(element);
  const names = ['property', 'name', 'itemprop'] as const;
  return names.flatMap((key) => {
    const value = element.attribs[key];
    return value !== undefined && /^[\w:.-]{2,60}$/.test(value) ? [`meta[${key}="${value}"]`] : [];
  });
}

/** Those that were found on the most pages, the plainest of them first. */
export function commonest(found: readonly ReadonlySet<string>[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const selectors of found) for (const each of selectors) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts]
    .sort(([a, of], [b, other]) => other - of || awkwardness(a) - awkwardness(b) || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([selector]) => selector);
}

const PEOPLE = /byline|author|autor|writer|reporter|journalist|contributor|columnist|profile|people|staff/i;

/** Whether a place, or what is around it, is named after those who write. */
export function isOfPeople(element: Element): boolean {
  let up: Element['parent'] = element;
  for (let i = 0; up instanceof Element && i < 3; i++, up = up.parent) {
    const { class: classes, id, itemprop, rel, href, name } = up.attribs;
    if ([classes, id, itemprop, rel, href, name].some((each) => PEOPLE.test((each ?? '').slice(0, 500))))
      return true;
  }
  return false;
}
