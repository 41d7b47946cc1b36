import { parseArticle } from '../article/index.ts';
import { keyOf, letters } from './letters.ts';

/** What a folder's files have in common: what no single file can tell. */
export interface Habits {
  /** Letters of the paragraphs with which files on many things by many hands end: the plea. Sorted. */
  pleas: string[];
  /** Keys of titles that many files without any text have: a farewell, an outage. Sorted. */
  emptyTitles: string[];
  /** Keys of headline and text that files of several days share: a notice that stood under many addresses. Sorted. */
  notices: string[];
}

export const NO_HABITS: Habits = { pleas: [], emptyTitles: [], notices: [] };

/** What one file gives to the count. */
export interface Trait {
  title: string;
  byline: string;
  isEmpty: boolean;
  /** Key of headline and text where the file says no more than a notice does; empty otherwise. */
  notice: string;
  day: string;
  /** Letters of the paragraphs below the last rules of its text. */
  closing: string[];
}

/** So many paragraphs at the end are looked at, and no longer ones. */
const LAST = 12;
const LONGEST = 600;
const FEWEST_LETTERS = 10;
/** A title that so many files without text have is that of a tombstone. */
const EMPTY_TITLES = 3;
/** A text that stands under so many days is of none of them. */
const NOTICE_DAYS = 3;
/** More of either are of no real folder, and would be looked through for every file. */
const MOST = 1000;

/** What a file gives to the count; null where it cannot be read, or is no Markdown. */
export function traitOf(text: string): Trait | null {
  try {
    const { front, body } = parseArticle(text);
    return {
      title: keyOf(letters(front.title)),
      byline: keyOf(letters(front.author ?? '')),
      isEmpty: isEmptyBody(body, front.title),
      notice: noticeOf(body, front.title),
      day: (front.published || front.date || '').slice(0, 10),
      closing: closingOf(body),
    };
  } catch {
    // Said when the file is read.
    return null;
  }
}

const MEDIA = /<img|\{\{<|!\[/;

/** Whether a body holds no word, picture or player besides the headline. */
function isEmptyBody(body: string, title: string): boolean {
  if (body.length > 4000 || MEDIA.test(body)) return false;
  const words = letters(body);
  return words === '' || words === letters(title);
}

function noticeOf(body: string, title: string): string {
  if (body.length > 2000 || MEDIA.test(body)) return '';
  return noticeKey(title, lettersSaid(body));
}

/** What a notice is known by; empty for a text that is too long to be one. */
export function noticeKey(title: string, text: string): string {
  const words = text.startsWith(letters(title)) ? text.slice(letters(title).length) : text;
  return words.length > LONGEST ? '' : keyOf(`${letters(title)}\n${words}`);
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

/** A few letters tell nothing: 註釋 stands over notes that are the article's own. */
function closingLetters(markdown: string): string[] {
  const words = lettersSaid(markdown);
  return words.length < FEWEST_LETTERS ? [] : [words];
}

/** `[here](https://…)` says `here`. */
function lettersSaid(markdown: string): string {
  return letters(markdown.replace(/\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g, ']'));
}

/**
 * What files have in common: a closing paragraph is a plea where files under many headlines (one in a thousand,
 * three at least) and more than one byline have it. A biography stands under one byline; the states of one story
 * have one headline. A notice that stands under several days is the newspaper's answer to every address.
 */
export function habitsOf(traits: Iterable<Trait>): Habits {
  const closings = new Map<string, { titles: Set<string>; bylines: Set<string> }>();
  const empty = new Map<string, number>();
  const notices = new Map<string, Set<string>>();
  let files = 0;
  for (const { title, byline, isEmpty, notice, day, closing } of traits) {
    files++;
    if (notice !== '') {
      const days = notices.get(notice) ?? new Set();
      notices.set(notice, days);
      if (days.size < NOTICE_DAYS) days.add(day);
    }
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
      .slice(0, MOST)
      .map(([key]) => key)
      .sort(),
    notices: [...notices]
      .filter(([, days]) => days.size >= NOTICE_DAYS)
      .slice(0, MOST)
      .map(([key]) => key)
      .sort(),
  };
}
