import type { AnyNode, Element } from 'domhandler';
import { inTurn, type Outlet, type Recipe } from '../outlets/index.ts';
import { saysAnything, textOf } from './page/dom.ts';
import type { Page } from './page/survey.ts';
import { select } from './select.ts';

/** Which recipe reads a page, and the elements of its body; or why none of those that hold for its day does. */
export interface Fit {
  recipe: Recipe | null;
  body: { elements: Element[]; selector: string } | null;
  /** `layout: reason` of the first recipe that should have read the page; null where none should. */
  misfit: string | null;
}

/**
 * The first recipe that holds for a page and finds its body there: in the order of `inTurn`, its
 * `when` elements all there, the day of the capture (`YYYY-MM-DD`) within its bounds.
 */
export function fitting(page: Page, day: string, outlet: Outlet, recipes: readonly Recipe[]): Fit {
  let misfit: string | null = null;
  for (const recipe of inTurn(outlet, recipes)) {
    if (recipe.from !== null && day < recipe.from) continue;
    if (recipe.until !== null && day > recipe.until) continue;
    if (!recipe.when.every((selector) => select(page, recipe, selector).length > 0)) continue;
    if (recipe.body.length === 0) {
      if (SLOTS.some((slot) => recipe[slot].length > 0)) return { recipe, body: null, misfit: null };
      continue;
    }
    const body = selected(page, recipe, recipe.body);
    if (body)
      return { recipe, body: { ...body, elements: withAlso(page, recipe, body.elements) }, misfit: null };
    misfit ??= `${recipe.layout}: its body is not there`;
  }
  return { recipe: null, body: null, misfit };
}

const SLOTS = ['title', 'standfirst', 'authors', 'published', 'modified', 'section', 'tags'] as const;

/** The body's elements and those that belong to it, in the order of the page. */
function withAlso(page: Page, recipe: Recipe, body: readonly Element[]): Element[] {
  const also = recipe.also.flatMap((selector) => select(page, recipe, selector));
  if (also.length === 0) return outermost(body);
  const all = new Set([...body, ...also]);
  return outermost(page.elements.filter((element) => all.has(element)));
}

/** `.text, .text p` names an element and some within it. */
function outermost(elements: readonly Element[]): Element[] {
  const all = new Set<AnyNode>(elements);
  return elements.filter((element) => {
    for (let up: AnyNode | null = element.parent; up; up = up.parent) if (all.has(up)) return false;
    return true;
  });
}

/** The elements of the first selector that finds any, and that selector; null where none does. */
export function selected(
  page: Page,
  recipe: Recipe,
  selectors: readonly string[],
): { elements: Element[]; selector: string } | null {
  for (const selector of selectors) {
    const elements = select(page, recipe, selector).filter(isSaying);
    if (elements.length > 0) return { elements, selector };
  }
  return null;
}

/** Whether `saying` gives anything: of a whole body it would gather all that it says. */
function isSaying(element: Element): boolean {
  return element.name === 'meta' ? saying(element) !== '' : saysAnything(element);
}

/** Elements to leave out, each with the rule that names its selector. */
export function doomedBy(page: Page, recipe: Recipe): Map<Element, string> {
  const doomed = new Map<Element, string>();
  for (const selector of recipe.remove) {
    for (const element of select(page, recipe, selector)) doomed.set(element, `recipe:${selector}`);
  }
  return doomed;
}

/** Elements that stay, or are captions, whatever they are called. */
export function calledBy(page: Page, recipe: Recipe, call: 'keep' | 'captions'): Set<Element> {
  return new Set(recipe[call].flatMap((selector) => select(page, recipe, selector)));
}

/** What an element says: the `content` of a meta, the text of another. */
export function saying(element: Element): string {
  return element.name === 'meta' ? (element.attribs.content ?? '').trim() : textOf(element);
}
