import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What `writeWhole` leaves behind when it is killed: `18753.md.4711-0a1b2c3d.tmp`. */
const UNFINISHED = /\.\d{1,10}-[0-9a-f]{8}\.tmp$/;

export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}

/** Removes the unfinished files of a writer that was killed; called by the next one, under its lock. */
export function sweep(dir: string): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isFile() && UNFINISHED.test(entry.name)) rmSync(join(dir, entry.name), { force: true });
    else if (entry.isDirectory() && SWEPT.has(entry.name)) sweepBelow(join(dir, entry.name));
  }
}

/** The folders that this room writes into. */
const SWEPT = new Set(['articles', 'media', 'account', 'bylines', 'recipes', 'imported']);

function sweepBelow(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) sweepBelow(join(folder, entry.name));
    else if (entry.isFile() && UNFINISHED.test(entry.name)) rmSync(join(folder, entry.name), { force: true });
  }
}
