import { describe, expect, test } from 'vitest';
import type { Archive, Event } from '../archive/index.ts';
import { gravest, toldLosses } from './told-losses.ts';

const A = 'https://news.example/a.jpg';
const at = (year: number) => `${year}0101000000/${A}`;
const of = (...events: Event[]) => toldLosses({ events: (() => events) as unknown as Archive['events'] })(A);

const failed: Event = { event: 'failed', original: A, capture: at(2019), reason: 'http-503' };
const absent: Event = { ...failed, capture: at(2018), reason: 'http-403', final: true };
const blocked: Event = { event: 'blocked', original: A, capture: at(2020), reason: 'http-451' };

describe('why an address was not had', () => {
  test('is what says that there may be more, in whatever order the account tells it', () => {
    for (const events of [
      [failed, absent, blocked],
      [blocked, absent, failed],
    ])
      expect(of(...events)).toEqual({ is: 'failed', reason: 'failed: http-503' });
    expect(of(absent, blocked)).toEqual({ is: 'blocked', reason: 'blocked: http-451' });
    expect(of(absent)).toEqual({ is: 'absent', reason: 'absent: http-403' });
    const later = { ...failed, capture: at(2021), reason: 'cut short: length' } as Event;
    for (const events of [
      [failed, later],
      [later, failed],
    ])
      expect(of(...events)?.reason).toBe('failed: cut short: length');
  });

  test('is one thing for all addresses of which the index makes one', () => {
    expect(of({ ...failed, original: 'http://www.news.example/a.jpg' } as Event)?.is).toBe('failed');
  });

  test('is nothing that was taken back, and not that the archive has none', () => {
    expect(of({ ...failed, removed: 'it came later' } as Event)).toBeNull();
    expect(of({ ...absent, reason: 'not archived' } as Event)).toBeNull();
  });
});

test('of several addresses of one picture the gravest loss is told', () => {
  const [first, second] = [of(absent), of(blocked)];
  expect(gravest([null, first, second, null])).toBe(second);
  expect(gravest([null])).toBeNull();
});
