import { expect, test } from 'vitest';
import { readTime } from '../times.ts';
import { isoOf } from './dates.ts';

test.each([
  ['Asia/Hong_Kong', '2019-02-28', '16:43', '2019-02-28T16:43+08:00'],
  ['America/New_York', '2019-07-01', '23:59', '2019-07-01T23:59-04:00'],
  ['America/New_York', '2019-01-01', '00:00', '2019-01-01T00:00-05:00'],
  ['America/New_York', '2019-03-10', '03:30', '2019-03-10T03:30-04:00'],
  ['Asia/Kolkata', '2019-01-01', '09:00', '2019-01-01T09:00+05:30'],
  ['UTC', '2019-01-01', '09:00', '2019-01-01T09:00+00:00'],
  ['Nowhere/Land', '2019-01-01', '09:00', '2019-01-01T09:00+00:00'],
])('on the clocks of %s, %s %s is %s', (zone, day, clock, iso) => {
  expect(isoOf({ day, clock }, zone)).toBe(iso);
});

test('a day alone stays a day', () => {
  expect(isoOf({ day: '2019-02-28', clock: null }, 'Asia/Hong_Kong')).toBe('2019-02-28');
});

test('a clock that there is not leaves the day, and a year that databases say instead of none is no day', () => {
  expect(readTime('2019-01-01 99:99:00', 'UTC')).toEqual({ day: '2019-01-01', clock: null });
  for (const none of ['0000-01-01', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '9999-12-31 23:59:59'])
    expect(readTime(none, 'Asia/Hong_Kong')).toBeNull();
});

test.each(['0002-01-01', '0999-12-31', '9998-12-31'])('every other moment has an instant: %s', (day) => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
    for (const clock of ['00:00', '23:59'])
      expect(isoOf(readTime(`${day} ${clock}:00`, zone)!, zone)).toMatch(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d$/,
      );
});
