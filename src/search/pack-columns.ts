import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { type ByteWriter, byteReader, byteWriter } from './bytes.ts';
import { COLUMNS, type Column, columnFile, NAMES_A_BLOCK, namesFile, STORIES_A_BLOCK } from './columns.ts';
import type { SearchDocument } from './document.ts';

/** Gathers what stories are told apart by, and writes it as columns: `columns.ts` reads them. */
export interface ColumnsWriter {
  add(document: SearchDocument): void;
  /** Writes all files into the folder `c` below this one. Returns how many names each column has, and how many files. */
  write(dir: string): { names: Record<Column, number>; files: number };
}

/** One column as it is gathered: names by number in the order in which they came, and the numbers of every story. */
interface Gathering {
  numbers: Map<string, number>;
  counts: number[];
  /** For each story how many, and which. */
  stories: ByteWriter;
}

export function columnsWriter(): ColumnsWriter {
  const columns = COLUMNS.map((column) => ({ column, its: start() }));
  let stories = 0;
  return {
    add(document) {
      stories++;
      for (const { column, its } of columns) note(its, namesIn(document, column));
    },
    write(dir) {
      mkdirSync(join(dir, 'c'));
      let files = 0;
      const put = (file: string, bytes: Uint8Array) => {
        writeFileSync(join(dir, file), deflateRawSync(bytes, { level: 9 }));
        files++;
      };
      for (const { column, its } of columns) writeColumn(column, its, stories, put);
      const names = columns.map(({ column, its }) => [column, its.counts.length]);
      return { names: Object.fromEntries(names), files };
    },
  };
}

function start(): Gathering {
  return { numbers: new Map(), counts: [], stories: byteWriter() };
}

function namesIn(document: SearchDocument, column: Column): readonly string[] {
  const value = document[column];
  return value === null ? [] : typeof value === 'string' ? [value] : value;
}

function note({ numbers, counts, stories }: Gathering, names: readonly string[]): void {
  stories.number(names.length);
  for (const name of names) {
    let number = numbers.get(name);
    if (number === undefined) {
      number = counts.length;
      numbers.set(name, number);
      counts.push(0);
    }
    counts[number]!++;
    stories.number(number);
  }
}

function writeColumn(
  column: Column,
  { numbers, counts, stories }: Gathering,
  count: number,
  put: (file: string, bytes: Uint8Array) => void,
): void {
  const byUse = [...numbers.keys()].sort(
    (a, b) => counts[numbers.get(b)!]! - counts[numbers.get(a)!]! || (a < b ? -1 : 1),
  );
  const rank = new Uint32Array(byUse.length);
  for (const [i, name] of byUse.entries()) rank[numbers.get(name)!] = i;
  for (let at = 0; at < byUse.length; at += NAMES_A_BLOCK) {
    const names = byUse.slice(at, at + NAMES_A_BLOCK).map((name) => [name, counts[numbers.get(name)!]]);
    put(namesFile(column, at / NAMES_A_BLOCK), new TextEncoder().encode(JSON.stringify(names)));
  }
  const read = byteReader(stories.take());
  for (let at = 0; at < count; at += STORIES_A_BLOCK) {
    const lengths = byteWriter();
    const all = byteWriter();
    for (let story = at; story < Math.min(count, at + STORIES_A_BLOCK); story++) {
      const length = read.number();
      lengths.number(length);
      for (let i = 0; i < length; i++) all.number(rank[read.number()]!);
    }
    put(columnFile(column, at / STORIES_A_BLOCK), Buffer.concat([lengths.take(), all.take()]));
  }
}
