import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ReprintError } from '../base/error.ts';

/**
 * Makes a folder below the archive, `articles/2019/02`, where it is not there yet. An archive can come from a
 * stranger: no link on the way may lead out of it.
 * @throws ReprintError IO
 */
export function makeFolder(dir: string, folder: string): void {
  let absolute = dir;
  for (const part of folder.split('/')) {
    absolute = join(absolute, part);
    if (!lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink()) continue;
    throw new ReprintError(
      'IO',
      `${folder} is a link, or leads through one`,
      'put a plain folder in its place',
    );
  }
  mkdirSync(absolute, { recursive: true });
}
