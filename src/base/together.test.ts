import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { together } from './together.ts';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found = [];
  for await (const item of items) found.push(item);
  return found;
}

test('inputs are worked on together, and answered as each is done', async () => {
  const slowFirst = async (n: number) => {
    await setTimeout(n === 1 ? 20 : 0);
    return n;
  };
  expect(await all(together([1, 2, 3], 3, slowFirst))).toEqual([2, 3, 1]);
});

test('no more than so many are under way', async () => {
  let now = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++now);
    await setTimeout(1);
    now--;
  };
  await all(together(Array(20).keys(), 4, work));
  expect(most).toBe(4);
});

test('the first failure ends it, and no more inputs are asked for', async () => {
  let asked = 0;
  function* inputs() {
    for (;;) yield asked++;
  }
  await expect(all(together(inputs(), 2, async (n) => Promise.reject(new Error(String(n)))))).rejects.toThrow(
    '0',
  );
  expect(asked).toBe(2);
});
