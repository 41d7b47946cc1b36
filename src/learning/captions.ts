import { Element } from 'domhandler';
import type { Recipe } from '../outlets/index.ts';
import { briefText, captionName, select } from '../reading/index.ts';
import { awkwardness, selectorsOf } from './selectors.ts';
import type { Sheet } from './sheet.ts';

/** What stands under pictures is no longer, and half of it is shorter than a line or two. */
const LONGEST = 300;
const USUAL = 90;
/** So many pages show a place, so much of it beside pictures, and some of the pages more than once. */
const LEAST_PAGES = 3;
const BESIDE = 0.9;
const LEAST_TWICE = 2;
const MOST = 3;

/**
 * A layout's recipe with the names of what stands under its pictures, where those names do not say so themselves:
 * `<div class="pt">` that follows a picture wherever it stands. What comes once a page could be the standfirst below
 * the first picture; so some pages must show it twice.
 */
export function withCaptions(recipe: Recipe, sheets: readonly Sheet[]): Recipe {
  const pages = sheets.map((sheet) => wordsUnderPictures(recipe, sheet));
  // A way through the page (`.story > div`) names the standfirst as well.
  const named = new Set(
    pages.flatMap((under) => [...under].flatMap(selectorsOf)).filter((selector) => !/[ >]/.test(selector)),
  );
  const places = [...named]
    .map((selector) => placeOf(selector, recipe, sheets, pages))
    .filter((place) => isProven(place))
    .sort((a, b) => b.under - a.under || awkwardness(a.selector) - awkwardness(b.selector));
  const captions: string[] = [];
  const known = new Set<Element>();
  for (const { selector, elements } of places) {
    if (captions.length === MOST || elements.every((element) => known.has(element))) continue;
    captions.push(selector);
    for (const element of elements) known.add(element);
  }
  return { ...recipe, captions };
}

interface CaptionPlace {
  selector: string;
  elements: Element[];
  /** How many of them stand under a picture, on how many pages, and on how many of those more than one. */
  under: number;
  pages: number;
  twice: number;
}

function placeOf(
  selector: string,
  recipe: Recipe,
  sheets: readonly Sheet[],
  pages: readonly ReadonlySet<Element>[],
): CaptionPlace {
  const place: CaptionPlace = { selector, elements: [], under: 0, pages: 0, twice: 0 };
  for (const [i, { page }] of sheets.entries()) {
    const said = select(page, recipe, selector).filter((element) => briefText(element, LONGEST) !== '');
    const under = said.filter((element) => pages[i]!.has(element)).length;
    place.elements.push(...said);
    place.under += under;
    if (under > 0) place.pages++;
    if (under > 1) place.twice++;
  }
  return place;
}

function isProven({ elements, under, pages, twice }: CaptionPlace): boolean {
  if (pages < LEAST_PAGES || twice < LEAST_TWICE || under < elements.length * BESIDE) return false;
  const lengths = elements.map((element) => briefText(element, LONGEST).length).sort((a, b) => a - b);
  return lengths[lengths.length >> 1]! <= USUAL;
}

/** The elements of a page's body that follow a picture at once, and that no name tells to be captions. */
function wordsUnderPictures(recipe: Recipe, { page }: Sheet): Set<Element> {
  const found = new Set<Element>();
  const bodies = new Set(recipe.body.slice(0, 1).flatMap((selector) => select(page, recipe, selector)));
  for (const element of page.elements) {
    if (element.name !== 'img' || !isWithin(element, bodies)) continue;
    const words = nextTo(element, bodies);
    if (words && !captionName(words)) found.add(words);
  }
  return found;
}

/** What follows a picture, or the box that holds nothing but the picture. */
function nextTo(picture: Element, bodies: ReadonlySet<Element>): Element | null {
  let box: Element = picture;
  for (let i = 0; i < 4 && !bodies.has(box); i++) {
    if (box.name === 'figure') return null;
    for (let next = box.next; next; next = next.next) {
      if (next instanceof Element) return isWords(next) ? next : null;
      if ('data' in next && next.type === 'text' && next.data.trim() !== '') return null;
    }
    if (!(box.parent instanceof Element)) return null;
    box = box.parent;
    if (briefText(box, 2) !== '') return null;
  }
  return null;
}

function isWords(element: Element): boolean {
  const text = briefText(element, LONGEST + 1);
  return text.length > 1 && text.length <= LONGEST && !element.children.some(holdsPicture);
}

function holdsPicture(node: unknown): boolean {
  return node instanceof Element && (node.name === 'img' || node.children.some(holdsPicture));
}

function isWithin(element: Element, outer: ReadonlySet<Element>): boolean {
  for (let up = element.parent; up instanceof Element; up = up.parent) if (outer.has(up)) return true;
  return false;
}
