import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadBytes } from './open-index.ts';

/** Reads an index from a folder. @throws what `open` throws; RangeError where a file is shorter than the index says */
export function readFiles(dir: string): ReadBytes {
  return async (file, from = 0, to) => {
    const handle = await open(join(dir, file));
    try {
      const length = (to ?? (await handle.stat()).size) - from;
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, from);
      if (bytesRead < length) throw new RangeError(`${file} is shorter than the index says`);
      return bytes;
    } finally {
      await handle.close();
    }
  };
}
