import type { Element } from 'domhandler';
import type { Recipe } from '../outlets/index.ts';
import { type Slot, select, slotOf } from '../reading/index.ts';
import { isOfPeople } from './places.ts';
import { awkwardness } from './selectors.ts';
import type { Sheet } from './sheet.ts';
import { isDayOfCapture, LEAST_STORIES } from './suspect.ts';
import { genericKey, genericValue, isAsLabelled, isLabelled, keyOf, storyOf } from './values.ts';

/** Without labels, a place must give what is known otherwise on so many pages, and on so large a part of them. */
const LEAST_PAGES = 3;
const LEAST_SHARE = 0.5;

/** What a place gives on the pages that it is tried on, each counted once. */
export interface Trial {
  selector: string;
  /** Pages of which a person says so, and the generic reader has it wrong; or the other way about. */
  gained: number;
  lost: number;
  /** Pages on which it gives what is known; what only the generic reader knows otherwise; on which something is known. */
  right: number;
  differs: number;
  known: number;
  /** Pages that tell the generic reader nothing. */
  invented: number;
  /** Pages whose generic value is not believed: how many there are, where it gives something, what differs. */
  suspect: number;
  found: number;
  stories: number;
  values: number;
  captured: number;
  /** Pages on which it names several elements, and those on which it gives the generic value to the second and the role. */
  several: number;
  exact: number;
  /** Whether its elements are named after those who write; how deep in the page they are, at most. */
  people: boolean;
  depth: number;
}

export function tryPlace(
  slot: Slot,
  recipe: Recipe,
  selector: string,
  sheets: readonly Sheet[],
  suspect: ReadonlySet<Sheet>,
): Trial {
  const trial = {
    selector,
    gained: 0,
    lost: 0,
    right: 0,
    differs: 0,
    known: 0,
    invented: 0,
    suspect: suspect.size,
    found: 0,
    stories: 0,
    values: 0,
    captured: 0,
    several: 0,
    exact: 0,
    people: true,
    depth: 0,
  };
  const stories = new Set<string>();
  const values = new Set<string>();
  for (const sheet of sheets) {
    const generic = genericKey(sheet, slot).key;
    const labelled = isLabelled(sheet, slot);
    if (labelled || (generic !== '' && !suspect.has(sheet))) trial.known++;
    const found = slotOf(sheet.page, { ...recipe, [slot]: [selector] }, slot);
    if (found === null) continue;
    const key = keyOf(slot, found.value);
    stories.add(storyOf(sheet));
    values.add(key);
    if (key === generic) trial.exact++;
    const elements = select(sheet.page, recipe, selector);
    if (isSingle(slot) && elements.length > 1) trial.several++;
    trial.people &&= elements.every(isOfPeople);
    trial.depth = Math.max(trial.depth, ...elements.slice(0, 20).map(depthOf));
    if (labelled) {
      const isRight = isAsLabelled(sheet, slot, found.value);
      const wasRight = isAsLabelled(sheet, slot, genericValue(sheet, slot));
      if (isRight) trial.right++;
      if (isRight && !wasRight) trial.gained++;
      if (!isRight && wasRight) trial.lost++;
    } else if (suspect.has(sheet)) {
      trial.found++;
      if (slot === 'published' && isDayOfCapture(sheet, key)) trial.captured++;
    } else if (generic === '') trial.invented++;
    else if (key === generic) trial.right++;
    else trial.differs++;
  }
  return { ...trial, stories: stories.size, values: values.size };
}

function isSingle(slot: Slot): boolean {
  return slot !== 'authors' && slot !== 'tags';
}

/** A person's word outweighs what the generic reader makes of any number of pages; without one, nothing may speak against it. */
export function isProven(trial: Trial, slot: Slot): boolean {
  const { gained, lost, right, known, differs, invented, values } = trial;
  if (gained > 0) return gained > lost && (right + trial.found) * 2 >= known;
  if (lost > 0 || differs > 0) return false;
  // .dcr-ygtsjm is a byline on four pages, and the name under a picture on the fifth.
  if (slot === 'authors' && !trial.people) return false;
  if (!/^(?:title|published)$/.test(slot) && invented > right * 0.1) return false;
  return (right >= LEAST_PAGES && right >= known * LEAST_SHARE && values >= 2) || isPlausible(trial, slot);
}

/** So many of the stories must say something else, where a place is only known by its looks. */
const VARIED: Partial<Record<Slot, number>> = { title: 0.9, published: 0.5, authors: 0.2 };

function isPlausible({ suspect, found, stories, values, captured, several }: Trial, slot: Slot): boolean {
  if (suspect < LEAST_STORIES || found < suspect * 0.6 || captured >= found * 0.9) return false;
  return several === 0 && values >= Math.max(2, stories * (VARIED[slot] ?? 1));
}

/** `.text > div`, `article p`: a tag alone, wherever it stands, tells little; `h1` and `time` have a meaning. */
const BARE = /^(?:\w+)$|[ >](?!h1$|time$)[a-z][a-z0-9]*$/;

export function worthOf(trial: Trial, slot: Slot): number {
  const { selector, gained, lost, right, differs, found, several, exact, depth } = trial;
  // Of several authors or tags each has an element of its own within the line that names them all.
  const inner = isSingle(slot) ? 0 : depth / 2;
  const plain = (BARE.test(selector) && selector !== 'h1' ? 2 : 0) + awkwardness(selector) / 100;
  return 100 * (gained - lost) + 5 * (right + found) - 2 * differs + exact - 2 * several - plain + inner;
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let up = element.parent; up; up = up.parent) depth++;
  return depth;
}
