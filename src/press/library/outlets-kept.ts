import { existsSync, lstatSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ReprintError } from '../../base/error.ts';
import { writeWhole } from '../../base/files.ts';
import { beginPress, earlierPress, endPress, removeStale } from '../pressed-list.ts';
import { closeSpool } from '../search/spool.ts';
import { isFolderName } from './folder-names.ts';

/** The list of the outlets' folders, in the library itself: each of them has its own list of files. */
const LIST = '.pressed-outlets';

/** The folders of the outlets that an earlier press put into this library; null where it is none. */
export function outletsKept(out: string): string[] | null {
  const list = join(out, LIST);
  if (!lstatSync(list, { throwIfNoEntry: false })?.isFile()) return null;
  return readFileSync(list, 'utf8').split('\n').filter(isFolderName);
}

/** Keeps the list. It is written before the outlets are pressed, so that a press cut short leaves none behind unnamed. */
export function keepOutlets(out: string, folders: Iterable<string>): void {
  const text = `${[...new Set(folders)].sort().join('\n')}\n`;
  const list = join(out, LIST);
  if (!existsSync(list) || readFileSync(list, 'utf8') !== text) writeWhole(list, text);
}

/**
 * Takes an outlet out of a library: what the press made of it, and nothing else. Its folder stays where somebody has put
 * something into it. Returns how many files went.
 */
export function removeOutlet(out: string, folder: string): number {
  const site = join(out, folder);
  // A link leads out of the library; what lies there is not ours to take.
  if (!lstatSync(site, { throwIfNoEntry: false })?.isDirectory()) return 0;
  if (!existsSync(join(site, '.pressed'))) return 0;
  beginPress(site);
  const removed = removeStale(site, earlierPress(site), new Set());
  closeSpool(site);
  rmSync(join(site, 'search', '.building'), { recursive: true, force: true });
  endPress(site);
  // The list goes last: until then the next press knows what is left.
  rmSync(join(site, '.pressed'));
  try {
    rmdirSync(site);
  } catch {
    // Not empty: it stays.
  }
  return removed;
}

/** @throws ReprintError NAME_TAKEN where the folder holds a library, which one outlet's site would bury */
export function refuseLibrary(out: string): void {
  if (outletsKept(out) === null) return;
  throw new ReprintError(
    'NAME_TAKEN',
    `${out} holds a library of several outlets`,
    'press all its archives together, with --library NAME where there is one alone, or name another folder',
  );
}
