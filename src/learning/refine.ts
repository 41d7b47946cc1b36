import { selectAll } from 'css-select';
import { type AnyNode, Element } from 'domhandler';
import type { Recipe } from '../outlets/index.ts';
import { bodyVariants } from './body.ts';
import { likeness, shinglesOf } from './likeness.ts';
import type { Piece } from './pieces.ts';
import { awkwardness, selectorsOf, strangeness } from './selectors.ts';
import { mediaWith, type Sheet, textWith, type Wanted, wantedOf } from './sheet.ts';
import { isIn, type Share, sharesOf } from './weigh.ts';

/** So much must a change make the mean of the pages better. */
const GAIN = 0.0004;
const MAX_TRIES = 14;

/** How near each page comes with a recipe, 0–1. */
export function tried(recipe: Recipe, sheets: readonly Sheet[]): number[] {
  return sheets.map((sheet) => likeness(sheet.wanted.shingles, shinglesOf(textWith(sheet, recipe))));
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Makes a recipe better where what it gives differs from what is wanted: elements of the body that are to
 * go, elements that are to stay, elements outside that belong to it, lines that are no part of an article.
 * Every change is tried by reading the pages with it, and kept only where they come nearer.
 */
export function refined(recipe: Recipe, sheets: readonly Sheet[]): Recipe {
  let best = recipe;
  let scores = tried(best, sheets);
  for (const propose of [additions, variants, removals, keeps, lines]) {
    const gain = propose === lines ? 0 : GAIN;
    for (const change of propose(best, sheets).slice(0, MAX_TRIES)) {
      const next = change(best);
      const reached = tried(next, sheets);
      if (mean(reached) < mean(scores) + gain || !isBorneOut(reached, scores, sheets, gain)) continue;
      best = next;
      scores = reached;
    }
  }
  return best;
}

const MOST_TIDIED = 6;

/**
 * Names in a recipe what goes from its body on several pages by the generic reader's own rules too: a plea, a
 * biography. Those rules give way where such a box holds most of the text, as it does under a notice of one line.
 */
export function tidied(recipe: Recipe, sheets: readonly Sheet[]): Recipe {
  const all = compare(recipe, sheets);
  const selectors = proposals(all, true, ({ sheet }, piece) =>
    isIn(piece, sheet.wanted) ? 'wanted' : 'unwanted',
  );
  const heldBy = (selector: string) =>
    all.map(({ sheet, bodies }) =>
      selectAll<AnyNode, Element>(selector, sheet.page.document).filter((each) => isInside(each, bodies)),
    );
  const gone = new Set(recipe.remove.flatMap(heldBy).flat());
  const boxes = selectors
    .filter((selector) => !/[ >]/.test(selector) && !BARE_TAG.test(selector) && strangeness(selector) === 0)
    .map((selector) => ({ selector, held: heldBy(selector) }))
    .filter(({ held }) => held.filter((elements) => elements.length > 0).length >= 3)
    // What holds another comes first, and says it for both.
    .sort((a, b) => depthOf(a.held.flat()[0]!) - depthOf(b.held.flat()[0]!));
  let best = recipe;
  let scores = tried(best, sheets);
  for (const { selector, held } of boxes) {
    if (best.remove.length - recipe.remove.length >= MOST_TIDIED) break;
    if (held.flat().every((each) => isInside(each, gone) || gone.has(each))) continue;
    const next = { ...best, remove: [...best.remove, selector] };
    const reached = tried(next, sheets);
    if (reached.some((score, i) => score < scores[i]!)) continue;
    // A box of a picture and its caption holds no text, and is the article's.
    if (sheets.some((sheet) => mediaWith(sheet, next) !== mediaWith(sheet, best))) continue;
    best = next;
    scores = reached;
    for (const each of held.flat()) gone.add(each);
  }
  return best;
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let up = element.parent; up; up = up.parent) depth++;
  return depth;
}

/** One page that a person labelled is proof; of pages that a reader guessed at, two must come nearer, and more than go farther. */
function isBorneOut(
  now: readonly number[],
  before: readonly number[],
  sheets: readonly Sheet[],
  gain: number,
): boolean {
  const nearer = sheets.filter((_, i) => now[i]! >= before[i]! + gain);
  if (nearer.some((sheet) => sheet.wanted.labelled)) return true;
  const farther = sheets.filter((_, i) => now[i]! <= before[i]! - GAIN);
  return nearer.length >= 2 && nearer.length > farther.length;
}

type Change = (recipe: Recipe) => Recipe;

interface Compared {
  sheet: Sheet;
  given: Wanted;
  bodies: Set<Element>;
}

function compare(recipe: Recipe, sheets: readonly Sheet[]): Compared[] {
  return sheets.map((sheet) => ({
    sheet,
    given: wantedOf(textWith(sheet, recipe), false),
    bodies: new Set(firstOf(recipe.body, sheet)),
  }));
}

function firstOf(selectors: readonly string[], sheet: Sheet): Element[] {
  for (const selector of selectors) {
    const found = selectAll<AnyNode, Element>(selector, sheet.page.document);
    if (found.length > 0) return found;
  }
  return [];
}

/** Another name for the body, that some of the pages have: tried before the one that all have. */
function variants(recipe: Recipe, sheets: readonly Sheet[]): Change[] {
  return bodyVariants(sheets, recipe.body[0]!).map(({ selector }) => (before) => ({
    ...before,
    body: [selector, ...before.body],
  }));
}

