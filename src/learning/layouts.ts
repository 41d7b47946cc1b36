import type { Recipe } from '../outlets/index.ts';
import { bodyCandidates, sum } from './body.ts';
import { coverage, shinglesOf } from './likeness.ts';
import { mean, refined, tidied, tried } from './refine.ts';
import { type Sheet, textWith } from './sheet.ts';

/** A page that comes this near is one of the layout. */
const FITS = 0.8;
const MAX_LAYOUTS = 12;
/** What a body is worth that holds nothing else, beside one from which all else is taken out. */
const TIDY = 0.5;
/** So many bodies are studied to the end. */
const FINALISTS = 2;
/** What each further rule must be worth. */
const RULE = 0.0005;
/** Fewer labelled pages than this are not all that is to be known. */
const A_FEW = 4;
/** So many pages are enough to choose by. */
const ENOUGH = 16;

/** A layout that was found: its recipe, and the pages that it fits. */
export interface Layout {
  recipe: Recipe;
  sheets: Sheet[];
}

/**
 * Layouts by what reads them: the body that fits the most pages names the first, the pages that are left over
 * give the next, until no two pages that nobody labelled have a body in common.
 */
export function layoutsOf(sheets: readonly Sheet[]): Layout[] {
  const layouts: Layout[] = [];
  let rest = sheets.filter((sheet) => sheet.wanted.shingles.total >= 20);
  while (isEnough(rest) && layouts.length < MAX_LAYOUTS) {
    const found = layoutIn(rest);
    if (!found || !isEnough(found.sheets)) break;
    layouts.push(found);
    rest = rest.filter((sheet) => !found.sheets.includes(sheet));
  }
  return layouts;
}

/** One page that a person labelled is a layout. */
function isEnough(sheets: readonly Sheet[]): boolean {
  return sheets.length >= 2 || sheets.some((sheet) => sheet.wanted.labelled);
}

function layoutIn(sheets: readonly Sheet[]): Layout | null {
  const some = spread(sheets, ENOUGH);
  const choices = bodyCandidates(some).map(({ selector, pages }) => {
    const recipe = blank(selector);
    const near = tried(recipe, some).reduce((all, each) => all + (each >= 0.5 ? each : 0), 0);
    return { recipe, score: near + TIDY * sum(pages) };
  });
  choices.sort((a, b) => b.score - a.score);
  const first = choices[0];
  if (!first) return null;
  const held = sheets.filter((sheet) => holds(first.recipe, sheet));
  const recipe = bestOf(
    choices.slice(0, FINALISTS).map((choice) => choice.recipe),
    held,
  );
  return { recipe, sheets: fitting(recipe, sheets) };
}

/**
 * The best of several recipes, each refined. A few labelled pages do not show all that an outlet's pages hold:
 * then what the others teach comes first, and counts a tenth.
 */
function bestOf(recipes: readonly Recipe[], held: readonly Sheet[]): Recipe {
  const labelled = held.filter((sheet) => sheet.wanted.labelled);
  const others = held.filter((sheet) => !sheet.wanted.labelled);
  const teachers = spread(labelled.length > 0 ? labelled : held, ENOUGH);
  const besides = labelled.length > 0 && labelled.length < A_FEW ? spread(others, ENOUGH) : [];
  const refinements = recipes.flatMap((recipe) =>
    besides.length === 0
      ? [refined(recipe, teachers)]
      : [refined(recipe, teachers), refined(refined(recipe, besides), teachers)],
  );
  const worths = refinements.map(
    (recipe) => mean(tried(recipe, teachers)) + 0.1 * mean(tried(recipe, besides)) - RULE * rulesOf(recipe),
  );
  const best = refinements[worths.indexOf(Math.max(...worths))]!;
  return tidied(best, teachers.length < A_FEW ? [...teachers, ...besides] : teachers);
}

function rulesOf({ body, also, remove, keep, without }: Recipe): number {
  return body.length + also.length + remove.length + keep.length + without.length;
}

/** Whether the body is there with nearly all that is wanted, whatever else stands in it. */
function holds(recipe: Recipe, sheet: Sheet): boolean {
  const given = shinglesOf(textWith(sheet, recipe));
  return coverage(sheet.wanted.shingles, given) >= FITS;
}

function fitting(recipe: Recipe, sheets: readonly Sheet[]): Sheet[] {
  const scores = tried(recipe, sheets);
  return sheets.filter((_, i) => scores[i]! >= FITS);
}

/** At most so many of them, evenly from first to last. */
export function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]!);
}

/** A recipe that says nothing but where the body is. */
export function blank(...body: string[]): Recipe {
  return {
    layout: 'layout',
    from: null,
    until: null,
    when: [],
    title: [],
    standfirst: [],
    authors: [],
    published: [],
    modified: [],
    section: [],
    tags: [],
    body,
    also: [],
    remove: [],
    keep: [],
    captions: [],
    without: [],
    tombstones: [],
    share: null,
    tried: null,
    fits: null,
  };
}
