import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from './build.ts';
import type { SearchDocument } from './document.ts';
import { formsOfCharacters } from './forms.ts';
import { type OpenIndex, openIndex } from './open-index.ts';
import { parseQuery } from './parse-query.ts';
import { find, findNewestFirst, inOrder, show } from './query.ts';
import { readFiles } from './read-files.ts';
import { findAll } from './snippet.ts';

const CHARACTERS = '港島南區居民就海濱長廊改建計劃向議會提交聯署要求當局重新諮詢並公開環境評估報告發言人頭髮';
const WORDS = ['Harbour', 'harbours', 'G20', '2019', '19', '119', 'Tram', 'trams', 'a', 'Café'];

/** Stories that are alike, so that neighbours stand in many of them and phrases in few. */
function* stories(count: number): Iterable<SearchDocument> {
  let seed = 11;
  const roll = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  const some = (length: number) =>
    Array.from({ length }, () =>
      roll(12) === 0 ? ` ${WORDS[roll(WORDS.length)]} ` : CHARACTERS[roll(roll(40) + 1)]!,
    ).join('');
  for (let i = 0; i < count; i++) {
    const day = String(28 - Math.floor((28 * i) / count)).padStart(2, '0');
    yield {
      id: String(count - i),
      page: `articles/${count - i}.html`,
      title: some(8),
      date: `2019-02-${day}`,
      bylines: [],
      section: null,
      tags: [],
      lang: 'zh-Hant',
      has: [],
      text: [some(60), some(90), some(roll(2000) === 0 ? 5000 : 30)],
    };
  }
}

const dir = mkdtempSync(join(tmpdir(), 'reprint-search-'));
const all = [...stories(600)];
let index: OpenIndex;
/** The same stories, asked for a hundred at a time. */
let inStretches: OpenIndex;

beforeAll(async () => {
  await build(all, join(dir, 'one'), formsOfCharacters());
  await build(all, join(dir, 'many'), formsOfCharacters(), '', 100);
  index = await openIndex(readFiles(join(dir, 'one')));
  inStretches = await openIndex(readFiles(join(dir, 'many')));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What a reading of every text finds. */
function scan(query: string): string[] {
  const wishes = parseQuery(query, index.fold)!;
  const holds = ({ title, text }: SearchDocument, phrase: (typeof wishes)[0]['must'][0]) =>
    [title, ...text].some((each) => findAll(each, [phrase], index.fold).length > 0);
  return all
    .filter((story) =>
      wishes.some(
        ({ must, not }) =>
          must.every((each) => holds(story, each)) && !not.some((each) => holds(story, each)),
      ),
    )
    .map(({ id }) => id);
}

async function search(query: string, among = index): Promise<string[]> {
  const found = await find(among, query);
  return inOrder(found!, 'newest').map((story) => all[story]!.id);
}

describe('a search finds what a reading of every text finds', () => {
  const cut = (at: number, from: number, length: number) =>
    all[at]!.text[1]!.slice(from, from + length).trim();
  test.each([
    ['one character', '濱'],
    ['two characters', '南區'],
    ...[1, 2, 3, 4, 5, 6, 7, 8, 20, 60].map((length) => [
      `${length} characters of a text`,
      cut(7 * length, 20, length),
    ]),
    ['the end of a text', all[3]!.text[0]!.slice(-3)],
    ['a word', 'harbour'],
    ['the beginning of a word', 'har'],
    ['a letter', 'h'],
    ['a whole word', '"harbour"'],
    ['diacritics', 'CAFE'],
    ['a mixed phrase', cut(100, 0, 40)],
    ['two phrases', '南區 海濱'],
    ['the end of a number', '9港島'],
    ['more of the end of a number', '19居民'],
    ['a whole number', '"19居"'],
    ['the beginning of a number', '南2'],
    ['more of the beginning of a number', '區20'],
    ['a word and a letter', 'harbour-t'],
    ['a number before and behind', '9港2'],
    ['either of two', '海濱長 OR 南區居'],
    ['one without another', '南區 -harbour'],
    ['everything without', '-區'],
    ['nothing that is there', '周庭'],
  ])('%s', async (_what, query) => {
    expect(await search(query)).toEqual(scan(query));
    expect(await search(query, inStretches)).toEqual(scan(query));
  });
});

test('any piece of a text finds what a reading finds, wherever it begins and ends', async () => {
  for (let i = 0; i < 60; i++) {
    const text = all[(i * 37) % all.length]!.text[i % 2]!;
    const query = text.slice((i * 7) % 40, ((i * 7) % 40) + 1 + (i % 9)).replaceAll(' ', '-');
    if (/^-|^$/.test(query)) continue;
    expect(await search(query, i % 3 === 0 ? inStretches : index), query).toEqual(scan(query));
  }
});

test('Traditional and Simplified forms find the same', async () => {
  expect(await search('发言')).toEqual(await search('發言'));
  expect(await search('海滨')).toEqual(scan('海濱'));
  expect(await search('发')).toEqual(scan('髮'));
});

test('a headline comes before a text, and newer before older', async () => {
  const found = (await find(index, '南區'))!;
  const inHeadline = found.stories.map(
    (story) => findAll(all[story]!.title, found.phrases, index.fold).length > 0,
  );
  expect(inHeadline).toEqual([...inHeadline].sort((a, b) => Number(b) - Number(a)));
  const texts = found.stories.filter((_, i) => !inHeadline[i]);
  expect(texts).toEqual([...texts].sort((a, b) => a - b));
});

test('newest stories come first, and older ones behind what was found', async () => {
  const whole = await find(inStretches, '南區');
  let before: number[] = [];
  for await (const { stories, total, isWhole } of findNewestFirst(inStretches, '南區')) {
    expect(stories.slice(0, before.length)).toEqual(before);
    expect(isWhole).toBe(total === whole!.total);
    before = stories;
  }
  expect(inOrder({ stories: before }, 'newest')).toEqual(inOrder(whole!, 'newest'));
});

test('a hit shows the words in their own script', async () => {
  const found = (await find(index, '发 HARBOUR'))!;
  const { snippet } = await show(index, found, found.stories.at(-1)!);
  const marked = snippet.marks.map(([start, end]) => snippet.text.slice(start, end));
  expect(marked.join(' ')).toMatch(/發|髮|Harbour/);
});

test('a number that is found by its end is marked from there', async () => {
  const found = (await find(index, '19居'))!;
  const { snippet } = await show(index, found, found.stories[0]!);
  const marked = snippet.marks.map(([start, end]) => snippet.text.slice(start, end).replace(/\s/, ''));
  expect(new Set([...marked, '19居'])).toEqual(new Set(['19居']));
});

test('a query of nothing but signs finds nothing, and says so by null', async () => {
  expect(await find(index, '。 ，？')).toBeNull();
  expect(await find(index, '')).toBeNull();
});

test('a query without end is refused', async () => {
  await expect(find(index, '南區'.repeat(5000))).rejects.toThrow(RangeError);
});

test('the same stories make the same files', async () => {
  const other = mkdtempSync(join(tmpdir(), 'reprint-search-'));
  try {
    const { build: name, files } = await build(all, other, formsOfCharacters());
    expect(name).toBe(index.head.build);
    expect(
      readdirSync(join(other, name), { recursive: true }).filter((file) => String(file).endsWith('.bin')),
    ).toHaveLength(files - 1);
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
});
