import type { Recipe } from '../outlets/index.ts';
import { type Slot, slotOf } from '../reading/index.ts';
import { type Layout, spread } from './layouts.ts';
import { nobodiesIn, tailsOf } from './outside.ts';
import { commonest, type Place, placesOf, selectorsSaying } from './places.ts';
import type { Sheet } from './sheet.ts';
import { isSuspect, selectorsLike } from './suspect.ts';
import { isProven, tryPlace, worthOf } from './trial.ts';
import { genericKey, isLabelled, SLOTS } from './values.ts';

/** So many pages of a layout are compared, and so many places of each slot. */
const ENOUGH = 24;
const MAX_PLACES = 16;
/** So many pages without a fact in its place are worth another place. */
const LEAST_REST = 3;

/**
 * A layout's recipe with the places of its facts. Without labels a place counts that says, page for page, what
 * the page tells machines, or what independent readers agree on; a label counts for more than any of that. No
 * place is named that gives a fact wrongly which the generic reader has right.
 */
export function withSlots({ recipe, sheets }: Layout): Recipe {
  const teachers = teachersOf(sheets);
  const places = new Map(teachers.map((sheet) => [sheet, placesOf(sheet.page)]));
  const without = [...recipe.without, ...tailsOf(recipe, teachers)];
  let known: Recipe = { ...recipe, without };
  for (const slot of SLOTS) {
    known = { ...known, [slot]: placesFor(slot, known, teachers, places) };
  }
  return { ...known, without: [...without, ...nobodiesIn(known, teachers)] };
}

/** Pages whose facts a person told, and some of the others. */
function teachersOf(sheets: readonly Sheet[]): Sheet[] {
  const labelled = sheets.filter((sheet) => SLOTS.some((slot) => isLabelled(sheet, slot)));
  const others = sheets.filter((sheet) => !labelled.includes(sheet));
  const some = spread(labelled, ENOUGH);
  return [...some, ...spread(others, ENOUGH - some.length)];
}

/** The place of a fact; and where that is empty on several pages, the place that it has on those. */
function placesFor(
  slot: Slot,
  recipe: Recipe,
  teachers: readonly Sheet[],
  places: ReadonlyMap<Sheet, Place[]>,
): string[] {
  const first = placeOf(slot, recipe, teachers, places);
  if (first === null) return [];
  const named = { ...recipe, [slot]: [first] };
  const rest = teachers.filter(({ page }) => slotOf(page, named, slot) === null);
  const second = rest.length < LEAST_REST ? null : placeOf(slot, recipe, rest, places);
  return second === null ? [first] : [first, second];
}

function placeOf(
  slot: Slot,
  recipe: Recipe,
  teachers: readonly Sheet[],
  places: ReadonlyMap<Sheet, Place[]>,
): string | null {
  const suspect = new Set(
    teachers.filter((sheet) => !isLabelled(sheet, slot) && isSuspect(sheet, slot, teachers)),
  );
  const found = teachers.map((sheet) => {
    const here = places.get(sheet)!;
    return suspect.has(sheet)
      ? selectorsLike(here, sheet, slot)
      : selectorsSaying(here, sheet.page, recipe, slot, wantedKey(sheet, slot));
  });
  const good = commonest(found, MAX_PLACES)
    .map((selector) => tryPlace(slot, recipe, selector, teachers, suspect))
    .filter((trial) => isProven(trial, slot));
  good.sort((a, b) => worthOf(b, slot) - worthOf(a, slot) || (a.selector < b.selector ? -1 : 1));
  return good[0]?.selector ?? null;
}

/** What a page is known to give: from a person, else from the generic reader. */
function wantedKey(sheet: Sheet, slot: Slot): string {
  const { label } = sheet;
  if (!isLabelled(sheet, slot)) return genericKey(sheet, slot).key;
  if (slot === 'authors') return label!.authors!.join('\n');
  return (slot === 'title' ? label!.title : label!.date) ?? '';
}
