import { describe, expect, test } from 'vitest';
import { sequenceIn } from './sequence.ts';

const upTo = (n: number, from = 1, step = 1) => Array.from({ length: n }, (_, i) => from + i * step);
/** A day for each number: they grow together. */
const inTime = (numbers: number[]) => numbers.map((_, i) => 17_000 + i / 10);

describe('a sequence of ids', () => {
  test('is a stretch of numbers, also where much of it is missing', () => {
    const parts = [...upTo(1000), ...upTo(1000, 18_001), ...upTo(1000, 48_001)];
    expect(sequenceIn(parts, inTime(parts))).toEqual({ first: 1, last: 49_000 });
  });

  test('is counted from 1, unless the first known is far from it', () => {
    const numbers = upTo(1000, 18);
    expect(sequenceIn(numbers, inTime(numbers))).toEqual({ first: 1, last: 1017 });
    const late = upTo(1000, 118);
    expect(sequenceIn(late, inTime(late))).toEqual({ first: 118, last: 1117 });
  });

  test('does not reach as far as a mistyped number', () => {
    const numbers = [...upTo(500), 99_999_999];
    expect(sequenceIn(numbers, inTime(numbers))).toEqual({ first: 1, last: 500 });
    const late = [1, 2, ...upTo(500, 800_000)];
    expect(sequenceIn(late, inTime(late))).toEqual({ first: 800_000, last: 800_499 });
  });

  test('is not made by timestamps, days, a handful, or numbers drawn by lot', () => {
    const timestamps = upTo(500, 1_519_200_000, 5000);
    const days = upTo(300, 2018030501)
      .flatMap((n) => [n, n + 40])
      .sort((a, b) => a - b);
    const lot = upTo(4000, 100_000, 20);
    for (const numbers of [timestamps, days, upTo(12)])
      expect(sequenceIn(numbers, inTime(numbers))).toBeNull();
    expect(
      sequenceIn(
        lot,
        lot.map((n) => 17_000 + ((n * 7919) % 1000)),
      ),
    ).toBeNull();
    expect(sequenceIn([], [])).toBeNull();
  });
});
