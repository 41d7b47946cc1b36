import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from './build.ts';
import { openColumns } from './columns.ts';
import type { SearchDocument } from './document.ts';
import { formsOfCharacters } from './forms.ts';
import { openIndex, type ReadBytes } from './open-index.ts';
import { find, inOrder } from './query.ts';
import { readFiles } from './read-files.ts';
import {
  allStories,
  bookOf,
  findInAll,
  inOrderOfAll,
  type Shelf,
  shelve,
  showOf,
  siftMonthsOfAll,
  siftNamesOfAll,
  tallyBooks,
  tallyMonthsOfAll,
  tallyNamesOfAll,
} from './shelf.ts';
import { NO_SIEVE } from './sift.ts';

const CHARACTERS = '港島南區居民就海濱長廊改建';

/** A paper of so many stories over so many days, newest first; of the last there is no date. */
function paper(name: string, count: number, days: number, seed: number): SearchDocument[] {
  let state = seed;
  const roll = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const some = (length: number) =>
    Array.from({ length }, () => CHARACTERS[roll(CHARACTERS.length)]!).join('');
  return Array.from({ length: count }, (_, i) => {
    const date = new Date(Date.UTC(2019, 11, 31) - Math.floor((i * days) / count) * 86_400_000);
    return {
      id: `${name}-${i}`,
      page: `articles/${i}.html`,
      title: some(4),
      date: i === count - 1 ? null : date.toISOString().slice(0, 10),
      bylines: [`記者${roll(3)}`, `${name}記者`],
      section: roll(2) === 0 ? '港聞' : name,
      tags: [],
      lang: 'zh-Hant',
      has: [],
      text: [some(40)],
    };
  });
}

const papers = [
  paper('甲', 300, 900, 1),
  paper('乙', 90, 40, 2),
  paper('丙', 0, 1, 3),
  paper('丁', 200, 4000, 4),
];
const dirs: string[] = [];
const reads: string[] = [];
let shelf: Shelf;

async function shelfOf(stretch?: number): Promise<Shelf> {
  const books = [];
  for (const stories of papers) {
    const dir = mkdtempSync(join(tmpdir(), 'reprint-shelf-'));
    dirs.push(dir);
    await build(stories, dir, formsOfCharacters(), '', stretch);
    const files = readFiles(dir);
    const read: ReadBytes = (file, from, to) => {
      reads.push(file.replace(/^.*\//, ''));
      return files(file, from, to);
    };
    const index = await openIndex(read);
    books.push({ index, columns: openColumns(read, index.head), read });
  }
  return shelve(books);
}

beforeAll(async () => {
  shelf = await shelfOf();
});
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true });
});

const storyOf = (number: number, of = shelf) => {
  const place = bookOf(of, number);
  return papers[place]![number - of.books[place]!.first]!;
};
async function found(query: string, places?: readonly number[], of = shelf) {
  let last = null;
  for await (const each of findInAll(of, query, places)) last = each;
  return last;
}
const everything = papers.flat();
const holding = (text: string) =>
  everything.filter((story) => [story.title, ...story.text].some((each) => each.includes(text)));

test('what is found in several indexes is what each of them finds, with an exact total', async () => {
  for (const query of ['海', '海濱', '南區居', '港島 海濱', '港 -島 OR 廊']) {
    const all = await found(query);
    const each = await Promise.all(shelf.books.map(({ index }) => find(index, query)));
    expect(all?.isWhole).toBe(true);
    expect(all?.total).toBe(each.reduce((sum, its) => sum + its!.total, 0));
    expect(new Set(all!.stories.map((n) => storyOf(n).id)).size).toBe(all!.total);
  }
  expect((await found('海濱'))!.stories.map((n) => storyOf(n).id).sort()).toEqual(
    holding('海濱')
      .map(({ id }) => id)
      .sort(),
  );
  expect(await found('。！')).toBeNull();
});

