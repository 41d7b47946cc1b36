import { expect, test } from 'vitest';
import { periodOf } from './period.ts';

test('an article is of the month of its day, or of the month or the year that its neighbours share', () => {
  expect(periodOf({ date: '2018-05-03' })).toBe('2018-05');
  expect(periodOf({ after: '2018-05-03', before: '2018-05-09' })).toBe('2018-05');
  expect(periodOf({ after: '2018-05-03', before: '2018-07-01' })).toBe('2018');
});

test('an article between two years, or with a neighbour on one side only, is of no year', () => {
  expect(periodOf({ after: '2017-12-31', before: '2018-01-01' })).toBe('');
  expect(periodOf({ before: '2017-01-02' })).toBe('');
  expect(periodOf({ date: '2018-13-01' })).toBe('');
});
