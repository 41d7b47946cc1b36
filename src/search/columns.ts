import { byteReader } from './bytes.ts';
import { inflated } from './inflate.ts';
import type { IndexHead, ReadBytes } from './open-index.ts';

/** What stories are told apart by, beside their month: names, of which a story has none, one or several. */
export const COLUMNS = ['section', 'bylines', 'tags', 'lang', 'has'] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * A column is files: names with their counts, most used first (`c/tags-names-0.bin`, JSON), and for each story how many
 * names it has, then the numbers of all these (`c/tags-0.bin`). So a query reads of a column what its hits need.
 */
export const NAMES_A_BLOCK = 1000;
export const STORIES_A_BLOCK = 8192;

export function namesFile(column: Column, block: number): string {
  return `c/${column}-names-${block}.bin`;
}

export function columnFile(column: Column, block: number): string {
  return `c/${column}-${block}.bin`;
}

/** A name, and how many of all stories have it. */
export type Name = [name: string, count: number];

export interface Columns {
  head: IndexHead;
  /** For each of these stories, the numbers of its names. */
  numbers(column: Column, stories: readonly number[]): Promise<ArrayLike<number>[]>;
  /** The name with a number. */
  name(column: Column, number: number): Promise<Name>;
  /** The number of a name; -1 where no story has it. */
  numberOf(column: Column, name: string): Promise<number>;
}

/** Opens the columns of an index. Each of their files is read once, when it is first needed. */
export function openColumns(read: ReadBytes, head: IndexHead): Columns {
  const get = (file: string) => read(`${head.build}/${file}`).then(inflated);
  const names = remembering(async (file) => JSON.parse(new TextDecoder().decode(await get(file))) as Name[]);
  const blocks = remembering(async (file) => unpackBlock(await get(file), head.stories, file));
  const namesAt = (column: Column, block: number) => names(namesFile(column, block));
  return {
    head,
    async numbers(column, stories) {
      const wanted = [...new Set(stories.map(blockOf))];
      const read = await Promise.all(wanted.map((block) => blocks(columnFile(column, block))));
      const byBlock = new Map(wanted.map((block, i) => [block, read[i]!]));
      return stories.map((story) => byBlock.get(blockOf(story))![story % STORIES_A_BLOCK] ?? []);
    },
    async name(column, number) {
      const block = await namesAt(column, Math.floor(number / NAMES_A_BLOCK));
      return block[number % NAMES_A_BLOCK] ?? ['', 0];
    },
    async numberOf(column, name) {
      for (let first = 0; first < head.columns[column]; first += NAMES_A_BLOCK) {
        const block = await namesAt(column, first / NAMES_A_BLOCK);
        const at = block.findIndex(([each]) => each === name);
        if (at >= 0) return first + at;
      }
      return -1;
    },
  };
}

function blockOf(story: number): number {
  return Math.floor(story / STORIES_A_BLOCK);
}

/** @throws RangeError where the bytes end too soon */
function unpackBlock(bytes: Uint8Array, stories: number, file: string): Uint32Array[] {
  const first = Number(/(\d+)\.bin$/.exec(file)![1]) * STORIES_A_BLOCK;
  const reader = byteReader(bytes);
  const lengths = Array.from({ length: Math.min(STORIES_A_BLOCK, stories - first) }, () => reader.number());
  return lengths.map((length) => Uint32Array.from({ length }, () => reader.number()));
}

/** Asks once for each file; what failed is asked for again. */
function remembering<T>(get: (file: string) => Promise<T>): (file: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (file) => {
    const its = known.get(file) ?? get(file);
    known.set(file, its);
    its.catch(() => known.delete(file));
    return its;
  };
}
