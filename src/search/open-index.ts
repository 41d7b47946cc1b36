import { byteReader } from './bytes.ts';
import type { Column } from './columns.ts';
import { type DayOf, unpackDays } from './days.ts';
import { type Fold, folding } from './fold.ts';
import { inflated } from './inflate.ts';
import { type TermPlace, unpackList } from './list-of-terms.ts';
import { type PlacesOf, pieceReader, type StoriesOf } from './pieces.ts';
import { remembering } from './remembering.ts';
import { lastUpTo } from './sorted.ts';
import { type StoryReader, storyReader } from './stories.ts';

/** Gives some bytes of a file of the index: all of them where no range is said. */
export type ReadBytes = (file: string, from?: number, to?: number) => Promise<Uint8Array>;

/** `index.json`: what is read first. */
export interface IndexHead {
  format: number;
  /** The folder of this build's files: what another press left is never taken for it. */
  build: string;
  stories: number;
  /** Stories are asked for so many at once. */
  stretch: number;
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

/** `tables.bin`: the first term of each shard of postings, and the length of its list. */
interface Tables {
  firsts: string[];
  lists: number[];
}

/** What a reader of an index calls; each rejects with what `ReadBytes` throws, or RangeError where bytes are damaged. */
export interface OpenIndex extends StoryReader {
  head: IndexHead;
  fold: Fold;
  term(term: string): Promise<TermPlace | null>;
  /** All terms that begin so, in their order. */
  termsFrom(start: string): Promise<TermPlace[]>;
  /** The stories of each term, of one stretch. */
  stories(terms: readonly TermPlace[], stretch: number): Promise<StoriesOf[]>;
  /** The places in the same stories; none for terms that keep no places. */
  places(terms: readonly TermPlace[], stretch: number): Promise<PlacesOf[]>;
  /** Of which day each story is. Read when it is first asked for. */
  days(): Promise<DayOf>;
}

/** Of what `build` writes and this reads: another number where the same stories make other files. */
export const FORMAT = 4;

/** Lists of terms that are kept at hand. */
const KEPT = 256;

/** @throws RangeError where the index is of another format, or damaged; what `read` throws */
export async function openIndex(read: ReadBytes): Promise<OpenIndex> {
  const utf8 = new TextDecoder();
  const head = JSON.parse(utf8.decode(await read('index.json'))) as IndexHead;
  if (head.format !== FORMAT) throw new RangeError('this index is of another version');
  const within = (file: string) => `${head.build}/${file}`;
  const [tables, classes] = await Promise.all([
    read(within('tables.bin')).then(inflated).then(unpackTables),
    read(within('fold.bin')).then(inflated),
  ]);
  const shardFile = (shard: number) => within(`p/${shard}.bin`);

  const list = remembering(KEPT, async (shard: number) => {
    const length = tables.lists[shard]!;
    return unpackList(await inflated(await read(shardFile(shard), 0, length)), shard, length, head);
  });
  const pieces = pieceReader(read, shardFile, head);
  const days = remembering(1, async (file: string) => unpackDays(await inflated(await read(within(file)))));

  return {
    head,
    days: () => days('days.bin'),
    fold: folding(utf8.decode(classes)),
    async term(term) {
      const shard = lastUpTo(tables.firsts, term);
      if (shard < 0) return null;
      const terms = await list(shard);
      const found = terms[lastUpTo(terms, term, ({ term }) => term)];
      return found?.term === term ? found : null;
    },
    async termsFrom(start) {
      const { firsts } = tables;
      const shards: number[] = [];
      for (let shard = Math.max(0, lastUpTo(firsts, start)); shard < firsts.length; shard++) {
        if (firsts[shard]! > start && !firsts[shard]!.startsWith(start)) break;
        shards.push(shard);
      }
      const lists = await Promise.all(shards.map((shard) => list(shard)));
      return lists.flat().filter(({ term }) => term.startsWith(start));
    },
    ...pieces,
    ...storyReader(read, head),
  };
}

function unpackTables(bytes: Uint8Array): Tables {
  const reader = byteReader(bytes);
  const shards = reader.number();
  const firsts = new TextDecoder().decode(reader.bytes(reader.number())).split('\n').slice(0, shards);
  if (shards > reader.left()) throw new RangeError('the bytes end too soon');
  return { firsts, lists: Array.from({ length: shards }, () => reader.number()) };
}
