import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const CHUNK = 64 * 1024;

/** The lines of a file, without their ends, a chunk in memory at a time. The last line may lack its end. */
export function* linesOf(path: string): Generator<string, void, undefined> {
  const fd = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let rest: Buffer[] = [];
    for (;;) {
      const length = readSync(fd, chunk, 0, CHUNK, null);
      if (length === 0) break;
      const read = chunk.subarray(0, length);
      const end = read.lastIndexOf(10);
      if (end === -1) {
        rest.push(Buffer.from(read));
        continue;
      }
      const whole =
        rest.length === 0 ? read.subarray(0, end) : Buffer.concat([...rest, read.subarray(0, end)]);
      rest = end + 1 < length ? [Buffer.from(read.subarray(end + 1))] : [];
      yield* whole.toString('utf8').split('\n');
    }
    if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
  } finally {
    closeSync(fd);
  }
}

/** Writes lines to a file that is there whole or not at all. Answers how many there were. */
export function writeLines(path: string, lines: Iterable<string>): number {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  const fd = openSync(unfinished, 'wx');
  let count = 0;
  try {
    let text = '';
    for (const line of lines) {
      text += `${line}\n`;
      count++;
      if (text.length < CHUNK * 4) continue;
      writeAll(fd, Buffer.from(text));
      text = '';
    }
    writeAll(fd, Buffer.from(text));
    closeSync(fd);
    renameSync(unfinished, path);
  } catch (error) {
    closeQuietly(fd);
    rmSync(unfinished, { force: true });
    throw error;
  }
  return count;
}

/** Writes all of the bytes at the file's position; one write can stop short of that. */
export function writeAll(fd: number, bytes: Uint8Array, position: number | null = null): void {
  for (let written = 0; written < bytes.length; ) {
    const at = position === null ? null : position + written;
    written += writeSync(fd, bytes, written, bytes.length - written, at);
  }
}

function closeQuietly(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // Closed already: the rename was what failed.
  }
}
