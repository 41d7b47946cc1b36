import { globSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ReprintError } from '../base/error.ts';

/** What files of articles end in. */
const ENDINGS = ['md', 'markdown', 'json', 'jsonl', 'ndjson'];

/** Larger files are not even kept: no folder of articles is one file. In bytes. */
const LARGEST_KEPT = 1 << 30;

/** The files of articles in a folder, to its depths, with `/`, sorted. @throws ReprintError BAD_INPUT where there are none */
export function importedIn(folder: string): string[] {
  if (!statSync(folder).isDirectory()) {
    throw new ReprintError('BAD_INPUT', `${folder} is no folder`, 'name the folder that the files lie in');
  }
  const isOne = new RegExp(`\\.(?:${ENDINGS.join('|')})$`, 'i');
  const files = globSync('**/*.*', { cwd: folder }).filter((file) => isOne.test(file));
  if (files.length > 0) return files.map((file) => file.split(sep).join('/')).sort();
  throw new ReprintError(
    'BAD_INPUT',
    `there is no file of articles in ${folder}`,
    `articles are files that end in ${ENDINGS.map((ending) => `.${ending}`).join(', ')}`,
  );
}

/** @throws ReprintError BAD_INPUT for a link, a folder or a pipe called `….md`, TOO_LARGE */
export function bytesOf(folder: string, file: string): Buffer {
  const path = join(folder, file);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw new ReprintError('BAD_INPUT', 'its name is no UTF-8, or it went away', 'give it another name');
  // A link may lead out of the folder, and a pipe never ends.
  if (!stats.isFile())
    throw new ReprintError('BAD_INPUT', 'it is a link, or no file at all', 'put a plain file in its place');
  if (stats.size > LARGEST_KEPT)
    throw new ReprintError('TOO_LARGE', `it has ${stats.size} bytes`, 'part it into smaller files');
  return readFileSync(path);
}