test('a better hit stands before a newer one, whichever paper it is of; what is alike goes by day', async () => {
  const all = (await found('海濱'))!;
  const key = (n: number) => {
    const { title, date } = storyOf(n);
    return `${title.includes('海濱') ? 1 : 0} ${date ?? ''}`;
  };
  const keys = all.stories.map(key);
  expect(keys).toEqual([...keys].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  expect(new Set(all.stories.slice(0, 10).map((n) => bookOf(shelf, n))).size).toBeGreaterThan(1);
});

test('by date they are one row; the undated come last, or first where the oldest do', async () => {
  const all = (await found('海'))!;
  const dates = (numbers: readonly number[]) => numbers.map((n) => storyOf(n).date ?? '');
  const newest = dates(await inOrderOfAll(shelf, all.stories, 'newest'));
  expect(newest).toEqual([...newest].sort().reverse());
  expect(dates(await inOrderOfAll(shelf, all.stories, 'oldest'))).toEqual([...newest].reverse());
  const every = await allStories(shelf, [0, 3]);
  expect(every.total).toBe(500);
  expect(dates(every.stories)).toEqual(dates(every.stories).sort().reverse());
});

test('one paper alone can be asked, and the others are not read', async () => {
  const fresh = await shelfOf();
  reads.length = 0;
  const all = (await found('居民', [1], fresh))!;
  expect(all.stories.every((n) => bookOf(fresh, n) === 1)).toBe(true);
  expect(all.total).toBe((await find(fresh.books[1]!.index, '居民'))!.total);
  expect(reads).not.toContain('days.bin');
});

test('a shelf of one book is that book: same hits, same order, no days read', async () => {
  const one = shelve([{ ...(await shelfOf()).books[0]! }]);
  reads.length = 0;
  const own = (await find(one.books[0]!.index, '海濱'))!;
  const all = (await found('海濱', undefined, one))!;
  expect(all.stories).toEqual(own.stories);
  expect(await inOrderOfAll(one, all.stories, 'newest')).toEqual(inOrder(own, 'newest'));
  expect(reads).not.toContain('days.bin');
});

test('papers of several stretches are asked in turns, the newest stretch of each first', async () => {
  const small = await shelfOf(64);
  const rounds = [];
  for await (const each of findInAll(small, '海')) rounds.push(each);
  expect(rounds.length).toBe(5);
  expect(rounds.map(({ isWhole }) => isWhole)).toEqual([false, false, false, false, true]);
  for (const [i, { stories }] of rounds.slice(1).entries())
    expect(stories.slice(0, rounds[i]!.total)).toEqual(rounds[i]!.stories);
  expect(rounds.at(-1)!.total).toBe((await found('海'))!.total);
});

test('names, months and papers are counted exactly over all; hits are narrowed down by them', async () => {
  const { stories } = (await found('海'))!;
  const its = stories.map((n) => storyOf(n));
  const count = (name: string) => its.filter(({ bylines }) => bylines.includes(name)).length;
  const { names, different } = await tallyNamesOfAll(shelf, 'bylines', stories, 4);
  expect(different).toBe(6);
  expect(names).toHaveLength(4);
  for (const [name, its] of names) expect(its).toBe(count(name));
  expect(new Map(await tallyBooks(shelf, stories))).toEqual(
    new Map([0, 1, 3].map((place) => [place, stories.filter((n) => bookOf(shelf, n) === place).length])),
  );
  const months = tallyMonthsOfAll(shelf, stories);
  expect(months.get('2019-12')).toBe(its.filter(({ date }) => date?.startsWith('2019-12')).length);
  const sieved = await siftNamesOfAll(shelf, stories, { ...NO_SIEVE.names, section: ['港聞'] });
  expect(sieved).toEqual(stories.filter((n) => storyOf(n).section === '港聞'));
  const late = await siftMonthsOfAll(shelf, sieved, '2019-11', null);
  expect(late).toEqual(sieved.filter((n) => (storyOf(n).date ?? '') >= '2019-11'));
});

test('a hit tells which paper it is of, with its words marked', async () => {
  const all = (await found('海濱'))!;
  const hit = await showOf(shelf, all, all.stories[0]!);
  expect(hit.story.id).toBe(storyOf(all.stories[0]!).id);
  expect(hit.book).toBe(bookOf(shelf, all.stories[0]!));
  expect(hit.title.marks.length + hit.snippet.marks.length).toBeGreaterThan(0);
});
