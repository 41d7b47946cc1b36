import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../base/pool.ts';
import type { SearchDocument } from './document.ts';
import { type Fold, folding } from './fold.ts';
import { mergeRuns, type RunFile } from './merge.ts';
import { startRun } from './run.ts';
import { type ShardLine, type ShardSums, shardWriter } from './shards.ts';
import { packChunk, packStory } from './store.ts';
import { STORIES_A_CHUNK } from './stretches.ts';
import { isBeginning } from './terms.ts';

export interface GatherTask {
  kind: 'gather';
  dir: string;
  /** What the files of this task are called by. */
  name: string;
  classes: string;
  /** A multiple of the stories that a chunk holds. */
  firstStory: number;
  documents: SearchDocument[];
}

export interface Gathered {
  runs: RunFile[];
  /** For each story, how many places its headline takes. */
  headlines: number[];
  /** Bytes of the texts. */
  texts: number;
}

export interface MergeTask {
  kind: 'merge';
  dir: string;
  name: string;
  runs: RunFile[];
  headlines: Uint32Array;
  /** Terms from the first to before the last of these; null for no bound. */
  from: string | null;
  to: string | null;
  stretch: number;
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

/** All tasks of one thread have the same classes. */
let fold: Fold | null = null;

function gather({ dir, name, classes, firstStory, documents }: GatherTask): Gathered {
  fold ??= folding(classes);
  const result: Gathered = { runs: [], headlines: [], texts: 0 };
  let run = startRun(firstStory, fold);
  const endRun = () => {
    const path = join(dir, `run-${name}-${result.runs.length}`);
    result.runs.push({ path, marks: run.write(path) });
  };
  for (const [i, document] of documents.entries()) {
    if (run.isFull()) {
      endRun();
      run = startRun(firstStory + i, fold);
    }
    result.headlines.push(run.add(document));
  }
  endRun();
  for (let at = 0; at < documents.length; at += STORIES_A_CHUNK) {
    const chunk = packChunk(documents.slice(at, at + STORIES_A_CHUNK).map(packStory));
    writeFileSync(join(dir, 't', `${(firstStory + at) / STORIES_A_CHUNK}.bin`), chunk);
    result.texts += chunk.length;
  }
  return result;
}

function merge({ dir, name, runs, headlines, from, to, stretch, shardBytes }: MergeTask): Merged {
  const paths: string[] = [];
  let characters = '';
  const shards = shardWriter(headlines.length, stretch, shardBytes, (bytes) => {
    const path = join(dir, `postings-${name}-${paths.length}`);
    writeFileSync(path, bytes);
    paths.push(path);
  });
  for (const [term, postings] of mergeRuns(runs, headlines, from)) {
    if (to !== null && term >= to) break;
    shards.add(term, postings);
    if (isBeginning(term)) characters += term.slice(0, -1);
  }
  return { paths, characters, ...shards.end() };
}
