import type { Outlet, Recipe } from '../outlets/index.ts';
import { bodyShare } from '../reading/index.ts';
import { withCaptions } from './captions.ts';
import { dated, seen } from './dates.ts';
import { blank, type Layout, layoutsOf } from './layouts.ts';
import { named } from './names.ts';
import { withoutRepeats } from './repeats.ts';
import type { Sample } from './sample.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { withSlots } from './slots.ts';
import { withoutStandfirsts } from './standfirsts.ts';
import { tombstonesIn } from './tombstones.ts';

/** One layout that was learned. */
export interface Lesson {
  recipe: Recipe;
  /** First and last day that it was seen; null for signs of tombstones. */
  seen: [first: string, last: string] | null;
}

/** So many pages, and elements of all of them, are held at once; a page of more than the third is passed over. */
const MOST_PAGES = 300;
const MOST_ELEMENTS = 800_000;
const MOST_OF_ONE = 40_000;

/**
 * Recipes for the layouts of one outlet, learned from some of its pages, in the order in which they are to be
 * tried; and, last, the signs of its tombstones. The same pages in the same order teach the same.
 * A label counts for more than any number of pages without.
 */
export function learn(samples: Iterable<Sample>, outlet: Outlet): Lesson[] {
  const sheets = sheetsOf(samples, { ...outlet, recipes: [], learned: [] });
  const stones = tombstonesIn(sheets, outlet);
  const pages = withoutRepeats(withoutStandfirsts(sheets.filter((sheet) => !stones.sheets.has(sheet))));
  const articles = pages.filter((sheet) => sheet.wanted.labelled || sheet.generic.kind === 'article');
  const lessons = named(dated(layoutsOf(articles))).map((layout) => lessonOf(layout, articles.length));
  if (stones.signs.length === 0) return lessons;
  const recipe = { ...blank(), layout: 'tombstones', tombstones: stones.signs };
  return [...lessons, { recipe, seen: null }];
}

function sheetsOf(samples: Iterable<Sample>, outlet: Outlet): Sheet[] {
  const sheets: Sheet[] = [];
  let elements = 0;
  for (const sample of samples) {
    const sheet = sheetOf(sample, outlet);
    const size = sheet?.page.elements.length ?? 0;
    if (!sheet || size > MOST_OF_ONE) continue;
    elements += size;
    if (elements > MOST_ELEMENTS) break;
    sheets.push(sheet);
    if (sheets.length >= MOST_PAGES) break;
  }
  return sheets;
}

function lessonOf(layout: Layout, all: number): Lesson {
  const { sheets } = layout;
  const recipe = withCaptions(withSlots(layout), sheets);
  const share = Math.min(...sheets.map(({ page }) => bodyShare(page, recipe)));
  return {
    recipe: { ...recipe, share: Math.floor(share * 100) / 100, tried: all, fits: sheets.length },
    seen: seen(layout),
  };
}
