import { describe, expect, test } from 'vitest';
import type { IndexEntry } from '../evidence/index.ts';
import { entry } from './rescue.test-help.ts';
import { shardsOf } from './shards.ts';

async function keysOf(captures: IndexEntry[], reader = 'reader'): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of shardsOf(stream(captures), reader)) keys.push(key);
  return keys;
}

async function* stream<T>(items: T[]): AsyncIterable<T> {
  yield* items;
}

const captures = Array.from({ length: 5000 }, (_, i) =>
  entry(`https://harbourdaily.example/article/${String(i).padStart(5, '0')}`),
);

describe('shards', () => {
  test('hold every capture once, in order, some hundred each', async () => {
    const held: IndexEntry[] = [];
    for await (const { entries } of shardsOf(stream(captures), 'reader')) {
      expect(entries.length).toBeLessThanOrEqual(512);
      held.push(...entries);
    }
    expect(held).toEqual(captures);
  });

  test('stand but for one or two when a capture is added', async () => {
    const before = await keysOf(captures);
    const added = captures.toSpliced(2500, 0, entry('https://harbourdaily.example/article/02499x'));
    const after = await keysOf(added);
    expect(before.filter((key) => !after.includes(key)).length).toBeLessThanOrEqual(3);
    expect(before.length).toBeGreaterThan(15);
  });

  test('are others for another reader', async () => {
    const before = new Set(await keysOf(captures));
    expect((await keysOf(captures, 'another')).some((key) => before.has(key))).toBe(false);
  });
});
