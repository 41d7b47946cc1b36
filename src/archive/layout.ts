import { ReprintError } from '../base/error.ts';
import { isFileName, isId } from '../base/file-name.ts';

/** For reading: what stands there under the name of a device, stands there. @throws ReprintError BAD_INPUT */
export function checkId(id: string): void {
  if (!isId(id)) throw noName(id, 'id');
}

/** For writing. @throws ReprintError BAD_INPUT for an id, or the name of a revision, that cannot be a file's name. */
export function checkName(name: string, what: 'id' | 'revision'): void {
  if (!isFileName(name)) throw noName(name, what);
}

function noName(name: string, what: 'id' | 'revision'): ReprintError {
  return new ReprintError(
    'BAD_INPUT',
    `${JSON.stringify(name.slice(0, 100))} cannot name ${what === 'id' ? 'an article' : 'a revision'} in an archive`,
    'a name is 1 to 80 of a–z, 0–9 and -, and no device of Windows (con, nul, …)',
  );
}

/**
 * Where an article stands below its archive: `articles/2019/02/18753.md`, and `articles/undated/18753.md`
 * where there is no date, or one that no calendar has (`0000-00-00`).
 */
export function articlePath(id: string, date: string | null | undefined): string {
  const match = /^([1-9]\d{3})-(\d\d)-(\d\d)/.exec(date ?? '');
  const isDay = match && isDate(match[0]);
  return isDay ? `articles/${match[1]}/${match[2]}/${id}.md` : `articles/undated/${id}.md`;
}

function isDate(day: string): boolean {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

/** Where a revision of the article at `path` stands: `articles/2019/02/18753.revisions/18752.md`. */
export function revisionPath(path: string, name: string): string {
  return `${path.slice(0, -'.md'.length)}.revisions/${name}.md`;
}

/** Where the new text goes when a person edited the file at `path`: `articles/2019/02/18753.new.md`. */
export function besidePath(path: string): string {
  return `${path.slice(0, -'.md'.length)}.new.md`;
}

/** The way from a file up to the archive's folder, `../../../` for an article of a known month. */
export function wayUp(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}
