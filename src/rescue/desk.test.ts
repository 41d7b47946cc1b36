import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk, type Slip } from './desk.ts';
import { home } from './rescue.test-help.ts';

let desk: Desk;
beforeEach(() => {
  // Half a database, as a kill leaves it.
  writeFileSync(join(home, 'desk.sqlite'), 'SQLite format 3\0, or so it says');
  desk = openDesk(join(home, 'desk.sqlite'));
});
afterEach(() => desk.close());

const slip = (original: string, timestamp: string): Slip => ({
  kind: 'article',
  original,
  timestamp,
  reason: null,
  to: null,
  mark: null,
  offset: 0,
  length: 1,
  shard: 'ab',
});

describe('the desk', () => {
  test('makes piles by id, within a pile by address and time', () => {
    desk.lay('7', true, slip('http://b.example', '2019'));
    desk.lay('18', false, slip('http://c.example', '2019'));
    desk.lay('7', false, slip('http://a.example', '2020'));
    desk.lay('7', false, slip('http://a.example', '2018'));
    expect(desk.count()).toBe(2);
    expect(
      [...desk.piles()].map(({ id, byRule, slips }) => [id, byRule, slips.map((each) => each.timestamp)]),
    ).toEqual([
      ['18', false, ['2019']],
      ['7', true, ['2018', '2020', '2019']],
    ]);
  });

  test('knows what was noted before', () => {
    expect([desk.note('a'), desk.note('a'), desk.isNoted('a'), desk.isNoted('b')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('is cleared when it is closed', () => {
    desk.close();
    expect(existsSync(join(home, 'desk.sqlite'))).toBe(false);
    desk = openDesk(join(home, 'desk.sqlite'));
  });
});
