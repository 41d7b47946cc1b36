import { byteReader } from './bytes.ts';
import type { Column } from './columns.ts';
import type { StoredDocument } from './document.ts';
import { type Fold, folding } from './fold.ts';
import { inflated } from './inflate.ts';
import { type Postings, unpackPlaces, unpackStories } from './postings.ts';

/** Gives some bytes of a file of the index: all of them where no range is said. */
export type ReadBytes = (file: string, from?: number, to?: number) => Promise<Uint8Array>;

/** `index.json`: what is read first. */
export interface IndexHead {
  format: 1;
  /** The folder of this build's files: what another press left is never taken for it. */
  build: string;
  stories: number;
  /** Stories of each month, in the order of stories: `['2019-02', 512]`; `''` for those without a date. */
  months: [month: string, stories: number][];
  /** How many names each column has. */
  columns: Record<Column, number>;
  /** How many addresses and ids lead to stories. */
  keys: number;
  /** Files in the build's folder. */
  files: number;
  /** What the builder was told that tells these stories from others; empty where it was told nothing. */
  source: string;
}

/** `tables.bin`: the first term of each shard of postings, the length of its list, and the stories of each chunk of texts. */
export interface Tables {
  firsts: string[];
  lists: number[];
  /** The first story of each chunk, and after the last the count of stories. */
  chunks: number[];
}

/** A term, and where its postings lie. */
export interface TermPlace {
  term: string;
  shard: number;
  /** How many stories hold it. */
  count: number;
  /** Bytes of the shard's file. */
  stories: [from: number, to: number];
  places: [from: number, to: number];
}

export interface OpenIndex {
  head: IndexHead;
  fold: Fold;
  term(term: string): Promise<TermPlace | null>;
  /** All terms that begin so, in their order. */
  termsFrom(start: string): Promise<TermPlace[]>;
  stories(place: TermPlace): Promise<Omit<Postings, 'places'>>;
  places(place: TermPlace): Promise<number[][]>;
  story(number: number): Promise<StoredDocument>;
}

export async function openIndex(read: ReadBytes): Promise<OpenIndex> {
  const utf8 = new TextDecoder();
  const head = JSON.parse(utf8.decode(await read('index.json'))) as IndexHead;
  if (head.format !== 1) throw new RangeError('this index is of another version');
  const within = (file: string) => `${head.build}/${file}`;
  const [tables, classes] = await Promise.all([
    read(within('tables.bin')).then(inflated).then(unpackTables),
    read(within('fold.bin')).then(inflated),
  ]);
  const lists = new Map<number, Promise<TermPlace[]>>();

  function list(shard: number): Promise<TermPlace[]> {
    let its = lists.get(shard);
    if (!its) {
      const length = tables.lists[shard]!;
      its = read(shardFile(shard), 0, length)
        .then(inflated)
        .then((bytes) => unpackList(bytes, shard, length));
      lists.set(shard, its);
      // What failed is asked for again.
      its.catch(() => lists.delete(shard));
    }
    return its;
  }
  const shardFile = (shard: number) => within(`p/${shard}.bin`);

  const index: OpenIndex = {
    head,
    fold: folding(utf8.decode(classes)),
    async term(term) {
      const shard = lastUpTo(tables.firsts, term);
      if (shard < 0) return null;
      const terms = await list(shard);
      const at = lastUpTo(
        terms.map(({ term }) => term),
        term,
      );
      return terms[at]?.term === term ? terms[at] : null;
    },
    async termsFrom(start) {
      const found: TermPlace[] = [];
      for (let shard = Math.max(0, lastUpTo(tables.firsts, start)); shard < tables.firsts.length; shard++) {
        if (tables.firsts[shard]! > start && !tables.firsts[shard]!.startsWith(start)) break;
        found.push(...(await list(shard)).filter(({ term }) => term.startsWith(start)));
      }
      return found;
    },
    async stories({ shard, count, stories: [from, to] }) {
      return unpackStories(await read(shardFile(shard), from, to), count, head.stories);
    },
    async places({ shard, count, places: [from, to] }) {
      return from === to ? [] : unpackPlaces(await read(shardFile(shard), from, to), count);
    },
    async story(number) {
      const chunk = lastUpTo(tables.chunks, number);
      const [first, next] = [tables.chunks[chunk]!, tables.chunks[chunk + 1]!];
      const file = within(`t/${chunk}.bin`);
      const lengths = await lengthsOf(chunk, file, next - first);
      let from = 4 * (next - first);
      for (let i = 0; i < number - first; i++) from += lengths[i]!;
      const bytes = await inflated(await read(file, from, from + lengths[number - first]!));
      return unpackStory(JSON.parse(new TextDecoder('utf-16le').decode(bytes)));
    },
  };

  const heads = new Map<number, Promise<number[]>>();
  function lengthsOf(chunk: number, file: string, stories: number): Promise<number[]> {
    let its = heads.get(chunk);
    if (!its) {
      its = read(file, 0, 4 * stories).then((bytes) => {
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        return Array.from({ length: stories }, (_, i) => view.getUint32(4 * i, true));
      });
      heads.set(chunk, its);
      its.catch(() => heads.delete(chunk));
    }
    return its;
  }
  return index;
}

function unpackStory(values: unknown): StoredDocument {
  const [id, page, title, date, bylines, section, tags, lang, has, text] = values as [
    string,
    string,
    string,
    string | null,
    string[],
    string | null,
    string[],
    string | null,
    string[],
    string[],
  ];
  return { id, page, title, date, bylines, section, tags, lang, has, text };
}

function unpackTables(bytes: Uint8Array): Tables {
  const reader = byteReader(bytes);
  const shards = reader.number();
  const firsts = new TextDecoder().decode(reader.bytes(reader.number())).split('\n').slice(0, shards);
  const lists = Array.from({ length: shards }, () => reader.number());
  const chunks = [0];
  for (let left = reader.number(); left > 0; left--) chunks.push(chunks.at(-1)! + reader.number());
  return { firsts, lists, chunks };
}

function unpackList(bytes: Uint8Array, shard: number, listLength: number): TermPlace[] {
  const reader = byteReader(bytes);
  const length = reader.number();
  const same = Array.from({ length }, () => reader.number());
  const rests = new TextDecoder().decode(reader.bytes(reader.number())).split('\n');
  const counts = Array.from({ length }, () => reader.number());
  const stories = Array.from({ length }, () => reader.number());
  const places = Array.from({ length }, () => reader.number());
  let term = '';
  let at = listLength;
  let placesAt = listLength + stories.reduce((sum, each) => sum + each, 0);
  return rests.map((rest, i) => {
    term = term.slice(0, same[i]) + rest;
    const line: TermPlace = {
      term,
      shard,
      count: counts[i]!,
      stories: [at, at + stories[i]!],
      places: [placesAt, placesAt + places[i]!],
    };
    at += stories[i]!;
    placesAt += places[i]!;
    return line;
  });
}

/** The place of the last one that is not greater; -1 where all are. */
function lastUpTo<T extends string | number>(sorted: readonly T[], value: T): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
