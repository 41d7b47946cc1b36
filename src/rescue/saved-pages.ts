import { statSync } from 'node:fs';
import { ReprintError } from '../base/error.ts';
import type { SavedPage } from './open-samples.ts';

/**
 * The saved pages to learn from: those with a label first, of the others some, evenly from first to last; and
 * the files that are not there.
 * @throws ReprintError NOT_FOUND where there are pages, and no file of one is there
 */
export function pagesToOpen(
  pages: readonly SavedPage[],
  most: number,
): { chosen: SavedPage[]; missing: string[] } {
  const here: SavedPage[] = [];
  const missing: string[] = [];
  for (const page of pages) {
    if (isFile(page.file)) here.push(page);
    else missing.push(page.file);
  }
  if (here.length === 0 && missing.length > 0) {
    throw new ReprintError(
      'NOT_FOUND',
      `none of the ${missing.length} files is there: ${missing[0]}`,
      'a path is looked up from the folder that reprint is called in',
    );
  }
  const labelled = here.filter(({ label }) => label !== null).slice(0, most);
  const others = here.filter(({ label }) => label === null);
  const room = Math.min(others.length, most - labelled.length);
  const some = Array.from({ length: room }, (_, i) => others[Math.floor((i * others.length) / room)]!);
  const chosen = new Set([...labelled, ...some]);
  return { chosen: here.filter((page) => chosen.has(page)), missing };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
