import { selectAll } from 'css-select';
import type { AnyNode, Element } from 'domhandler';
import { ReprintError } from '../base/error.ts';
import type { Outlet, Recipe } from '../outlets/index.ts';
import { textOf } from './page/dom.ts';
import type { Page } from './page/survey.ts';

/**
 * The first recipe that holds for a page: one of the outlet's own before a learned one, its `when` elements
 * all there, the day of the capture (`YYYY-MM-DD`) within its bounds.
 */
export function recipeFor(
  page: Page,
  day: string,
  outlet: Outlet,
  recipes: readonly Recipe[],
): Recipe | null {
  for (const recipe of [...outlet.recipes, ...recipes]) {
    if (recipe.from !== null && day < recipe.from) continue;
    if (recipe.until !== null && day > recipe.until) continue;
    if (recipe.when.every((selector) => select(page, recipe, selector).length > 0)) return recipe;
  }
  return null;
}

/** The elements of the first selector that finds any, and that selector; null where none does. */
export function selected(
  page: Page,
  recipe: Recipe,
  selectors: readonly string[],
): { elements: Element[]; selector: string } | null {
  for (const selector of selectors) {
    const elements = select(page, recipe, selector).filter((element) => saying(element) !== '');
    if (elements.length > 0) return { elements, selector };
  }
  return null;
}

/** Elements to leave out, each with the rule that names its selector. */
export function doomedBy(page: Page, recipe: Recipe): Map<Element, string> {
  const doomed = new Map<Element, string>();
  for (const selector of recipe.remove) {
    for (const element of select(page, recipe, selector)) doomed.set(element, `recipe:${selector}`);
  }
  return doomed;
}

/** What an element says: the `content` of a meta, the text of another. */
export function saying(element: Element): string {
  return element.name === 'meta' ? (element.attribs.content ?? '').trim() : textOf(element);
}

function select(page: Page, recipe: Recipe, selector: string): Element[] {
  try {
    return selectAll<AnyNode, Element>(selector, page.document);
  } catch (cause) {
    throw new ReprintError(
      'BAD_RECIPE',
      `recipe ${recipe.layout}: ${selector} is no selector`,
      'write it as a CSS selector, such as .article-content or meta[name="author"]',
      cause,
    );
  }
}
