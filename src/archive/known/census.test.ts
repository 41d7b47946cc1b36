import { describe, expect, test } from 'vitest';
import { censusOf } from './census.ts';
import type { KnownLine } from './line.ts';
import { silentDays } from './silent-days.ts';

async function* lines(...known: (Partial<KnownLine> & { id: string })[]): AsyncIterable<KnownLine> {
  for (const line of known) yield { state: 'rescued', knownBy: ['capture'], reason: null, ...line };
}

test('a census counts a run by its numbers, and joins runs that stand side by side', async () => {
  const missing = { state: 'neverCaptured' as const, knownBy: ['gap'], unexplained: true as const };
  const census = await censusOf(
    lines(
      { id: '1', date: '2018-05-02' },
      {
        ...missing,
        id: '2',
        to: '9',
        count: 8,
        reason: 'no listing asked',
        after: '2018-05-02',
        before: '2018-05-10',
      },
      {
        ...missing,
        unexplained: undefined,
        id: '10',
        reason: 'only http-404',
        after: '2018-05-02',
        before: '2018-05-10',
      },
      { id: '11', state: 'tombstone', title: '渡輪停航', reason: 'tombstone: the same bytes as 2022/a' },
      { id: '12', state: 'tombstone', reason: 'tombstone: the same bytes as 2022/b' },
    ),
  );
  expect(census.known).toBe(12);
  expect(Object.values(census.states).reduce((sum, n) => sum + n, 0)).toBe(12);
  expect(census.unexplained).toBe(8);
  expect(census.gaps).toEqual([{ from: '2', to: '10', count: 9, after: '2018-05-02', before: '2018-05-10' }]);
  expect(census.reasons).toContainEqual({
    state: 'tombstone',
    reason: 'tombstone: the same bytes as another',
    articles: 2,
  });
});

describe('silent days', () => {
  /** So many articles on each day of half a year, but on these. */
  const paper = (perDay: (n: number) => number, without: [number, number][] = []) =>
    new Map(
      Array.from({ length: 180 }, (_, n) => [n, perDay(n)] as const)
        .filter(([n, count]) => count > 0 && !without.some(([from, to]) => n >= from && n <= to))
        .map(([n, count]) => [new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10), count]),
    );

  test('are not told of where too little came out to say what was usual', () => {
    const few = new Map([
      ['2018-02-28', 1],
      ['2019-02-27', 1],
      ['2019-02-28', 1],
    ]);
    expect(silentDays(few)).toEqual([]);
  });

  test('of a busy paper are told one by one', () => {
    expect(
      silentDays(
        paper(
          () => 15,
          [
            [122, 128],
            [150, 150],
          ],
        ),
      ),
    ).toEqual([
      { from: '2018-05-03', to: '2018-05-09', days: 7, expected: 104 },
      { from: '2018-05-31', to: '2018-05-31', days: 1, expected: 14 },
    ]);
  });

  test('of a small paper are told where they are many', () => {
    expect(silentDays(paper((n) => (n % 3 === 0 ? 1 : 0), [[100, 104]]))).toEqual([]);
    expect(silentDays(paper((n) => (n % 3 === 0 ? 1 : 0), [[60, 110]])).length).toBe(1);
  });

  test('are none on the Sundays of a paper that has none, nor at a misread day', () => {
    expect(silentDays(paper((n) => (n % 7 === 6 ? 0 : 20)))).toEqual([]);
    expect(silentDays(new Map([...paper(() => 9), ['1970-01-01', 1], ['2099-01-01', 1]]))).toEqual([]);
    expect(silentDays(new Map())).toEqual([]);
  });
});
