import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { KNOWN_COLUMNS, type KnownLine, knownRows } from '../archive/index.ts';
import type { Io } from './io.ts';

/** The table on stdout, one row an article. */
export async function printCsv(known: AsyncIterable<KnownLine>, io: Io): Promise<void> {
  await io.print(KNOWN_COLUMNS.trimEnd());
  for await (const line of known) for (const row of knownRows(line)) await io.print(row.trimEnd());
}

/** The table in a file, whole or not at all. */
export async function writeCsv(known: AsyncIterable<KnownLine>, path: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  const fd = openSync(unfinished, 'w');
  try {
    try {
      let waiting = KNOWN_COLUMNS;
      for await (const line of known) {
        for (const row of knownRows(line)) waiting += row;
        if (waiting.length < 1 << 20) continue;
        writeSync(fd, waiting);
        waiting = '';
      }
      writeSync(fd, waiting);
    } finally {
      closeSync(fd);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
