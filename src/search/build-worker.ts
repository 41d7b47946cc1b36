import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../base/pool.ts';
import type { SearchDocument } from './document.ts';
import { folding } from './fold.ts';
import { mergeRuns } from './merge.ts';
import { startRun } from './run.ts';
import { type ShardLine, type ShardSums, shardWriter } from './shards.ts';
import { chunkWriter } from './store.ts';
import { isBeginning } from './terms.ts';

export interface GatherTask {
  kind: 'gather';
  dir: string;
  /** What the files of this task are called by. */
  name: string;
  classes: string;
  firstStory: number;
  documents: SearchDocument[];
}

export interface Gathered {
  runs: string[];
  /** For each story, how many places its headline takes. */
  headlines: number[];
  chunks: { path: string; stories: number; bytes: number }[];
}

export interface MergeTask {
  kind: 'merge';
  dir: string;
  name: string;
  runs: string[];
  headlines: Uint32Array;
  /** Terms from the first to before the last of these; null for no bound. */
  from: string | null;
  to: string | null;
  /** Bytes of a shard, more or less. */
  shardBytes: number;
}

export interface Merged {
  paths: string[];
  lines: ShardLine[];
  /** Every character that is a token by itself, as it is folded. */
  characters: string;
  sums: ShardSums;
}

serve<GatherTask | MergeTask, Gathered | Merged>((task) =>
  task.kind === 'gather' ? gather(task) : merge(task),
);

function gather({ dir, name, classes, firstStory, documents }: GatherTask): Gathered {
  const fold = folding(classes);
  const result: Gathered = { runs: [], headlines: [], chunks: [] };
  const texts = chunkWriter((bytes, stories) => {
    const path = join(dir, `texts-${name}-${result.chunks.length}`);
    writeFileSync(path, bytes);
    result.chunks.push({ path, stories, bytes: bytes.length });
  });
  let run = startRun(firstStory, fold);
  const endRun = () => {
    const path = join(dir, `run-${name}-${result.runs.length}`);
    run.write(path);
    result.runs.push(path);
  };
  for (const [i, document] of documents.entries()) {
    if (run.isFull()) {
      endRun();
      run = startRun(firstStory + i, fold);
    }
    result.headlines.push(run.add(document));
    texts.add(document);
  }
  endRun();
  texts.end();
  return result;
}

function merge({ dir, name, runs, headlines, from, to, shardBytes }: MergeTask): Merged {
  const paths: string[] = [];
  let characters = '';
  const shards = shardWriter(headlines.length, shardBytes, (bytes) => {
    const path = join(dir, `postings-${name}-${paths.length}`);
    writeFileSync(path, bytes);
    paths.push(path);
  });
  for (const [term, postings] of mergeRuns(runs, headlines)) {
    if (from !== null && term < from) continue;
    if (to !== null && term >= to) break;
    shards.add(term, postings);
    if (isBeginning(term)) characters += term.slice(0, -1);
  }
  return { paths, characters, ...shards.end() };
}
