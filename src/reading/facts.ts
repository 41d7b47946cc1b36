import type { Recipe } from '../outlets/index.ts';
import { authorsOf } from './facts/authors.ts';
import type { Found } from './facts/found.ts';
import { sectionOf, standfirstOf, tagsOf } from './facts/placing.ts';
import { timesOf } from './facts/times.ts';
import { titleOf } from './facts/title.ts';
import type { Page } from './page/survey.ts';
import { type Facts, onlyAuthors, type Slot, slotOf, withoutTails } from './slots.ts';

/**
 * The facts of a page: what the slots of its recipe give; what the generic reader finds where the recipe names no
 * slot, and where its slot is empty on this page. Then `from` says who found it, and it is believed less.
 */
export function factsOf(page: Page, recipe: Recipe | null): Facts {
  if (recipe === null) return genericFacts(page);
  const told = <S extends Slot>(slot: S, find: () => Facts[S]): Facts[S] => {
    const own = slotOf(page, recipe, slot);
    return own ?? doubted(find(), recipe[slot]);
  };
  return {
    title: told('title', () => revised(titleOf(page), (title) => withoutTails(title, recipe))),
    standfirst: told('standfirst', () => standfirstOf(page)),
    authors: told('authors', () =>
      peopled(revised(authorsOf(page), (authors) => onlyAuthors(authors, recipe))),
    ),
    ...timesBy(page, recipe),
    section: told('section', () => sectionOf(page)),
    tags: told('tags', () => tagsOf(page)),
  };
}

function genericFacts(page: Page): Facts {
  return {
    title: titleOf(page),
    standfirst: standfirstOf(page),
    authors: authorsOf(page),
    ...timesOf(page),
    section: sectionOf(page),
    tags: tagsOf(page),
  };
}

function timesBy(page: Page, recipe: Recipe): Pick<Facts, 'published' | 'modified'> {
  const published = slotOf(page, recipe, 'published');
  const modified = slotOf(page, recipe, 'modified');
  // What shows the day alone is made finer by what tells machines the time of that day.
  const isWhole = published !== null && published.value.length > 10;
  if (isWhole && modified !== null) return { published, modified: apart(published, modified) };
  const generic = timesOf(page);
  const finer = published !== null && !isWhole && generic.published?.value.startsWith(published.value);
  const from = finer ? generic.published : (published ?? doubted(generic.published, recipe.published));
  return { published: from, modified: apart(from, modified ?? doubted(generic.modified, recipe.modified)) };
}

/** A page that was changed when it was published was not changed. */
function apart(published: Found<string> | null, modified: Found<string> | null): Found<string> | null {
  return modified?.value === published?.value ? null : modified;
}

/** What a value is worth that the recipe should have found and did not. */
const FALLBACK = 0.6;

function doubted<Value extends Found<unknown> | null>(found: Value, selectors: readonly string[]): Value {
  return found && selectors.length > 0 ? { ...found, confidence: found.confidence * FALLBACK } : found;
}

function revised<Value>(found: Found<Value> | null, revise: (value: Value) => Value): Found<Value> | null {
  return found && { ...found, value: revise(found.value) };
}

function peopled(found: Facts['authors']): Facts['authors'] {
  return found && found.value.length > 0 ? found : null;
}
