import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openQueue } from './queue.ts';
import { home } from './rescue.test-help.ts';

const WAYBACK = 'https://web.archive.org/';

function open(rule = 'a') {
  const identify = (address: string) => ({ id: address.split('/').at(-1)!, by: 'rule' as const });
  return openQueue(home, rule, identify, () => true);
}

function row(id: string, digest: string) {
  return {
    ...{ original: `http://news.example/${id}`, timestamp: '20190228100000', status: 200 },
    ...{ mime: 'text/html', digest, length: 1000 },
  };
}

const FAREWELL = Array.from({ length: 5 }, (_, i) => row(String(i), 'sha1:A'));

describe('the queue', () => {
  test('knows after a kill that it is not filled yet', () => {
    const first = open();
    first.add(WAYBACK, FAREWELL);
    first.end();
    const second = open();
    expect(second.isFilled()).toBe(false);
    second.setFilled();
    second.end();
    const third = open();
    expect(third.isFilled()).toBe(true);
    third.end();
  });

  test('counts after a kill what articles share, and opens them again only where there is more', () => {
    const first = open();
    first.add(WAYBACK, FAREWELL);
    first.end();
    const second = open();
    second.countShared();
    expect([...second.shared()].map(({ article }) => article)).toEqual(['0']);
    second.close('3', 'revisions');
    second.countShared();
    expect([...second.open('text')]).toEqual(['0', '1', '2', '4']);
    second.add(WAYBACK, [row('5', 'sha1:B')]);
    second.countShared();
    expect([...second.open('text')].length).toBe(6);
    second.end();
  });

  test('is made anew for another rule, and where it is damaged or gone', () => {
    const first = open();
    first.add(WAYBACK, FAREWELL);
    first.end();
    const second = open('b');
    expect(second.isEmpty()).toBe(true);
    second.add(WAYBACK, FAREWELL);
    second.end();
    rmSync(`${home}/.reprint`, { recursive: true });
    const third = open('b');
    expect(third.isEmpty()).toBe(true);
    third.end();
  });
});
