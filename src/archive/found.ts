import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';
import { isUnfinished } from './sweep.ts';
import { README } from './texts.ts';

const FORMAT = 1;

/** Whether a folder is an archive, of whatever format. */
export function isArchive(dir: string): boolean {
  return existsSync(join(dir, 'reprint.json'));
}

/** Makes a folder an archive; one that is an archive already goes on. @throws ReprintError NOT_AN_ARCHIVE */
export function found(dir: string): void {
  mkdirSync(dir, { recursive: true });
  if (isArchive(dir)) return;
  const others = readdirSync(dir).filter(
    (name) => !isUnfinished(name) && name !== '.reprint' && name !== '.DS_Store',
  );
  if (others.length > 0) {
    throw new ReprintError(
      'NOT_AN_ARCHIVE',
      `${dir} is no archive and is not empty (${JSON.stringify(others[0])} is in it)`,
      'name a new or empty folder, or one that reprint made',
    );
  }
  // First of all, so that a kill from here on leaves an archive that the same command goes on with.
  writeWhole(join(dir, 'reprint.json'), `${JSON.stringify({ format: FORMAT })}\n`, { durable: true });
}

/** @throws ReprintError NOT_AN_ARCHIVE, NEWER_FORMAT */
export function checkFormat(dir: string): void {
  let format: unknown;
  try {
    format = (JSON.parse(readFileSync(join(dir, 'reprint.json'), 'utf8')) as { format?: unknown } | null)
      ?.format;
  } catch {
    // No such file, or no JSON: said below.
  }
  if (typeof format === 'number' && format > FORMAT) {
    throw new ReprintError(
      'NEWER_FORMAT',
      `${dir} was made by a newer reprint (format ${format}; this one knows ${FORMAT})`,
      'install the newest reprint: npm install -g reprint-news',
    );
  }
  if (format === FORMAT) return;
  throw new ReprintError(
    'NOT_AN_ARCHIVE',
    isArchive(dir) ? `reprint.json in ${dir} cannot be read` : `${dir} is no archive: it has no reprint.json`,
    'name the folder that reprint rescue or reprint import made',
  );
}

/** Writes what a person finds first, where it is not there; what is there is theirs. */
export function furnish(dir: string): void {
  if (!existsSync(join(dir, 'README.txt'))) writeWhole(join(dir, 'README.txt'), README);
}

/** What a person says of the outlet; null where nobody has said anything yet. */
export function outletText(dir: string): string | null {
  try {
    return readFileSync(join(dir, 'outlet.yaml'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes the outlet file of an archive that has none; one that is there is a person's, and is left alone. */
export function giveOutlet(dir: string, text: string): void {
  if (outletText(dir) === null) writeWhole(join(dir, 'outlet.yaml'), text, { durable: true });
}
