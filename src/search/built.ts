import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORMAT, type IndexHead } from './open-index.ts';

/** The name of a build's folder. */
export const BUILD = /^[0-9a-f]{12}$/;

/** The files of the index in this folder, from there, where it is whole and was built from this source; else null. */
export function builtFrom(dir: string, source: string): string[] | null {
  const built = wholeIndex(dir);
  return built?.head.source === source ? built.files : null;
}

/** Whether an index stands in this folder that this code can read, with all its files. */
export function isWholeIndex(dir: string): boolean {
  return wholeIndex(dir) !== null;
}

function wholeIndex(dir: string): { head: IndexHead; files: string[] } | null {
  try {
    const head = JSON.parse(readFileSync(join(dir, 'index.json'), 'utf8')) as IndexHead;
    if (head.format !== FORMAT || !BUILD.test(head.build)) return null;
    const files = filesOf(dir, head.build);
    return files.length === head.files + 1 ? { head, files } : null;
  } catch {
    // None, half of one, or no index at all: it is built again.
    return null;
  }
}

/** The files of one build, from the index's folder. */
export function filesOf(dir: string, build: string): string[] {
  const within = readdirSync(join(dir, build), { recursive: true, withFileTypes: true });
  const files = within
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, '/').length).replaceAll('\\', '/'));
  return ['index.json', ...files.sort()];
}