/** `.text > div` names too much of a body to be taken out of it. */
const BARE_TAG = /(?:^|[ >])[a-z][a-z0-9-]*$/;

/** Elements whose text is given and not wanted. */
function removals(recipe: Recipe, sheets: readonly Sheet[]): Change[] {
  const selectors = proposals(compare(recipe, sheets), true, ({ given, sheet }, piece) => {
    if (isIn(piece, sheet.wanted)) return 'wanted';
    return isIn(piece, given) ? 'unwanted' : null;
  });
  return selectors
    .filter((selector) => !BARE_TAG.test(selector))
    .map((selector) => (before) => ({ ...before, remove: [...before.remove, selector] }));
}

/** Elements outside the body whose text is wanted and not given: `unwanted` is what is missed here. */
function additions(recipe: Recipe, sheets: readonly Sheet[]): Change[] {
  const selectors = proposals(compare(recipe, sheets), false, missed);
  return selectors.map((selector) => (before) => ({ ...before, also: [...before.also, selector] }));
}

/** Elements inside the body whose text is wanted and not given. */
function keeps(recipe: Recipe, sheets: readonly Sheet[]): Change[] {
  const selectors = proposals(compare(recipe, sheets), true, missed);
  return selectors.map((selector) => (before) => ({ ...before, keep: [...before.keep, selector] }));
}

function missed({ given, sheet }: Compared, piece: Piece): 'wanted' | 'unwanted' | null {
  if (!isIn(piece, sheet.wanted)) return 'wanted';
  return isIn(piece, given) ? null : 'unwanted';
}

/** Lines that several pages give and none wants. */
function lines(recipe: Recipe, sheets: readonly Sheet[]): Change[] {
  const counts = new Map<string, { text: string; weight: number; pages: number }>();
  for (const { sheet, given } of compare(recipe, sheets)) {
    const seen = new Set<string>();
    for (const piece of sheet.pieces) {
      if (seen.has(piece.folded) || piece.text.length > 300) continue;
      seen.add(piece.folded);
      if (isIn(piece, sheet.wanted) || !given.folded.includes(piece.folded)) continue;
      const count = counts.get(piece.folded) ?? { text: piece.text, weight: piece.weight, pages: 0 };
      counts.set(piece.folded, { ...count, pages: count.pages + 1 });
    }
  }
  return [...counts.values()]
    .filter(({ pages, text }) => pages >= 2 && /\p{L}{3}|[\u3040-\u9fff\uac00-\ud7af]{2}/u.test(text))
    .sort((a, b) => b.pages * b.weight - a.pages * a.weight || (a.text < b.text ? -1 : 1))
    .map(({ text }) => (before) => ({ ...before, without: [...before.without, text] }));
}

/** Selectors for the elements that hold what `judge` calls unwanted, and little that it calls wanted, on all pages. */
function proposals(
  pages: readonly Compared[],
  inside: boolean,
  judge: (page: Compared, piece: Piece) => 'wanted' | 'unwanted' | null,
): string[] {
  const sums = new Map<string, Share & { pages: number }>();
  const all = pages.map((page) => {
    const shares = sharesOf(page.sheet.pieces, (piece) => judge(page, piece));
    const held = [...shares].filter(
      ([element]) => isInside(element, page.bodies) === inside && !holdsOne(element, page.bodies),
    );
    for (const [element, share] of held) {
      if (share.unwanted < share.wanted * 4) continue;
      for (const selector of selectorsOf(element)) sums.set(selector, { wanted: 0, unwanted: 0, pages: 0 });
    }
    return held;
  });
  for (const held of all) {
    const seen = new Set<string>();
    for (const [element, share] of held) {
      for (const selector of selectorsOf(element)) {
        const sum = sums.get(selector);
        if (!sum) continue;
        sum.wanted += share.wanted;
        sum.unwanted += share.unwanted;
        if (!seen.has(selector)) sum.pages++;
        seen.add(selector);
      }
    }
  }
  return [...sums]
    .filter(
      ([selector, sum]) => sum.unwanted >= 4 && sum.unwanted > sum.wanted * 1.2 && isBacked(selector, sum),
    )
    .map(([selector, sum]) => ({
      selector,
      worth: (sum.unwanted - sum.wanted) * (1 - awkwardness(selector) / 1000),
    }))
    .sort((a, b) => b.worth - a.worth || (a.selector < b.selector ? -1 : 1))
    .map(({ selector }) => selector);
}

/** One page is witness enough for a name of its own and a good deal of text, not for `.text > div`. */
function isBacked(selector: string, { pages, unwanted }: { pages: number; unwanted: number }): boolean {
  return pages >= 2 || (unwanted >= 150 && !/[ >]/.test(selector));
}

function isInside(element: Element, bodies: ReadonlySet<Element>): boolean {
  for (let up = element.parent; up instanceof Element; up = up.parent) if (bodies.has(up)) return true;
  return false;
}

/** An ancestor of a body holds the body too. */
function holdsOne(element: Element, bodies: ReadonlySet<Element>): boolean {
  for (const body of bodies) {
    if (body === element) return true;
    for (let up = body.parent; up instanceof Element; up = up.parent) if (up === element) return true;
  }
  return false;
}
