import type { Recipe } from '../outlets/index.ts';
import { bodyCandidates, sum } from './body.ts';
import { coverage, shinglesOf } from './likeness.ts';
import { refined, tried } from './refine.ts';
import { readWith, type Sheet, textIn } from './sheet.ts';

/** A page that comes this near is one of the layout. */
const FITS = 0.8;
const MAX_LAYOUTS = 12;
/** What a body is worth that holds nothing else, beside one from which all else is taken out. */
const TIDY = 0.5;
/** So many pages are enough to choose by. */
const ENOUGH = 16;

/** A layout that was found: its recipe, and the pages that it fits. */
export interface Layout {
  recipe: Recipe;
  sheets: Sheet[];
}

/**
 * Layouts by what reads them: the body that fits the most pages names the first, the pages that are left over
 * give the next, until no two pages have a body in common.
 */
export function layoutsOf(sheets: readonly Sheet[]): Layout[] {
  const layouts: Layout[] = [];
  let rest = sheets.filter((sheet) => sheet.wanted.shingles.total >= 20);
  while (rest.length >= 2 && layouts.length < MAX_LAYOUTS) {
    const found = layoutIn(rest);
    if (!found || found.sheets.length < 2) break;
    layouts.push(found);
    rest = rest.filter((sheet) => !found.sheets.includes(sheet));
  }
  return layouts;
}

function layoutIn(sheets: readonly Sheet[]): Layout | null {
  const some = spread(sheets, ENOUGH);
  let best: { recipe: Recipe; score: number } | null = null;
  for (const { selector, pages } of bodyCandidates(some)) {
    const recipe = blank(selector);
    const near = tried(recipe, some).reduce((sum, each) => sum + (each >= 0.5 ? each : 0), 0);
    const score = near + TIDY * sum(pages);
    if (best === null || score > best.score) best = { recipe, score };
  }
  if (!best) return null;
  const first = sheets.filter((sheet) => holds(best.recipe, sheet));
  const labelled = first.filter((sheet) => sheet.wanted.labelled);
  const teachers = spread(labelled.length > 0 ? labelled : first, ENOUGH);
  const recipe = refined(best.recipe, teachers);
  return { recipe, sheets: fitting(recipe, sheets) };
}

/** Whether the body is there with nearly all that is wanted, whatever else stands in it. */
function holds(recipe: Recipe, sheet: Sheet): boolean {
  const given = shinglesOf(textIn(readWith(sheet, recipe)));
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
    without: [],
    tombstones: [],
    share: null,
    tried: null,
    fits: null,
  };
}
