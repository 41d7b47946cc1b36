import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';
import { makeFolder } from './folder.ts';

/**
 * Keeps the original of an imported file under `imported/`, byte for byte. Where another original of this name
 * was kept before, that one stays too, numbered: `a.md` becomes `a-1.md`, or `a-2.md` where that is taken.
 */
export function keepImported(dir: string, name: string, bytes: Uint8Array): void {
  const steps = name.split('/');
  if (steps.some((step) => step === '' || step === '..' || step === '.') || /[\\\0]/.test(name)) {
    throw new ReprintError(
      'BAD_INPUT',
      `${JSON.stringify(name)} leads out of the archive`,
      'give the file another name',
    );
  }
  makeFolder(dir, posix.dirname(`imported/${name}`));
  const path = join(dir, 'imported', ...steps);
  const earlier = bytesAt(path);
  if (earlier?.equals(bytes)) return;
  if (earlier !== null && earlier.length > 0) keepEarlier(path, earlier);
  writeWhole(path, bytes);
}

/** Copied first and then replaced, so that a kill in between loses nothing. */
function keepEarlier(path: string, bytes: Buffer): void {
  const ending = posix.extname(path);
  for (let n = 1; ; n++) {
    const numbered = `${path.slice(0, path.length - ending.length)}-${n}${ending}`;
    const there = bytesAt(numbered);
    if (there === null) writeWhole(numbered, bytes, { durable: true });
    if (there === null || there.equals(bytes)) return;
  }
}

function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
