import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf, writeLines } from './lines.ts';
import { openSorted } from './lookup.ts';
import { mergeFiles } from './merge.ts';
import { startSort } from './sort.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'reprint-lines-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** 5,000 lines, one of them longer than any buffer, some with Chinese text. */
const lines = Array.from(
  { length: 5000 },
  (_, i) => `key-${(i * 7919) % 5000} ${i} ${i === 77 ? '長'.repeat(40_000) : `眾新聞 ${i}`}`,
);

describe('a sort', () => {
  test('of more lines than are held gives the same as a sort in memory, and leaves no runs behind', () => {
    const out = join(dir, 'sorted.txt');
    const sort = startSort(out, 20_000);
    for (const line of lines) sort.add(line);
    expect(sort.finish()).toBe(5000);
    expect([...linesOf(out)]).toEqual([...lines].sort());
    expect(readdirSync(dir)).toEqual(['sorted.txt']);
  });

  test('merges more files than may be open at once', () => {
    const paths = Array.from({ length: 300 }, (_, i) => join(dir, `part-${i}.txt`));
    for (const [i, path] of paths.entries()) writeLines(path, [`a ${1000 + i}`, `b ${1000 + i}`]);
    const out = join(dir, 'merged.txt');
    expect(mergeFiles(paths, out)).toBe(600);
    expect(readFileSync(out, 'utf8').split('\n').slice(299, 302)).toEqual(['a 1299', 'b 1000', 'b 1001']);
  });
});

describe('a search', () => {
  test('finds every line by its beginning, the first and the last as well, and nothing that is not there', () => {
    const path = join(dir, 'searched.txt');
    writeLines(path, [...lines].sort());
    const file = openSorted(path);
    for (const line of lines) {
      const key = line.slice(0, line.indexOf(' ') + 1);
      expect(file.linesWith(key)).toEqual([line]);
    }
    for (const absent of ['', '!', 'key-5000 ', 'key-12', 'zzz'].slice(1)) {
      expect(file.linesWith(absent)).toEqual([...lines].sort().filter((line) => line.startsWith(absent)));
    }
    file.close();
  });

  test('in an empty file finds nothing', () => {
    const path = join(dir, 'empty.txt');
    writeLines(path, []);
    const file = openSorted(path);
    expect(file.linesWith('a')).toEqual([]);
    file.close();
  });

  test('finds all lines of one key over many blocks', () => {
    const path = join(dir, 'hot.txt');
    const hot = Array.from({ length: 2000 }, (_, i) => `b ${10_000 + i} ${'x'.repeat(40)}`);
    writeLines(path, ['a 1', ...hot, 'c 1']);
    const file = openSorted(path);
    expect(file.linesWith('b ')).toEqual(hot);
    expect(file.linesWith('c ')).toEqual(['c 1']);
    file.close();
  });
});
