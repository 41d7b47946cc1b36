import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  journalFiles,
  journalLines,
  journalPath,
  lineAt,
  lineReader,
  openJournal,
  START,
} from './journal.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reprint-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

test('a journal goes on in a new file when one is full, and is read as one', () => {
  const lines = Array.from({ length: 50 }, (_, i) => `${'渡輪'.repeat(i)}${i}`);
  let journal = openJournal(dir, 1000);
  const places = lines.map((line, i) => {
    if (i % 7 === 0) {
      journal.close();
      journal = openJournal(dir, 1000);
    }
    return journal.append(`${line}\n`);
  });
  journal.close();
  expect(journalFiles(dir).length).toBeGreaterThan(5);
  expect([...journalLines(dir, START)]).toEqual(lines.map((line, i) => ({ line, place: places[i] })));
  expect([...journalLines(dir, places[30]!)].map(({ line }) => line)).toEqual(lines.slice(30));
  expect(places.map((place) => lineAt(dir, place))).toEqual(lines);
  const reader = lineReader(dir, 100);
  expect(places.map((place) => reader.at(place))).toEqual(lines);
  reader.close();
});

test.each(['half a line', '渡'.repeat(100_000)])(
  'what follows the last line end is cut off: %.12s…',
  (half) => {
    const journal = openJournal(dir);
    journal.append('whole\n');
    journal.close();
    appendFileSync(journalPath(dir, 1), half);
    expect([...journalLines(dir, START)]).toHaveLength(1);
    const again = openJournal(dir);
    again.append('next\n');
    again.close();
    expect(readFileSync(journalPath(dir, 1), 'utf8')).toBe('whole\nnext\n');
  },
);

test('a line that is not there, or no longer, is null', () => {
  openJournal(dir).close();
  expect(lineAt(dir, { file: 1, offset: 0, length: 10 })).toBe(null);
  expect(lineAt(dir, { file: 2, offset: 0, length: 10 })).toBe(null);
});
