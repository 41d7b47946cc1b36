import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reading } from '../base/reading.test-help.ts';
import type { ArticleReading } from '../base/reading.ts';
import { type Desk, openDesk } from './desk.ts';
import { disjointSets } from './disjoint-sets.ts';
import { readingFetcher, writeReadings } from './readings.ts';
import { home } from './rescue.test-help.ts';
import { joinStories } from './stories.ts';

let desk: Desk;
let readings: ReturnType<typeof readingFetcher>;
beforeEach(() => {
  desk = openDesk(join(home, 'desk.sqlite'));
  readings = readingFetcher(home);
});
afterEach(() => {
  readings.close();
  desk.close();
});

/** So many sentences, each of its own characters, from a place in an endless story. */
function story(sentences: number, from = 0): string[] {
  return Array.from({ length: sentences }, (_, n) =>
    String.fromCodePoint(
      ...Array.from({ length: 20 }, (_, i) => 0x4e00 + (((from + n) * 389 + i * 31 + n * i) % 20_000)),
    ),
  );
}

function lay(id: string, text: string[], more: Partial<ArticleReading> = {}, byRule = true): void {
  const body = text.map((line) => ({
    type: 'paragraph' as const,
    inlines: [{ type: 'text' as const, text: line }],
  }));
  const original = `https://harbourdaily.example/article/${id}`;
  const article = reading({ body, ...more, capture: { ...reading().capture, original } });
  const [row] = writeReadings(home, id, [article]);
  desk.lay(id, byRule, { ...row!, shard: id });
}

function layRedirect(id: string, to: string): void {
  const capture = { ...reading().capture, original: `https://harbourdaily.example/article/${id}` };
  const [row] = writeReadings(home, id, [
    { kind: 'notArticle', capture, reason: 'redirect', to, title: null },
  ]);
  desk.lay(id, true, { ...row!, shard: id });
}

async function piles() {
  await joinStories(desk, readings, new AbortController().signal);
  return [...desk.piles()].map(({ ids, thread }) => (thread === null ? ids : [...ids, `of ${thread}`]));
}

describe('ids on the desk are joined to one story', () => {
  test('where a rule’s later id, or title and day, leads to texts that agree', async () => {
    lay('999', story(20));
    lay('1000', story(21));
    lay('1002', story(8), { title: '別的標題', published: null });
    lay('1001', story(20, 500));
    desk.claim({ one: '1002', other: '1000', link: 'later' });
    expect(await piles()).toEqual([['999', '1002', '1000'], ['1001']]);
    expect([desk.count(), desk.storyOf('999'), desk.storyOf('1001')]).toEqual([2, '1000', '1001']);
  });

  test('where no rule names them: under the address that pages claim to be of', async () => {
    lay('aa', story(30), {}, false);
    lay('bb', story(30), {}, false);
    lay('cc', story(30, 500), {}, false);
    for (const one of ['aa', 'cc']) desk.claim({ one, other: 'bb', link: 'claim' });
    expect(await piles()).toEqual([['aa', 'bb'], ['cc']]);
  });

  test('where one of them only sends its readers to the other, but not where all the world is sent there', async () => {
    lay('20', story(20));
    lay('30', story(20, 500), { title: '告別' });
    layRedirect('10', 'https://harbourdaily.example/article/20');
    desk.claim({ one: '10', other: '20', link: 'lead' });
    for (let n = 100; n < 110; n++) {
      layRedirect(String(n), 'https://harbourdaily.example/article/30');
      desk.claim({ one: String(n), other: '30', link: 'lead' });
    }
    const found = await piles();
    expect(found).toContainEqual(['10', '20']);
    expect(found).toContainEqual(['30']);
  });
});

describe('ids on the desk stay apart', () => {
  test('under one title on one day, where their texts differ', async () => {
    lay('1', story(20));
    lay('2', story(20, 500));
    expect(await piles()).toEqual([['1'], ['2']]);
  });

  test('that show one undated text everywhere: it is a wall', async () => {
    for (let n = 1; n < 20; n++) lay(String(n), story(30), { published: null });
    expect(await piles()).toHaveLength(19);
  });
});

test('a later id whose text does not agree is of one thread with the earlier one', async () => {
  lay('1', story(20));
  lay('2', story(20, 500), { title: '船公司道歉' });
  desk.claim({ one: '1', other: '2', link: 'later' });
  expect(await piles()).toEqual([
    ['1', 'of 1'],
    ['2', 'of 1'],
  ]);
});

test('numbers are in one set with whatever they were joined with', () => {
  const sets = disjointSets(6);
  for (const [one, other] of [
    [1, 2],
    [4, 2],
    [5, 3],
  ] as const)
    sets.join(one, other);
  expect(sets.rootOf(1)).toBe(sets.rootOf(4));
  expect(sets.rootOf(1)).not.toBe(sets.rootOf(3));
  expect(sets.joined().map(([, n]) => n)).toEqual([1, 2, 3, 4, 5]);
});
