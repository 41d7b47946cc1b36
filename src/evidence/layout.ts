import { readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ReprintError } from '../base/error.ts';

/** Where evidence lies in an archive folder. */
export const CAPTURES = 'captures';
export const GIVEN = join(CAPTURES, 'given');

/** What we write ourselves: captures that were fetched, and an archive's listings of them, which are none. */
export type OwnFolder = 'fetched' | 'listings';

/** Where all that is derived from it lies. */
export const DERIVED = join('.reprint', 'cdxj');

/** One file of evidence. */
export interface EvidenceFile {
  /** Below `captures/`, with `/`: `given/a.warc.gz`. */
  file: string;
  path: string;
  bytes: number;
  mtimeMs: number;
}

/** All files of captures, sorted by name; a folder without any has none. Our own unfinished copies are none. */
export function captureFiles(dir: string): EvidenceFile[] {
  return filesIn(dir, ['fetched', 'given']);
}

/** All evidence, sorted by name: the captures, and the listings that told of them. */
export function evidenceFiles(dir: string): EvidenceFile[] {
  return filesIn(dir, ['fetched', 'given', 'listings']);
}

/** Bytes of all evidence. */
export function evidenceSize(dir: string): number {
  return evidenceFiles(dir).reduce((sum, { bytes }) => sum + bytes, 0);
}

function filesIn(dir: string, rooms: string[]): EvidenceFile[] {
  const found: EvidenceFile[] = [];
  for (const room of rooms) walk(join(dir, CAPTURES, room), room, found);
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function walk(folder: string, name: string, found: EvidenceFile[]): void {
  for (const entry of readdir(folder)) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const file = `${name}/${entry.name}`;
    if (entry.isDirectory()) {
      walk(path, file, found);
      continue;
    }
    // A file adopted with `link` from another disk is a link; one that leads nowhere is reported when it is opened.
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) continue;
    found.push({ file, path, bytes: stats?.size ?? 0, mtimeMs: stats?.mtimeMs ?? 0 });
  }
}

/** What a folder holds; nothing where there is no such folder. */
export function readdir(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The path of a derived file that belongs to a file of evidence. */
export function derivedPath(dir: string, file: string, ending: string): string {
  return join(dir, DERIVED, ...inside(file).split('/')) + ending;
}

/** The path of a file of evidence. An index is derived, so it may have been tampered with: nothing leaves `captures/`. */
export function evidencePath(dir: string, file: string): string {
  return join(dir, CAPTURES, ...inside(file).split('/'));
}

function inside(file: string): string {
  const steps = file.split('/');
  const isEvidence = ['given', 'fetched', 'listings'].includes(steps[0]!);
  if (isEvidence && !steps.includes('..') && !file.includes('\\')) return file;
  throw new ReprintError(
    'BAD_INPUT',
    `${JSON.stringify(file)} is no file of this archive's evidence`,
    'delete the folder .reprint and give the command again: the index is made anew',
  );
}

/** Removes what a kill left unfinished. */
export function sweep(dir: string): void {
  for (const entry of readdir(join(dir, GIVEN))) {
    if (/^\..*\.tmp$/.test(entry.name)) rmSync(join(dir, GIVEN, entry.name), { force: true });
  }
  sweepDerived(join(dir, DERIVED));
}

function sweepDerived(folder: string): void {
  for (const entry of readdir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sweepDerived(path);
    else if (entry.name.endsWith('.tmp')) rmSync(path, { force: true });
  }
}

/** The name that a file has in `captures/given/`, where it already lies there. */
export function alreadyInside(dir: string, path: string): string | null {
  const given = join(dir, GIVEN);
  if (!statSync(given, { throwIfNoEntry: false })) return null;
  const below = realpathSync(given) + sep;
  const real = realpathSync(path);
  return real.startsWith(below) ? `given/${real.slice(below.length).split(sep).join('/')}` : null;
}
