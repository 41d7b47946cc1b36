import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: into a neighbour first, then renamed over the old one, so that a kill
 * at any moment leaves either. `durable` also waits for the disk (fsync).
 */
export function writeWhole(path: string, data: string | Uint8Array, { durable = false } = {}): void {
  const unfinished = unfinishedOf(path);
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  let fd: number;
  try {
    fd = openSync(unfinished, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    fd = openSync(unfinished, 'wx');
  }
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
    if (durable) fsyncSync(fd);
    closeSync(fd);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Where this thread began to count: many small files are written faster than as many numbers are drawn. */
let last = randomBytes(4).readUInt32BE();

/**
 * A neighbour to write a file into before it is renamed over it; no other thread or process has the same.
 * A name of 250 bytes has no room for more on most disks.
 */
export function unfinishedOf(path: string): string {
  const name = basename(path);
  const kept = Buffer.byteLength(name) > 200 ? name.slice(0, 40).toWellFormed() : name;
  last = (last + 1) >>> 0;
  return join(dirname(path), `${kept}.${process.pid}-${last.toString(16).padStart(8, '0')}.tmp`);
}
