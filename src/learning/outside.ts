import type { Author } from '../base/reading.ts';
import type { Recipe } from '../outlets/index.ts';
import { folded, slotOf } from '../reading/index.ts';
import type { Sheet } from './sheet.ts';
import { isSuspect, LEAST_STORIES } from './suspect.ts';
import { genericValue, isLabelled, storyOf } from './values.ts';

/** What stands behind a sign that parts a headline from what is added to it: `渡輪停航 ◆ 即時`. */
const TAIL = /\s*[|｜︱│_–—―‐:：»·•◆■/-]\s*[^|｜︱│]{2,40}$/u;
const NEARLY_ALL = 0.8;

/**
 * What headlines end in that is none of theirs: what two labels leave out, or what nearly every story's headline
 * ends in, behind a sign.
 */
export function tailsOf(recipe: Recipe, sheets: readonly Sheet[]): string[] {
  const counts = new Map<string, { stories: Set<string>; labels: number; kept: number }>();
  const stories = new Set<string>();
  for (const sheet of sheets) {
    const title = String(genericValue(sheet, 'title') ?? '');
    if (title === '') continue;
    stories.add(storyOf(sheet));
    const wanted = sheet.label?.title ?? null;
    const added = wanted !== null && title.startsWith(wanted) ? title.slice(wanted.length).trim() : '';
    const tail = wanted === null ? (TAIL.exec(title)?.[0].trim() ?? '') : added;
    const of = counts.get(tail) ?? { stories: new Set(), labels: 0, kept: 0 };
    counts.set(tail, of);
    of.stories.add(storyOf(sheet));
    if (wanted !== null) of.labels++;
  }
  const wanted = sheets.flatMap(({ label }) => label?.title ?? []);
  return [...counts]
    .filter(([tail, of]) => {
      if (folded(tail).length < 2 || recipe.without.includes(tail)) return false;
      if (wanted.some((title) => title.endsWith(tail))) return false;
      return (
        of.labels >= 2 || (of.stories.size >= LEAST_STORIES && of.stories.size >= stories.size * NEARLY_ALL)
      );
    })
    .map(([tail]) => tail);
}

/**
 * Names that the generic reader takes for authors and that are none: on two pages of which a person says
 * otherwise; the same on every page, where a place of the layout names somebody else.
 */
export function nobodiesIn(recipe: Recipe, sheets: readonly Sheet[]): string[] {
  const wrong = new Map<string, number>();
  const somebody = new Set<string>();
  for (const sheet of sheets) {
    const generic = (genericValue(sheet, 'authors') ?? []) as Author[];
    const told = slotOf(sheet.page, recipe, 'authors')?.value ?? [];
    const known = isLabelled(sheet, 'authors') ? sheet.label!.authors! : told.map(({ name }) => name);
    for (const name of known) somebody.add(folded(name));
    const strange =
      isLabelled(sheet, 'authors') || (recipe.authors.length > 0 && isSuspect(sheet, 'authors', sheets));
    if (strange) for (const { name } of generic) wrong.set(name, (wrong.get(name) ?? 0) + 1);
  }
  return [...wrong]
    .filter(([name, pages]) => pages >= 2 && !somebody.has(folded(name)))
    .map(([name]) => name)
    .filter((name) => !recipe.without.includes(name));
}
