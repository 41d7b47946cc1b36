import { captureName } from '../base/capture.ts';
import { asReprintError } from '../base/error.ts';
import { serve } from '../base/pool.ts';
import type { ReadCapture, Reading } from '../base/reading.ts';
import { captureReader, type IndexEntry } from '../evidence/index.ts';
import type { Outlet, Recipe } from '../outlets/index.ts';
import { namedBy, openPage, read, readPage } from '../reading/index.ts';
import { nameGatherer, writeNames } from './names-in-pages.ts';
import { type ReadingRow, writeReadings } from './readings.ts';

/** One shard to read: plain data, so that it could as well go to another machine. */
export interface ReadTask {
  /** The archive's folder. */
  archive: string;
  /** Where readings are kept. */
  dir: string;
  key: string;
  entries: IndexEntry[];
  outlet: Outlet;
  recipes: Recipe[];
  /** Captures that outran their bounds before: they are reported and not tried again. */
  overran: number[];
}

serve<ReadTask, ReadingRow[]>(async (task, beat) => {
  const captures = captureReader(task.archive);
  const readings: Reading[] = [];
  const names = nameGatherer();
  try {
    for (const [i, entry] of task.entries.entries()) {
      beat(i);
      readings.push(task.overran.includes(i) ? overrun(entry) : await readOne(entry));
    }
  } finally {
    captures.close();
  }
  writeNames(task.dir, task.key, names.all());
  return writeReadings(task.dir, task.key, readings);

  async function readOne(entry: IndexEntry): Promise<Reading> {
    try {
      const capture = await captures.read(entry);
      const page = openPage(capture, task.outlet);
      const reading = page
        ? readPage(page, capture, task.outlet, task.recipes)
        : read(capture, task.outlet, task.recipes);
      names.add(captureName(entry), namedBy(capture, reading, page, task.outlet));
      return reading;
    } catch (thrown) {
      const { code, hint } = asReprintError(thrown);
      return { kind: 'error', capture: captureOf(entry), error: { code, hint } };
    }
  }
});

function overrun(entry: IndexEntry): Reading {
  const hint = 'the page needs more time or memory than one page may take';
  return { kind: 'error', capture: captureOf(entry), error: { code: 'OVERRUN', hint } };
}

function captureOf(entry: IndexEntry): ReadCapture {
  const { original, timestamp, truncated } = entry;
  return { original, timestamp, digest: entry.digest ?? '', truncated, memento: null };
}
