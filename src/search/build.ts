import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { writeWhole } from '../base/files.ts';
import { inOrder } from '../base/in-order.ts';
import { sibling, startPool } from '../base/pool.ts';
import type { Gathered, GatherTask, Merged, MergeTask } from './build-worker.ts';
import { BUILD } from './built.ts';
import { byteWriter } from './bytes.ts';
import { daysWriter } from './days.ts';
import type { SearchDocument } from './document.ts';
import type { RunFile } from './merge.ts';
import { FORMAT, type IndexHead } from './open-index.ts';
import { addressesWriter } from './pack-addresses.ts';
import { columnsWriter } from './pack-columns.ts';
import type { ShardLine, ShardSums } from './shards.ts';
import { STORIES_A_CHUNK, STRETCH } from './stretches.ts';

/** A task takes so many stories, or characters of text, whichever is first; but whole chunks of texts. */
const TASK_STORIES = 2048;
const TASK_CHARACTERS = 3_000_000;

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
 * @param stretch how many stories are asked for at once
 */
export async function build(
  documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>,
  dir: string,
  classes: string,
  source = '',
  stretch = STRETCH,
): Promise<Built> {
  const work = join(dir, '.building');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'p'), { recursive: true });
  mkdirSync(join(work, 't'));
  const pool = startPool<GatherTask | MergeTask, Gathered | Merged>(sibling(import.meta.url, 'build-worker'));
  const months: IndexHead['months'] = [];
  const columns = columnsWriter();
  const addresses = addressesWriter();
  const days = daysWriter();
  let seenStories = 0;
  const hash = createHash('sha256').update(`${FORMAT} ${stretch} ${classes}\n`);
  const runs: RunFile[] = [];
  const headlines: number[] = [];
  let texts = 0;

  function seen(document: SearchDocument): void {
    const { date } = document;
    hash.update(`${JSON.stringify(document)}\n`);
    columns.add(document);
    days.add(date);
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
      texts += gathered.texts;
    }
    const shardBytes = shardSize(runs.reduce((sum, { path }) => sum + statSync(path).size, 0));
    const places = Uint32Array.from(headlines);
    const merged = await Promise.all(
      partsOf(runs).map(
        ([from, to], i) =>
          pool.run({
            kind: 'merge',
            dir: work,
            name: String(i),
            runs,
            headlines: places,
            from,
            to,
            stretch,
            shardBytes,
          }) as Promise<Merged>,
      ),
    );
    const paths = merged.flatMap(({ paths }) => paths);
    for (const [i, path] of paths.entries()) renameSync(path, join(work, 'p', `${i}.bin`));
    for (const { path } of runs) rmSync(path);
    const sums = merged.map(({ sums }) => sums).reduce(added, { terms: 0, stories: 0, places: 0, lists: 0 });
    writeFileSync(join(work, 'tables.bin'), packTables(merged.flatMap(({ lines }) => lines)));
    writeFileSync(join(work, 'fold.bin'), deflateRawSync(usedOf(classes, merged), { level: 9 }));
    writeFileSync(join(work, 'days.bin'), deflateRawSync(days.take(), { level: 9 }));
    const packed = columns.write(work);
    const keyed = addresses.write(work);
    const head: IndexHead = {
      format: FORMAT,
      build: hash.digest('hex').slice(0, 12),
      stories: headlines.length,
      stretch,
      months,
      columns: packed.names,
      keys: keyed.keys,
      files: paths.length + Math.ceil(headlines.length / STORIES_A_CHUNK) + packed.files + keyed.files + 3,
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
      texts,
    };
  } finally {
    await pool.close();
  }
}

/** Terms are merged in so many parts: more than there are cores, for none is exactly as large as another. */
const PARTS = 8;

/** Parts that hold about as many bytes each, as the marks of the runs tell. */
function partsOf(runs: readonly RunFile[]): [from: string | null, to: string | null][] {
  const terms = runs.flatMap(({ marks }) => marks.map(({ term }) => term)).sort((a, b) => (a < b ? -1 : 1));
  const firsts = Array.from(
    { length: PARTS - 1 },
    (_, i) => terms[Math.floor(((i + 1) * terms.length) / PARTS)],
  );
  const bounds = [null, ...new Set(firsts.filter((term) => term !== undefined)), null];
  return bounds.slice(1).map((to, i) => [bounds[i]!, to]);
}

/**
 * A search reads the list of some shards, and the table of all, once: for one pair of characters both together are least
 * at some 1,600 shards for an index of 200 MB, for two names at twice as many; and at more for a larger index as its words
 * grow, which is slowly.
 */
const SHARDS = 2600;
const OF_BYTES = 200e6;
const LEAST_SHARD = 16 << 10;

/** Runs are a good deal larger than what becomes of them. */
function shardSize(runBytes: number): number {
  const shards = SHARDS * Math.cbrt(runBytes / OF_BYTES);
  return Math.max(LEAST_SHARD, Math.round((0.6 * runBytes) / shards));
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
    if (batch.length % STORIES_A_CHUNK > 0) continue;
    if (batch.length < TASK_STORIES && characters < TASK_CHARACTERS) continue;
    yield task(batch, first, String(name++));
    first += batch.length;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield task(batch, first, String(name));
}

function packTables(lines: readonly ShardLine[]): Uint8Array {
  const out = byteWriter();
  const firsts = new TextEncoder().encode(lines.map(({ first }) => first).join('\n'));
  out.number(lines.length);
  out.number(firsts.length);
  out.bytes(firsts);
  for (const { list } of lines) out.number(list);
  return deflateRawSync(out.take(), { level: 9 });
}
