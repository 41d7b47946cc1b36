import type { Column, Columns, Name } from './columns.ts';
import type { OpenIndex, ReadBytes } from './open-index.ts';
import { type Found, findNewestFirst, type Hit, type Order, show } from './query.ts';
import { type Sieve, siftMonths, siftNames, tallyMonths, tallyNames } from './sift.ts';

/*
 * Several indexes asked as one: those of the outlets in a library. An index knows nothing of the others. Each is asked for
 * itself, and what they find is put into one row. Where there is one index alone, nothing more is read than it needs.
 */

/** One index, and where its stories stand among those of all. */
export interface Book {
  index: OpenIndex;
  columns: Columns;
  read: ReadBytes;
  /** The number that its first story has among those of all. */
  first: number;
}

export interface Shelf {
  books: readonly Book[];
}

/** Puts indexes beside one another; their stories are numbered through, in this order. */
export function shelve(opened: readonly Omit<Book, 'first'>[]): Shelf {
  let stories = 0;
  const books = opened.map((each): Book => {
    const first = stories;
    stories += each.index.head.stories;
    return { ...each, first };
  });
  return { books };
}

/** The place of the book that a story stands in. */
export function bookOf({ books }: Shelf, story: number): number {
  return books.findLastIndex(({ first }) => first <= story);
}

/** What a query finds in all books; numbers are those of the shelf. */
export interface FoundInAll {
  total: number;
  /** Whether all stories of all books were asked; else there are at least so many. */
  isWhole: boolean;
  /** Best first. */
  stories: number[];
  /** What each book found, by its place; null for one that was not asked yet, or not at all. */
  byBook: readonly (Found | null)[];
}

/** So many books are asked at once: each costs a reader some 30 kB or more. */
const AT_ONCE = 8;

/**
 * Finds stories in these books (all, unless told), one round after the other: the newest stretch of some of them, then of
 * the next, then older stretches. What is found in one round is ranked together, and stands behind that of the round before. Whoever
 * has enough stops asking. Yields nothing where the query holds nothing that can be searched for.
 * @param places of the books that are asked
 * @throws as `findNewestFirst`
 */
export async function* findInAll(
  shelf: Shelf,
  text: string,
  places: readonly number[] = shelf.books.map((_, place) => place),
): AsyncGenerator<FoundInAll, void> {
  const stories: number[] = [];
  const byBook: (Found | null)[] = shelf.books.map(() => null);
  const queue = places.map((place) => ({
    place,
    book: shelf.books[place]!,
    answers: findNewestFirst(shelf.books[place]!.index, text),
  }));
  while (queue.length > 0) {
    const asked = queue.splice(0, AT_ONCE);
    const answers = await Promise.all(asked.map(({ answers }) => answers.next()));
    const rows: Row[] = [];
    for (const [i, each] of asked.entries()) {
      const its = answers[i]!.value;
      if (!its) return;
      rows.push({
        book: each.book,
        stories: its.stories,
        scores: its.scores,
        at: byBook[each.place]?.total ?? 0,
      });
      byBook[each.place] = its;
      if (!its.isWhole) queue.push(each);
    }
    for (const story of await merged(rows)) stories.push(story);
    yield { total: stories.length, isWhole: queue.length === 0, stories: [...stories], byBook: [...byBook] };
  }
}

/** Stories of one book under the numbers that they have there, best first, then newest first; and where to begin. */
interface Row {
  book: Book;
  stories: readonly number[];
  /** What each is worth; null where all are worth the same. */
  scores: readonly number[] | null;
  at: number;
}

/** Rows made one, in the order that each of them has. Of a row alone no day is read. */
async function merged(rows: readonly Row[]): Promise<number[]> {
  const left = rows.filter(({ stories, at }) => at < stories.length);
  const days = await Promise.all(left.map(({ book }) => (left.length > 1 ? book.index.days() : () => 0)));
  const heads = left.map((row, i) => ({ ...row, dayOf: days[i]!, score: 0, day: 0 }));
  const step = (head: (typeof heads)[number]) => {
    head.score = head.at < head.stories.length ? (head.scores?.[head.at] ?? 0) : -1;
    head.day = head.dayOf(head.stories[head.at]!);
  };
  heads.forEach(step);
  const all: number[] = [];
  for (;;) {
    let next = heads[0];
    for (const each of heads)
      if (each.score > next!.score || (each.score === next!.score && each.day > next!.day)) next = each;
    if (next === undefined || next.score < 0) return all;
    all.push(next.book.first + next.stories[next.at++]!);
    step(next);
  }
}

