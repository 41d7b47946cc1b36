import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../base/pool.ts';
import type { Reading } from '../base/reading.ts';
import {
  type Habits,
  type Imported,
  longestFile,
  type Problem,
  readImported,
  type Trait,
  traitOf,
} from '../importing/index.ts';
import type { Outlet } from '../outlets/index.ts';
import { type ReadingRow, writeReadings } from './readings.ts';

/** Files of another rescue, below the archive: `imported/a/1.md`. */
interface Files {
  archive: string;
  files: string[];
  /** Files that outran their bounds before: they are reported and not tried again. */
  overran: number[];
}

/** What the worker can be asked: what files give to the count of their habits; their readings, on disk or at once. */
export type ImportTask =
  | (Files & { task: 'traits' })
  | (Files & { task: 'read'; dir: string; key: string; outlet: Outlet; habits: Habits })
  | (Files & { task: 'show'; outlet: Outlet; habits: Habits });

export type ImportResult = { traits: Trait[] } | { rows: ReadingRow[] } | { readings: Reading[] };

serve<ImportTask, ImportResult>(async (task, beat) => {
  if (task.task === 'traits') return { traits: task.files.flatMap((file, i) => trait(file, i) ?? []) };
  const readings = task.files.flatMap((file, i) => readOne(file, i));
  if (task.task === 'show') return { readings };
  return { rows: writeReadings(task.dir, task.key, readings) };

  function trait(file: string, i: number): Trait | null {
    beat(i);
    const path = join(task.archive, file);
    if (
      task.overran.includes(i) ||
      !/\.(?:md|markdown)$/.test(file) ||
      statSync(path).size > longestFile(file)
    )
      return null;
    return traitOf(readFileSync(path, 'utf8'));
  }

  function readOne(file: string, i: number): Reading[] {
    beat(i);
    if (task.task === 'traits') return [];
    const path = join(task.archive, file);
    const size = statSync(path).size;
    const { readings, problems } = task.overran.includes(i)
      ? failed('OVERRUN', 'it needs more time or memory than one file may take')
      : size > longestFile(file)
        ? failed('TOO_LARGE', `it has ${size} bytes; one may have ${longestFile(file)}`)
        : readImported({ path: file, bytes: readFileSync(path) }, task.outlet, task.habits, () => beat(i));
    return [...readings, ...problems.map((problem) => unreadable(file, problem))];
  }
});

function failed(code: Problem['code'], message: string): Imported {
  return { readings: [], problems: [{ at: '', code, message }] };
}

/** What could not be read, in its place among the readings. */
function unreadable(file: string, { at, code, message }: Problem): Reading {
  const imported = at === '' ? file : `${file}#${at}`;
  const digest = `sha256:${createHash('sha256').update(imported).digest('hex')}`;
  return {
    kind: 'error',
    capture: {
      original: imported,
      timestamp: '0'.repeat(14),
      digest,
      truncated: null,
      memento: null,
      imported,
    },
    error: { code, hint: message },
  };
}
