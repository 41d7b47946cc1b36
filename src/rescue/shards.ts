import { sha256Hex } from '../base/digest.ts';
import type { IndexEntry } from '../evidence/index.ts';

/** Captures that are read together; its readings are one file, named by `key`, that never changes. */
export interface Shard {
  key: string;
  entries: IndexEntry[];
}

const FEWEST = 64;
const MOST = 512;
/** One capture in so many ends a shard. */
const ONE_IN = 128;

/**
 * Cuts the stream of captures into shards where the captures themselves say (content-defined chunking): a
 * capture added later changes the shard that it falls into and at most a few behind it, so all other readings
 * stand.
 * `reader` is everything else that the readings depend on: outlet, recipes, version.
 */
export async function* shardsOf(captures: AsyncIterable<IndexEntry>, reader: string): AsyncIterable<Shard> {
  let entries: IndexEntry[] = [];
  for await (const entry of captures) {
    entries.push(entry);
    if (entries.length >= MOST || (entries.length >= FEWEST && endsShard(entry))) {
      yield shard(entries, reader);
      entries = [];
    }
  }
  if (entries.length > 0) yield shard(entries, reader);
}

function endsShard(entry: IndexEntry): boolean {
  return Number.parseInt(sha256Hex(`${entry.key} ${entry.timestamp}`).slice(0, 8), 16) % ONE_IN === 0;
}

function shard(entries: IndexEntry[], reader: string): Shard {
  return { key: sha256Hex(`${reader}\n${JSON.stringify(entries)}`).slice(0, 32), entries };
}
