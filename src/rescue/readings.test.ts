import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reading } from '../base/reading.test-help.ts';
import type { Reading } from '../base/reading.ts';
import { finishedRows, readingFetcher, removeOthers, writeReadings } from './readings.ts';
import { home } from './rescue.test-help.ts';

const farewell: Reading = {
  kind: 'tombstone',
  capture: { ...reading().capture, timestamp: '20220101000000' },
  reason: 'farewell',
  title: null,
};

describe('the readings of a shard', () => {
  test('are fetched one by one, as they were written', () => {
    const rows = writeReadings(home, 'ab', [reading(), farewell]);
    expect(rows).toMatchObject([
      { kind: 'article', reason: null },
      { kind: 'tombstone', reason: 'farewell', timestamp: '20220101000000' },
    ]);
    const fetcher = readingFetcher(home);
    expect(rows.map((row) => fetcher.fetch('ab', row))).toEqual([reading(), farewell]);
    fetcher.close();
    expect(finishedRows(home, 'ab')).toEqual(rows);
  });

  test('are read again where a part of them is missing', () => {
    writeReadings(home, 'ab', [reading(), farewell]);
    expect(finishedRows(home, 'cd')).toBeNull();
    truncateSync(join(home, 'ab.jsonl.gz'), 20);
    expect(finishedRows(home, 'ab')).toBeNull();
    writeReadings(home, 'ab', [reading()]);
    writeFileSync(join(home, 'ab.rows.json'), '');
    expect(finishedRows(home, 'ab')).toBeNull();
  });

  test('of no use any more are removed, and so is what a kill left', () => {
    for (const key of ['ab', 'cd']) writeReadings(home, key, [reading()]);
    writeFileSync(join(home, 'ab.jsonl.gz.4711-0a1b2c3d.tmp'), '');
    removeOthers(home, new Set(['ab']));
    expect(readdirSync(home).sort()).toEqual(['ab.jsonl.gz', 'ab.rows.json']);
  });
});
