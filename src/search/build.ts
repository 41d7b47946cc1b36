import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { writeWhole } from '../base/files.ts';
import { inOrder } from '../base/in-order.ts';
import { sibling, startPool } from '../base/pool.ts';
import type { Gathered, GatherTask, Merged, MergeTask } from './build-worker.ts';
import { BUILD, FORMAT } from './built.ts';
import { byteWriter } from './bytes.ts';
import type { SearchDocument } from './document.ts';
import type { IndexHead } from './open-index.ts';
import { addressesWriter } from './pack-addresses.ts';
import { columnsWriter } from './pack-columns.ts';
import type { ShardSums } from './shards.ts';

/** A task takes so many stories, or characters of text, whichever is first. */
const TASK_STORIES = 2000;
const TASK_CHARACTERS = 4_000_000;

/** What was built. */
export interface Built {
  build: string;
  stories: number;
  files: number;
  /** Bytes of the postings' parts, and of the texts. */
  sums: ShardSums;
  texts: number;
}

/**
 * Builds the index of some stories, given newest first, into a folder: `index.json`, and a folder of this build's
 * files. The files of another build are removed once this one is whole.
 * @param source what tells these stories from others, for `builtFrom`
 */
export async function build(
  documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>,
  dir: string,
  classes: string,
  source = '',
): Promise<Built> {
  const work = join(dir, '.building');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'p'), { recursive: true });
  mkdirSync(join(work, 't'));
  const pool = startPool<GatherTask | MergeTask, Gathered | Merged>(sibling(import.meta.url, 'build-worker'));
  const months: IndexHead['months'] = [];
  const columns = columnsWriter();
  const addresses = addressesWriter();
  let seenStories = 0;
  const hash = createHash('sha256').update(classes);
  const files = { texts: 0, bytes: 0 };
  const runs: string[] = [];
  const headlines: number[] = [];
  const chunks: number[] = [];

  function seen(document: SearchDocument): void {
    const { date } = document;
    hash.update(`${JSON.stringify(document)}\n`);
    columns.add(document);
    addresses.add(document.keys ?? [], seenStories++);
    const month = date?.slice(0, 7) ?? '';
    const last = months.at(-1);
    if (last?.[0] === month) last[1]++;
    else months.push([month, 1]);
  }

  try {
    const tasks = batches(documents, seen, (documents, firstStory, name) => ({
      kind: 'gather' as const,
      dir: work,
      name,
      classes,
      firstStory,
      documents,
    }));
    for await (const gathered of inOrder(tasks, 3, (task) => pool.run(task) as Promise<Gathered>)) {
      runs.push(...gathered.runs);
      for (const each of gathered.headlines) headlines.push(each);
      for (const { path, stories, bytes } of gathered.chunks) {
        renameSync(path, join(work, 't', `${chunks.length}.bin`));
        chunks.push(stories);
        files.bytes += bytes;
      }
    }
    const shardBytes = shardSize(runs.reduce((sum, run) => sum + statSync(run).size, 0));
    const places = Uint32Array.from(headlines);
    const bounds = [null, ...SPLITS, null];
    const merged = await Promise.all(
      bounds.slice(1).map(
        (to, i) =>
          pool.run({
            kind: 'merge',
            dir: work,
            name: String(i),
            runs,
            headlines: places,
            from: bounds[i]!,
            to: to!,
            shardBytes,
          }) as Promise<Merged>,
      ),
    );
    const paths = merged.flatMap(({ paths }) => paths);
    for (const [i, path] of paths.entries()) renameSync(path, join(work, 'p', `${i}.bin`));
    for (const run of runs) rmSync(run);
    const sums = merged.map(({ sums }) => sums).reduce(added, { terms: 0, stories: 0, places: 0, lists: 0 });
    writeFileSync(
      join(work, 'tables.bin'),
      packTables(
        merged.flatMap(({ lines }) => lines),
        chunks,
      ),
    );
    writeFileSync(join(work, 'fold.bin'), deflateRawSync(usedOf(classes, merged), { level: 9 }));
    const packed = columns.write(work);
    const keyed = addresses.write(work);
    const head: IndexHead = {
      format: FORMAT,
      build: hash.digest('hex').slice(0, 12),
      stories: headlines.length,
      months,
      columns: packed.names,
      keys: keyed.keys,
      files: paths.length + chunks.length + packed.files + keyed.files + 2,
      source,
    };
    rmSync(join(dir, head.build), { recursive: true, force: true });
    renameSync(work, join(dir, head.build));
    writeWhole(join(dir, 'index.json'), JSON.stringify(head));
    for (const other of readdirSync(dir))
      if (BUILD.test(other) && other !== head.build) rmSync(join(dir, other), { recursive: true });
    return {
      build: head.build,
      stories: head.stories,
      files: head.files + 1,
      sums,
      texts: files.bytes,
    };
  } finally {
    await pool.close();
  }
}

/** Terms are merged in parts of about one size: most Han characters stand before and after 正. */
const SPLITS = ['正'];

/**
 * A search reads the list of some shards, and the table of all: both are least where there are about so many shards.
 * Fewer are enough where their lists are short.
 */
const SHARDS = 1600;
const LEAST_SHARD = 16 << 10;
const LARGEST_SHARD = 128 << 10;

function shardSize(runBytes: number): number {
  return Math.min(LARGEST_SHARD, Math.max(LEAST_SHARD, Math.round((0.6 * runBytes) / SHARDS)));
}

/** Only forms of what stands in the texts: no other can be found. */
function usedOf(classes: string, merged: readonly Merged[]): string {
  const used = new Set(merged.flatMap(({ characters }) => [...characters]));
  return classes
    .split(' ')
    .filter((members) => used.has([...members][0]!))
    .join(' ');
}

function added(a: ShardSums, b: ShardSums): ShardSums {
  return {
    terms: a.terms + b.terms,
    stories: a.stories + b.stories,
    places: a.places + b.places,
    lists: a.lists + b.lists,
  };
}

async function* batches<Task>(
  documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>,
  seen: (document: SearchDocument) => void,
  task: (documents: SearchDocument[], firstStory: number, name: string) => Task,
): AsyncIterable<Task> {
  let batch: SearchDocument[] = [];
  let characters = 0;
  let first = 0;
  let name = 0;
  for await (const document of documents) {
    seen(document);
    batch.push(document);
    characters += document.text.reduce((sum, each) => sum + each.length, document.title.length);
    if (batch.length < TASK_STORIES && characters < TASK_CHARACTERS) continue;
    yield task(batch, first, String(name++));
    first += batch.length;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield task(batch, first, String(name));
}

function packTables(
  lines: readonly { first: string; list: number }[],
  chunks: readonly number[],
): Uint8Array {
  const out = byteWriter();
  const firsts = new TextEncoder().encode(lines.map(({ first }) => first).join('\n'));
  out.number(lines.length);
  out.number(firsts.length);
  out.bytes(firsts);
  for (const { list } of lines) out.number(list);
  out.number(chunks.length);
  for (const stories of chunks) out.number(stories);
  return deflateRawSync(out.take(), { level: 9 });
}
