import { toText } from '../../article/index.ts';
import { captureName } from '../../base/capture.ts';
import type { Reading } from '../../base/reading.ts';
import { inTurn, type Outlet, type Recipe } from '../../outlets/index.ts';
import { openPage, readPage } from '../../reading/index.ts';
import type { Sample } from '../sample.ts';
import { ownDoubts, siblingDoubts, type Trait } from './doubts.ts';
import { factsOf } from './facts.ts';
import { linesOf } from './lines.ts';
import type { Review, ReviewedLayout, ReviewedPage } from './review.ts';

/** So many pages of a layout are told in full, and so many in all. */
const OF_A_LAYOUT = 12;
const OF_NO_ARTICLES = 4;
const IN_ALL = 120;
const MOST_PAGES = 300;
/** A larger page is passed over, as in learning. */
const MOST_ELEMENTS = 40_000;

interface Looked {
  page: ReviewedPage;
  trait: Trait;
}

/** What the outlet's recipes and those given make of its pages, the pages worth a person's look first. */
export function review(samples: Iterable<Sample>, outlet: Outlet, recipes: readonly Recipe[]): Review {
  const looked: Looked[] = [];
  for (const sample of samples) {
    if (looked.length >= MOST_PAGES) break;
    const page = lookAt(sample, outlet, recipes);
    if (page) looked.push(page);
  }
  const all = looked.map(({ trait }) => trait);
  for (const { page, trait } of looked) {
    if (page.kind !== 'article') continue;
    const siblings = all.filter(({ layout }) => layout === trait.layout);
    page.doubts.push(...siblingDoubts(trait, siblings, all));
    page.doubts.sort((a, b) => b.weight - a.weight);
  }
  return { outlet: outlet.name, pages: looked.length, layouts: layoutsOf(looked, outlet, recipes) };
}

function lookAt({ capture }: Sample, outlet: Outlet, recipes: readonly Recipe[]): Looked | null {
  const page = openPage(capture, outlet);
  if (!page || page.elements.length > MOST_ELEMENTS) return null;
  const reading = readPage(page, capture, outlet, recipes);
  const hasRecipes = inTurn(outlet, recipes).length > 0;
  const without = readPage(page, capture, { ...outlet, recipes: [], learned: [] }, []);
  const article = reading.kind === 'article' ? reading : null;
  return {
    page: {
      capture: reading.capture,
      kind: reading.kind,
      title: reading.kind === 'error' ? null : reading.title,
      layout: article?.recipe ?? null,
      reason: reasonOf(reading),
      doubts: ownDoubts(reading, without, hasRecipes),
      facts: article ? factsOf(article) : [],
      ...linesOf(page, article),
    },
    trait: {
      layout: article?.recipe ?? null,
      title: article?.title ?? '',
      characters: article ? toText(article.body).length : 0,
      dated: article?.published != null,
      signed: (article?.authors.length ?? 0) > 0,
    },
  };
}

function reasonOf(reading: Reading): string | null {
  if (reading.kind === 'article') return null;
  return reading.kind === 'error' ? reading.error.code : reading.reason;
}

/** Pages that no recipe read first, then each recipe's, then what is no article. */
function layoutsOf(looked: readonly Looked[], outlet: Outlet, recipes: readonly Recipe[]): ReviewedLayout[] {
  const articles = looked.map(({ page }) => page).filter(({ kind }) => kind === 'article');
  const others = looked.map(({ page }) => page).filter(({ kind }) => kind !== 'article');
  const layouts: ReviewedLayout[] = [
    layoutOf(
      null,
      'article',
      articles.filter(({ layout }) => layout === null),
    ),
  ];
  for (const recipe of inTurn(outlet, recipes)) {
    if (recipe.body.length === 0 && !articles.some(({ layout }) => layout === recipe.layout)) continue;
    layouts.push(
      layoutOf(
        recipe,
        'article',
        articles.filter(({ layout }) => layout === recipe.layout),
      ),
    );
  }
  layouts.push(layoutOf(null, 'other', others));
  let room = IN_ALL;
  return layouts
    .filter(({ pages, recipe }) => pages > 0 || recipe !== null)
    .map((layout) => {
      const shown = layout.shown.slice(0, Math.max(0, room));
      room -= shown.length;
      return { ...layout, shown };
    });
}

function layoutOf(recipe: Recipe | null, kind: 'article' | 'other', pages: ReviewedPage[]): ReviewedLayout {
  const weightOf = ({ doubts }: ReviewedPage) => doubts.reduce((sum, { weight }) => sum + weight, 0);
  const sorted = pages
    .map((page) => ({ page, weight: weightOf(page), name: captureName(page.capture) }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .map(({ page }) => page);
  // Captures of one story show the same.
  const told = new Set<string>();
  const distinct = sorted.filter(({ title, capture }) => {
    const key = title || capture.original;
    return !told.has(key) && told.add(key);
  });
  return {
    recipe,
    kind,
    pages: pages.length,
    doubtful: pages.filter(({ doubts }) => doubts.length > 0).length,
    shown: chosen(distinct, kind === 'article' ? OF_A_LAYOUT : OF_NO_ARTICLES),
  };
}

/** The doubtful first; where there are many, a third of the room is kept for pages that nobody doubts. */
function chosen(sorted: readonly ReviewedPage[], most: number): ReviewedPage[] {
  const doubtful = sorted.filter(({ doubts }) => doubts.length > 0);
  const sure = sorted.filter(({ doubts }) => doubts.length === 0);
  const some = Math.max(most - sure.length, Math.ceil((most * 2) / 3));
  const first = doubtful.slice(0, some);
  const left = most - first.length;
  const step = Math.max(1, sure.length / left);
  return [
    ...first,
    ...Array.from({ length: Math.min(left, sure.length) }, (_, i) => sure[Math.floor(i * step)]!),
  ];
}
