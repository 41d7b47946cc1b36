import { availableParallelism } from 'node:os';
import { type Pool, sibling, startPool } from '../base/pool.ts';
import { type Catalogue, mergeCatalogue } from './catalogue.ts';
import { indexFile, type Stamp } from './index-file.ts';
import type { EvidenceFile } from './layout.ts';
import { type Verified, verifyFile } from './verify-file.ts';

/** What a worker of this room is asked: plain data. */
export type EvidenceTask =
  | { task: 'index'; dir: string; file: string }
  | { task: 'merge'; dir: string }
  | { task: 'verify'; dir: string; file: string; sha256: string | null };

export type Answer = Stamp | Catalogue | Verified;

export async function perform(task: EvidenceTask, progress: (bytes: number) => void): Promise<Answer> {
  switch (task.task) {
    case 'index':
      return indexFile(task.dir, task.file, progress);
    case 'merge':
      return mergeCatalogue(task.dir);
    case 'verify':
      return verifyFile(task.dir, task.file, task.sha256, progress);
  }
}

/** A file that gives no sign of life for so long is given up. */
const PATIENCE_MS = 300_000;

/** Enough for a sort and a merge; blocks of records lie outside of the JavaScript heap. */
const MEMORY_MB = 256;

/** To start a worker takes longer than to read so many bytes. */
const SMALL = 1024 * 1024;

/** Whoever performs the tasks of an archive with these files: workers or, for a small archive, this thread. */
export function startCrew(files: readonly EvidenceFile[]): Pool<EvidenceTask, Answer> {
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) < SMALL) {
    return { run: (task, heard = () => {}) => perform(task, heard), close: async () => {} };
  }
  return startPool(sibling(import.meta.url, 'worker'), {
    size: Math.min(availableParallelism(), files.length),
    patienceMs: PATIENCE_MS,
    memoryMb: MEMORY_MB,
  });
}
