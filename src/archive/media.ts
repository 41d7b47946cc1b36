import { rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Hex } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';
import { makeFolder } from './folder.ts';

/**
 * Saves a picture or another file under the SHA-256 of its bytes, and returns its path below the archive,
 * `media/ab/abcdef….jpg`. The same bytes are saved once.
 */
export function saveMedia(dir: string, bytes: Uint8Array, extension: string): string {
  if (!/^[a-z0-9]{1,8}$/.test(extension)) {
    throw new ReprintError(
      'BAD_INPUT',
      `${JSON.stringify(extension)} is no extension`,
      'it is 1 to 8 of a–z, 0–9',
    );
  }
  const sha256 = sha256Hex(bytes);
  const path = `media/${sha256.slice(0, 2)}/${sha256}.${extension}`;
  // A power cut can leave a file short, never other bytes of the same number.
  const there = statSync(join(dir, path), { throwIfNoEntry: false });
  if (there?.size !== bytes.length) {
    makeFolder(dir, dirname(path));
    writeWhole(join(dir, path), bytes);
  }
  return path;
}

/** Takes a saved picture away. What is no path of one (a journal can be tampered with) is left alone. */
export function removeMedia(dir: string, path: string): void {
  if (!/^media\/[0-9a-f]{2}\/[0-9a-f]{64}\.[a-z0-9]{1,8}$/.test(path)) return;
  rmSync(join(dir, path), { force: true });
  try {
    rmdirSync(dirname(join(dir, path)));
  } catch {
    // Others are in the folder, or it is gone.
  }
}
