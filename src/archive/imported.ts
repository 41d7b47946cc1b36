import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';

/** Keeps the original of an imported file under `imported/`, byte for byte; one that is there already stays. */
export function keepImported(dir: string, name: string, bytes: Uint8Array): void {
  const steps = name.split('/');
  if (steps.some((step) => step === '' || step === '..' || step === '.') || /[\\\0]/.test(name)) {
    throw new ReprintError(
      'BAD_INPUT',
      `${JSON.stringify(name)} leads out of the archive`,
      'give the file another name',
    );
  }
  const path = join(dir, 'imported', ...steps);
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.size !== bytes.length || !readFileSync(path).equals(bytes)) writeWhole(path, bytes);
}
