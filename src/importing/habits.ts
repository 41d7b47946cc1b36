import { parseArticle } from '../article/index.ts';
import { keyOf, letters } from './letters.ts';

/** What a folder's files have in common: what no single file can tell. */
export interface Habits {
  /** Letters of the paragraphs with which files on many things by many hands end: the plea. Sorted. */
  pleas: string[];
  /** Keys of titles that many files without any text have: a farewell, an outage. Sorted. */
  emptyTitles: string[];
}

export const NO_HABITS: Habits = { pleas: [], emptyTitles: [] };

/** What one file gives to the count. */
export interface Trait {
  title: string;
  byline: string;
  isEmpty: boolean;
  /** Letters of the paragraphs below the last rules of its text. */
  closing: string[];
}

/** So many paragraphs at the end are looked at, and no longer ones. */
const LAST = 12;
const LONGEST = 600;
const FEWEST_LETTERS = 10;
/** A title that so many files without text have is that of a tombstone. */
const EMPTY_TITLES = 3;

/** What a file gives to the count; null where it cannot be read, or is no Markdown. */
export function traitOf(text: string): Trait | null {
  try {
    const { front, body } = parseArticle(text);
    return {
      title: keyOf(letters(front.title)),
      byline: keyOf(letters(front.author ?? '')),
      isEmpty: isEmptyBody(body, front.title),
      closing: closingOf(body),
    };
  } catch {
    // Said when the file is read.
    return null;
  }
}

/** Whether a body holds no word, picture or player besides the headline. */
function isEmptyBody(body: string, title: string): boolean {
  if (body.length > 4000 || /<img|\{\{<|!\[/.test(body)) return false;
  const words = letters(body);
  return words === '' || words === letters(title);
}

/** The paragraphs behind a line `---`, within the last twelve of the text; none where no such line is among them. */
function closingOf(body: string): string[] {
  const end = body.slice(-8000);
  const paragraphs = end
    .split(/\n[ \t]*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(-LAST);
  const rule = paragraphs.findIndex((one) => /^(?:-{3,}|\*{3,}|_{3,})$/.test(one));
  return rule < 0
    ? []
    : paragraphs.slice(rule + 1).flatMap((one) => (one.length > LONGEST ? [] : closingLetters(one)));
}

/** `[here](https://…)` says `here`. A few letters tell nothing: 註釋 stands over notes that are the article's own. */
function closingLetters(markdown: string): string[] {
  const words = letters(markdown.replace(/\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g, ']'));
  return words.length < FEWEST_LETTERS ? [] : [words];
}

/**
 * What files have in common: a closing paragraph is a plea where files under many headlines (one in a thousand,
 * three at least) and more than one byline have it. A biography stands under one byline; the states of one story
 * have one headline.
 */
export function habitsOf(traits: Iterable<Trait>): Habits {
  const closings = new Map<string, { titles: Set<string>; bylines: Set<string> }>();
  const empty = new Map<string, number>();
  let files = 0;
  for (const { title, byline, isEmpty, closing } of traits) {
    files++;
    if (isEmpty) empty.set(title, (empty.get(title) ?? 0) + 1);
    for (const words of closing) {
      const known = closings.get(words) ?? { titles: new Set(), bylines: new Set() };
      closings.set(words, known);
      // So many of them tell enough.
      if (known.titles.size < 1000) known.titles.add(title);
      if (known.bylines.size < 10) known.bylines.add(byline);
    }
  }
  const fewest = Math.max(3, files / 1000);
  const pleas = [...closings].filter(
    ([, { titles, bylines }]) => titles.size >= fewest && bylines.size >= (files > 1000 ? 3 : 2),
  );
  return {
    pleas: pleas.map(([words]) => words).sort(),
    emptyTitles: [...empty]
      .filter(([, times]) => times >= EMPTY_TITLES)
      .map(([key]) => key)
      .sort(),
  };
}
