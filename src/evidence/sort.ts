import { rmSync } from 'node:fs';
import { writeLines } from './lines.ts';
import { mergeFiles } from './merge.ts';

/** Characters held before a sorted run goes to disk. */
const BOUND = 8 * 1024 * 1024;

export interface Sort {
  add(line: string): void;
  /** Writes everything added, sorted by code unit, to `out` (whole or not at all). Answers the number of lines. */
  finish(): number;
  /** Removes what was written on the way. */
  abandon(): void;
}

/** Sorts more lines than memory would hold: runs beside `out`, merged at the end. */
export function startSort(out: string, bound = BOUND): Sort {
  let lines: string[] = [];
  let held = 0;
  const runs: string[] = [];

  function spill(): void {
    const run = `${out}.run-${runs.length}.tmp`;
    runs.push(run);
    writeLines(run, lines.sort());
    lines = [];
    held = 0;
  }

  function abandon(): void {
    for (const run of runs) rmSync(run, { force: true });
    runs.length = 0;
    lines = [];
  }

  return {
    add(line) {
      // A line made of slices would keep alive all that these were cut from: 64 kB of an index, the head of a record.
      lines.push(Buffer.from(line).toString());
      held += line.length;
      if (held > bound) spill();
    },
    finish() {
      try {
        if (runs.length === 0) return writeLines(out, lines.sort());
        spill();
        return mergeFiles(runs, out);
      } finally {
        abandon();
      }
    },
    abandon,
  };
}
