import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { sha256OfFile } from '../base/digest.ts';

const WRITE_AT = 1 << 20;

/**
 * Writes a file line by line, whole or not at all, in bounded memory; a file that would not change is not
 * touched. Lines bring their own line ends.
 */
export async function writeLines(
  path: string,
  lines: AsyncIterable<string> | Iterable<string>,
  encoding: 'utf8' | 'latin1' = 'utf8',
): Promise<void> {
  const unfinished = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  const fd = openSync(unfinished, 'wx');
  const write = (text: string): void => {
    const bytes = Buffer.from(text, encoding);
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  };
  try {
    try {
      let waiting = '';
      for await (const line of lines) {
        waiting += line;
        if (waiting.length < WRITE_AT) continue;
        write(waiting);
        waiting = '';
      }
      write(waiting);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    if (await isSame(unfinished, path)) rmSync(unfinished);
    else renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

async function isSame(a: string, b: string): Promise<boolean> {
  if (statSync(a).size !== statSync(b, { throwIfNoEntry: false })?.size) return false;
  return (await sha256OfFile(a)) === (await sha256OfFile(b));
}
