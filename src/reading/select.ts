import { compile } from 'css-select';
import type { AnyNode, Element } from 'domhandler';
import { ReprintError } from '../base/error.ts';
import type { Recipe } from '../outlets/index.ts';
import type { Page } from './page/survey.ts';

/** All elements of a page that a recipe's selector names, in the order of the page. */
export function select(page: Page, recipe: Recipe, selector: string): Element[] {
  const { isNamed, tag, word } = compiled(recipe, selector);
  return page.elements.filter(
    (element) =>
      (tag === null || element.name === tag) &&
      (word === null || element.attribs.class?.includes(word)) &&
      isNamed(element),
  );
}

interface Compiled {
  isNamed: (element: AnyNode) => boolean;
  /** What its elements are called at least: asked first, for most of a page's elements are not. */
  tag: string | null;
  word: string | null;
}

const COMPILED = new Map<string, Compiled>();
/** An outlet has a few dozen selectors; what an archive of a stranger brings along may not fill the memory. */
const MOST_COMPILED = 500;

function compiled(recipe: Recipe, selector: string): Compiled {
  const known = COMPILED.get(selector);
  if (known) return known;
  try {
    const isNamed = compile<AnyNode, Element>(selector, { cacheResults: false });
    if (COMPILED.size >= MOST_COMPILED) COMPILED.clear();
    const made = { isNamed, ...surely(selector) };
    COMPILED.set(selector, made);
    return made;
  } catch (cause) {
    throw new ReprintError(
      'BAD_RECIPE',
      `recipe ${recipe.layout}: ${selector} is no selector`,
      'write it as a CSS selector, such as .article-content or meta[name="author"]',
      cause,
    );
  }
}

/**
 * The tag and a class that every element of a selector has: `p` and `text` of `article > p.text[lang]`; nulls where
 * that cannot be told at a glance, as of a list of selectors or a pseudo-class.
 */
function surely(selector: string): Pick<Compiled, 'tag' | 'word'> {
  if (selector.length > 500) return { tag: null, word: null };
  const bare = selector.replace(/\[(?:[^[\]"']|"[^"]*"|'[^']*')*\]/g, '[]').trim();
  const last = /[^\w\s.#>+~[\]-]/.test(bare) ? '' : bare.split(/[\s>+~]+/).at(-1)!;
  return {
    tag: /^[a-z][a-z0-9-]*/i.exec(last)?.[0].toLowerCase() ?? null,
    word: /\.([\w-]+)/.exec(last)?.[1] ?? null,
  };
}
