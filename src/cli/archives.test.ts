import { expect, test } from 'vitest';
import { resumption } from './archives.ts';

test.each([
  ['2026-03-01T10:00:05', 'trying again in 5 s'],
  ['2026-03-01T09:59:59', 'trying again in 1 s'],
  ['2026-03-01T11:00:00', 'going on at 11:00, in 1 h 0 min'],
  ['2026-03-02T10:00:00', 'going on at 2026-03-02 10:00, in 24 h 0 min'],
])('a pause until %s is told as: %s', (until, words) => {
  expect(resumption(new Date(until), new Date('2026-03-01T10:00:00'))).toBe(words);
});
