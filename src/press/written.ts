import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ReprintError } from '../base/error.ts';
import { unfinishedOf, writeWhole } from '../base/files.ts';

/** What became of files that were to be in the site. */
export interface Written {
  /** Paths from the site's root. */
  paths: string[];
  bytes: number;
  /** How many of them are new or differ from what stood there. */
  changed: number;
  /** Folders already known to be ours, absolute. */
  folders: Set<string>;
  /** Whether the site's folder was empty: what is not there yet need not be compared, and cannot be replaced. */
  isNew: boolean;
}

export function nothingWritten(isNew = false): Written {
  return { paths: [], bytes: 0, changed: 0, folders: new Set(), isNew };
}

/** Writes one file of the site, unless it stands there already with the same bytes. */
export function writePage(out: string, path: string, text: string | Uint8Array, written: Written): void {
  const target = join(out, path);
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  written.paths.push(path);
  written.bytes += bytes.length;
  ownFolder(out, dirname(path), written.folders);
  if (written.isNew && begun(target, bytes)) {
    written.changed++;
    return;
  }
  if (sameBytes(target, bytes)) return;
  writeWhole(target, bytes);
  written.changed++;
}

/** Puts a file of the archive into the site, by copy or as a hard link. Media are named by their digest, so that a file of the same size is the same. False where the archive has no such file. */
export function placeMedia(
  from: string,
  out: string,
  path: string,
  link: boolean,
  written: Written,
): boolean {
  const stat = lstatSync(from, { throwIfNoEntry: false });
  if (!stat?.isFile()) return false;
  const target = join(out, path);
  written.paths.push(path);
  written.bytes += stat.size;
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there?.isFile() && there.size === stat.size) return true;
  ownFolder(out, dirname(path), written.folders);
  // Two articles with one picture may be set at once, in two threads of this process.
  const unfinished = unfinishedOf(target);
  try {
    // Where the file system can, the copy shares its blocks with the archive until one of them changes.
    if (!link || !linked(from, unfinished)) copyFileSync(from, unfinished, constants.COPYFILE_FICLONE);
    renameSync(unfinished, target);
  } finally {
    // A disk that is full leaves half a copy; rename(2) leaves both names of a hard link where the target is one already.
    rmSync(unfinished, { force: true });
  }
  written.changed++;
  return true;
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    // Another disk, or a file system without links: a copy does as well.
    return false;
  }
}

/** Writes a file that is not there: half of it, where the press is ended, is made whole by the next. False where it is there. */
function begun(path: string, bytes: Uint8Array): boolean {
  try {
    writeFileSync(path, bytes, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    rmSync(path, { force: true });
    throw error;
  }
}

function sameBytes(path: string, bytes: Uint8Array): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size === bytes.length && readFileSync(path).equals(bytes);
}

/** Makes a folder of the site; one that turns out to be a link elsewhere is refused, since what we write must stay in the site. */
export function ownFolder(out: string, folder: string, known: Set<string>): void {
  const path = join(out, folder);
  if (known.has(path)) return;
  if (folder !== '.' && folder !== '') ownFolder(out, dirname(folder), known);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) mkdirSync(path, { recursive: true });
  else if (!stat.isDirectory() && !(folder === '.' && statSync(path).isDirectory())) {
    throw new ReprintError(
      'NAME_TAKEN',
      `${path} is in the way: it is not a folder`,
      'press into a new folder, or take that file or link away',
    );
  }
  known.add(path);
}