/** In which order hits are shown: as they are, or by their day. */
export async function inOrderOfAll(shelf: Shelf, stories: number[], order: Order): Promise<number[]> {
  if (order === 'best') return stories;
  const rows = ofBooks(shelf, stories).map(({ book, numbers }) => ({
    ...{ book, scores: null, at: 0 },
    stories: Array.from(Int32Array.from(numbers).sort()),
  }));
  const byDay = await merged(rows);
  return order === 'newest' ? byDay : byDay.reverse();
}

/** Every story of these books, newest first: what is found where nothing was asked. */
export async function allStories(shelf: Shelf, places: readonly number[]): Promise<FoundInAll> {
  const numbers = places.flatMap((place) => {
    const { first, index } = shelf.books[place]!;
    return Array.from({ length: index.head.stories }, (_, story) => first + story);
  });
  const stories = await inOrderOfAll(shelf, numbers, 'newest');
  return { total: stories.length, isWhole: true, stories, byBook: [] };
}

/** What is shown of one story, and the place of its book. */
export async function showOf(
  shelf: Shelf,
  { byBook }: FoundInAll,
  story: number,
): Promise<Hit & { book: number }> {
  const place = bookOf(shelf, story);
  const { index, first } = shelf.books[place]!;
  const found = byBook[place] ?? { stories: [], scores: [], phrases: [] };
  return { ...(await show(index, found, story - first)), book: place };
}

/** Of these stories, in their order, those that have every name. */
export function siftNamesOfAll(
  shelf: Shelf,
  stories: readonly number[],
  names: Sieve['names'],
): Promise<readonly number[]> {
  return siftedBy(shelf, stories, ({ columns }, numbers) => siftNames(columns, numbers, names));
}

/** Of these stories, in their order, those of the months between. */
export function siftMonthsOfAll(
  shelf: Shelf,
  stories: readonly number[],
  from: string | null,
  to: string | null,
): Promise<readonly number[]> {
  return siftedBy(shelf, stories, ({ index }, numbers) => siftMonths(index.head, numbers, from, to));
}

async function siftedBy(
  shelf: Shelf,
  stories: readonly number[],
  sift: (book: Book, numbers: readonly number[]) => number[] | Promise<number[]>,
): Promise<readonly number[]> {
  if (shelf.books.length === 1) return sift(shelf.books[0]!, stories);
  const left = new Set<number>();
  for (const { book, numbers } of ofBooks(shelf, stories))
    for (const number of await sift(book, numbers)) left.add(number + book.first);
  return stories.filter((story) => left.has(story));
}

/** How many of these stories are of each month. */
export function tallyMonthsOfAll(shelf: Shelf, stories: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { book, numbers } of ofBooks(shelf, stories))
    for (const [month, count] of tallyMonths(book.index.head, numbers))
      counts.set(month, (counts.get(month) ?? 0) + count);
  return counts;
}

/** How many of these stories each book has, by its place. */
export function tallyBooks(shelf: Shelf, stories: readonly number[]): [place: number, stories: number][] {
  return ofBooks(shelf, stories)
    .map(({ place, numbers }): [number, number] => [place, numbers.length])
    .sort(([, some], [, others]) => others - some);
}

/** The names that these stories have, with how many of them have each; what two books call the same is one name. */
export async function tallyNamesOfAll(
  shelf: Shelf,
  column: Column,
  stories: readonly number[],
  most: number,
): Promise<{ names: Name[]; different: number }> {
  const [only, ...others] = shelf.books;
  if (only && others.length === 0) return tallyNames(only.columns, column, stories, most);
  const counts = new Map<string, number>();
  // A name that is rare in one may be frequent in another: all of them are needed to count any.
  for (const { book, numbers } of ofBooks(shelf, stories))
    for (const [name, count] of (await tallyNames(book.columns, column, numbers, Infinity)).names)
      counts.set(name, (counts.get(name) ?? 0) + count);
  const names = [...counts].sort(([, some], [, others]) => others - some).slice(0, most);
  return { names, different: counts.size };
}

/** These stories by their books, under the numbers that they have there, in their order; books without any are left out. */
function ofBooks(
  shelf: Shelf,
  stories: readonly number[],
): { place: number; book: Book; numbers: readonly number[] }[] {
  const numbers = shelf.books.map((): number[] => []);
  for (const story of stories) {
    const place = bookOf(shelf, story);
    numbers[place]!.push(story - shelf.books[place]!.first);
  }
  return shelf.books
    .map((book, place) => ({ place, book, numbers: numbers[place]! }))
    .filter(({ numbers }) => numbers.length > 0);
}
