import { NO_RULE, type Sense, senseOf } from './junk-words.ts';

/** What one name or several tell, and they themselves as words: `related-posts side-bar`. */
export interface Meaning extends Sense {
  words: string;
}

/** What each name means, and some of them together: pages use the same few hundred for all of their elements. */
const MEANINGS = new Map<string, Meaning>();
const MOST_MEANINGS = 20_000;

/** What the names of an element mean as its page writes them, white space between them. */
export function meaningOf(names: string): Meaning {
  const known = MEANINGS.get(names);
  if (known) return known;
  // A copy of its own: a piece of the page's text would keep the whole page in memory.
  const own = Buffer.from(names).toString();
  const meaning = SPACE.test(own) ? together(own.split(/\s+/)) : alone(own);
  if (MEANINGS.size > MOST_MEANINGS) MEANINGS.clear();
  MEANINGS.set(own, meaning);
  return meaning;
}

const SPACE = /\s/;

function alone(name: string): Meaning {
  const words = wordOf(name);
  return words === '' ? { words, rule: NO_RULE, isBody: false } : { words, ...senseOf(words) };
}

/** The first rule that any of the names falls under. */
function together(names: readonly string[]): Meaning {
  const all: Meaning = { words: '', rule: NO_RULE, isBody: false };
  for (const name of names) {
    const { words, rule, isBody } = meaningOf(name);
    if (words !== '') all.words += all.words === '' ? words : ` ${words}`;
    if (rule < all.rule) all.rule = rule;
    all.isBody ||= isBody;
  }
  return all;
}

/** `relatedPosts` is `related-posts`. */
function wordOf(name: string): string {
  const word = UNTIDY.test(name)
    ? name
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .replace(/[_:.]+/g, '-')
        .replace(/-{2,}/g, '-')
        .toLowerCase()
    : name;
  // `has-sidebar` and `modal-enabled` speak of the page, not of this element.
  return STATE.test(word) && !/^(?:is-hidden|js-hidden|no-print)$/.test(word) ? '' : word;
}

const UNTIDY = /[^a-z0-9-]|--/;

const STATE =
  /^(?:(?:has|no|with|without|not|is|js|hide|show)-.+|.+-(?:enabled|disabled|ready|loaded|active|aware))$/;
