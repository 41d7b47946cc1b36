import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';

/** The list of what we pressed, in the site itself: only these files may ever be taken away. */
const LIST = '.pressed';

/**
 * The files that an earlier press left in a folder.
 * @throws ReprintError NAME_TAKEN for a folder that holds something and no list of ours
 */
export function earlierPress(out: string): Set<string> {
  if (!existsSync(out)) return new Set();
  if (!statSync(out).isDirectory()) {
    throw new ReprintError('NAME_TAKEN', `${out} is a file`, 'name a folder for the site');
  }
  const list = join(out, LIST);
  if (lstatSync(list, { throwIfNoEntry: false })?.isFile()) {
    return new Set(readFileSync(list, 'utf8').split('\n').filter(isInside));
  }
  // `.pressed.4711-9f86d081.tmp` alone is a press that was killed over its first line.
  if (readdirSync(out).every((name) => name.startsWith(LIST))) return new Set();
  throw new ReprintError(
    'NAME_TAKEN',
    `${out} holds files that were not pressed by Reprint`,
    'name an empty or a new folder for the site: nothing of yours is overwritten',
  );
}

/** Keeps the list. It is written before the files themselves, so that a press cut short leaves none behind unnamed. */
export function keepList(out: string, paths: Iterable<string>): void {
  const text = `${[...new Set(paths)].sort().join('\n')}\n`;
  const list = join(out, LIST);
  if (!existsSync(list) || readFileSync(list, 'utf8') !== text) writeWhole(list, text);
}

/** Stands in the site while it is being pressed; found there at the start, it tells of a press that was cut short. */
const UNDER_WAY = '.pressing';

/** Marks the site as under way, and sweeps out the halves of files that a press killed before may have left. */
export function beginPress(out: string): void {
  const mark = join(out, UNDER_WAY);
  if (existsSync(mark)) sweep(out);
  else writeWhole(mark, '');
}

export function endPress(out: string): void {
  rmSync(join(out, UNDER_WAY), { force: true });
}

function sweep(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sweep(path);
    // `18753.html.4711-9f86d081.tmp`: a neighbour that process 4711 was to rename over its page.
    const writer = /\.([0-9]{1,9})(?:-[0-9a-f]{8})?\.tmp$/.exec(entry.name)?.[1];
    if (entry.isFile() && writer !== undefined && !isAlive(Number(writer))) rmSync(path, { force: true });
  }
}

/** Whether a process is still there: another press into the same folder may be in the middle of its page. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes away the files of an earlier press that this one did not make, and folders that this leaves empty. Returns how many went. */
export function removeStale(out: string, before: Iterable<string>, now: ReadonlySet<string>): number {
  const root = realpathSync(out) + sep;
  let removed = 0;
  for (const path of before) {
    if (now.has(path)) continue;
    const target = join(out, path);
    if (!lstatSync(target, { throwIfNoEntry: false })?.isFile()) continue;
    // A list or a link that a stranger put there must not lead us out of the site.
    if (!(realpathSync(dirname(target)) + sep).startsWith(root)) continue;
    rmSync(target);
    removed++;
    try {
      for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) rmdirSync(join(out, folder));
    } catch {
      // Not empty: it stays.
    }
  }
  return removed;
}

function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !/[\\\x00:]/.test(path) && !path.split('/').includes('..');
}
