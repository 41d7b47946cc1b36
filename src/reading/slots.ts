import type { Element } from 'domhandler';
import type { Author } from '../base/reading.ts';
import type { Recipe } from '../outlets/index.ts';
import { namesIn } from './facts/byline.ts';
import { machineDate } from './facts/dates.ts';
import type { Found } from './facts/found.ts';
import { accept } from './facts/nobody.ts';
import { localTime } from './facts/times.ts';
import { folded, siteNames, withoutSite } from './facts/title.ts';
import { tidy } from './page/dom.ts';
import { unentity } from './page/json-ld.ts';
import type { Page } from './page/survey.ts';
import { saying } from './recipe.ts';
import { select } from './select.ts';

/** All that a page tells of its article beside the text, each with where it was found. */
export interface Facts {
  title: Found<string> | null;
  standfirst: Found<string> | null;
  authors: Found<Author[]> | null;
  published: Found<string> | null;
  modified: Found<string> | null;
  section: Found<string> | null;
  tags: Found<string[]> | null;
}

export type Slot = keyof Facts;

/** What one slot of a recipe gives on a page; null where the recipe does not name it, or it is empty there. */
export function slotOf<S extends Slot>(page: Page, recipe: Recipe, slot: S): Facts[S] {
  for (const selector of recipe[slot]) {
    const elements = select(page, recipe, selector).slice(0, MOST);
    const value = elements.length === 0 ? null : READERS[slot](elements, page, recipe);
    if (value !== null) return { value, from: `css:${selector}`, confidence: 0.99 } as Facts[S];
  }
  return null;
}

/** What one element gives for a slot, were it the only one there. */
export function slotIn<S extends Slot>(
  element: Element,
  page: Page,
  recipe: Recipe,
  slot: S,
): Value<S> | null {
  return READERS[slot]([element], page, recipe);
}

const MOST = 60;
const LONGEST = 1000;

export type Value<S extends Slot> = NonNullable<Facts[S]>['value'];

const READERS: {
  [S in Slot]: (elements: readonly Element[], page: Page, recipe: Recipe) => Value<S> | null;
} = {
  title: (elements, page, recipe) =>
    first(elements, (one) =>
      withoutTails(withoutSite(tidy(unentity(saying(one))).slice(0, LONGEST), siteNames(page)), recipe),
    ),
  standfirst: (elements) => first(elements, (one) => saying(one).slice(0, 2 * LONGEST)),
  authors(elements, page, recipe) {
    const names = elements.flatMap((one) => namesIn(saying(one).slice(0, LONGEST)));
    const people = onlyAuthors(accept(names, siteNames({ ...page, address: '' })), recipe);
    return people.length === 0 ? null : people;
  },
  published: dateIn,
  modified: dateIn,
  section: (elements) => first(elements, (one) => tidy(saying(one)).slice(0, 100)),
  tags(elements) {
    const tags = elements.flatMap((one) =>
      one.name === 'meta' ? saying(one).split(/[,，、;；|]/) : [saying(one)],
    );
    const bare = tags
      .map((tag) =>
        tidy(tag)
          .replace(/^[#＃]\s*/, '')
          .slice(0, 80),
      )
      .filter((tag) => tag !== '');
    return bare.length === 0 ? null : [...new Set(bare)];
  },
};

function dateIn(elements: readonly Element[], page: Page): string | null {
  return first(elements, (one) => {
    const date = machineDate(one.attribs.datetime ?? '') ?? machineDate(saying(one).slice(0, 200));
    return date === null ? '' : localTime(page)(date);
  });
}

/** What the first of these says that says anything. */
function first(elements: readonly Element[], say: (element: Element) => string): string | null {
  for (const element of elements) {
    const text = say(element);
    if (text !== '') return text;
  }
  return null;
}

/** A headline without what the recipe says is none of an article's: `渡輪停航 ◆ 即時` where `◆ 即時` is to go. */
export function withoutTails(title: string, { without }: Recipe): string {
  for (const line of without)
    if (title.length > line.length && title.endsWith(line)) return title.slice(0, -line.length).trim();
  return title;
}

/** The authors less those whom the recipe says are none. */
export function onlyAuthors(authors: readonly Author[], { without }: Recipe): Author[] {
  if (without.length === 0) return [...authors];
  const nobody = new Set(without.map(folded));
  return authors.filter(({ name }) => !nobody.has(folded(name)));
}
