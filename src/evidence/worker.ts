import { serve } from '../base/pool.ts';
import { type Catalogue, mergeCatalogue } from './catalogue.ts';
import { indexFile, type Stamp } from './index-file.ts';
import { type Verified, verifyFile } from './verify-file.ts';

/** What a worker of this room is asked: plain data. */
export type EvidenceTask =
  | { task: 'index'; dir: string; file: string }
  | { task: 'merge'; dir: string }
  | { task: 'verify'; dir: string; file: string; sha256: string | null };

export type Answer = Stamp | Catalogue | Verified;

serve<EvidenceTask, Answer>((task, beat) => {
  switch (task.task) {
    case 'index':
      return indexFile(task.dir, task.file, beat);
    case 'merge':
      return mergeCatalogue(task.dir);
    case 'verify':
      return verifyFile(task.dir, task.file, task.sha256, beat);
  }
});
