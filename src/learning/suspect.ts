import { Element } from 'domhandler';
import { type Slot, slotIn, textOf } from '../reading/index.ts';
import { blank } from './layouts.ts';
import { isOfPeople, namesOfPlace, type Place } from './places.ts';
import type { Sheet } from './sheet.ts';
import { genericKey, keyOf, storyOf } from './values.ts';

/** So many stories must say the same before it is strange. */
export const LEAST_STORIES = 4;
const NEARLY_ALL = 0.9;

/**
 * Whether what the generic reader gives for a page's fact is none of the page's own: from the same source nearly
 * every story has the same headline, author or day (the paper as its own author, the template's `<h1>`), or the
 * day of its capture (`<time>` in the masthead). What machines are told of the day is believed.
 */
export function isSuspect(sheet: Sheet, slot: Slot, sheets: readonly Sheet[]): boolean {
  const { key, from } = genericKey(sheet, slot);
  if (key === '' || !CAN_BE[slot]?.(from)) return false;
  const stories = new Map<string, Sheet>();
  for (const other of sheets) {
    if (genericKey(other, slot).from !== from) continue;
    stories.set(slot === 'title' ? other.text.slice(0, 100) : storyOf(other), other);
  }
  const witnesses = [...stories.values()];
  if (witnesses.length < LEAST_STORIES) return false;
  const same = witnesses.filter((other) => genericKey(other, slot).key === key).length;
  if (same >= witnesses.length * NEARLY_ALL) return true;
  if (slot !== 'published') return false;
  const captured = witnesses.filter((other) => isDayOfCapture(other, genericKey(other, slot).key)).length;
  return captured >= witnesses.length * NEARLY_ALL;
}

const CAN_BE: Partial<Record<Slot, (from: string) => boolean>> = {
  title: () => true,
  authors: () => true,
  published: (from) => !/^(?:json-ld|meta:)/.test(from),
};

export function isDayOfCapture({ capture }: Sheet, key: string): boolean {
  return key.slice(0, 10).replaceAll('-', '') === capture.timestamp.slice(0, 8);
}

/** Selectors of the places that look as if they held what the generic reader has wrongly from another. */
export function selectorsLike(places: readonly Place[], { page, capture }: Sheet, slot: Slot): Set<string> {
  const found = new Set<string>();
  const looks = LOOKS[slot];
  for (const { element, said } of looks ? places : []) {
    if (said.length > 200 || !looks!(element, said, page.titleTag) || isElsewhere(element)) continue;
    const key = keyOf(slot, slotIn(element, page, blank(), slot));
    if (
      key === '' ||
      (slot === 'published' && key.slice(0, 10).replaceAll('-', '') > capture.timestamp.slice(0, 8))
    )
      continue;
    for (const selector of namesOfPlace(element)) found.add(selector);
  }
  return found;
}

const LOOKS: Partial<Record<Slot, (element: Element, said: string, titleTag: Element | null) => boolean>> = {
  title: ({ name, attribs }, said, titleTag) =>
    name !== 'meta' &&
    (/^h[1-3]$/.test(name) || /title|headline/i.test(attribs.class ?? '')) &&
    titleTag !== null &&
    textOf(titleTag).includes(said.slice(0, 20)),
  authors: (element, said) =>
    element.name !== 'meta' && said.length < 80 && !/\d/.test(said) && isOfPeople(element),
  published: (element, said) => /\d/.test(element.attribs.datetime ?? said),
};

const ELSEWHERE =
  /comment|related|recommend|sidebar|widget|popular|latest|most-|teaser|promo|biograph|\bbio\b|avatar/i;

function isElsewhere(element: Element): boolean {
  for (let up: Element['parent'] = element; up instanceof Element && up.name !== 'body'; up = up.parent)
    if (/^(?:nav|aside|footer)$/.test(up.name) || ELSEWHERE.test(up.attribs.class ?? '')) return true;
  return false;
}
