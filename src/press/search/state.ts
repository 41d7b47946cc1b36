import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha256Hex } from '../../base/digest.ts';
import { writeWhole } from '../../base/files.ts';
import type { Outlet } from '../../outlets/index.ts';

/** Which index was built last of an archive, and of which state of it; derived, and of this machine alone. */
const STATE = join('.reprint', 'search.json');

interface State {
  state: string;
  /** The folder of the index, absolute or below the archive. */
  index: string;
}

/**
 * Tells one state of an archive from another without reading its articles: their names, sizes and times, and all that
 * the outlet and the account say (which stories are withheld, whose names are put right).
 */
export function stateOf(archive: string, outlet: Outlet): string {
  const lines = [JSON.stringify(outlet)];
  const walk = (folder: string): void => {
    const entries = readdirSync(join(archive, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && path.endsWith('.md')) {
        const { size, mtimeMs } = statSync(join(archive, path));
        lines.push(`${path} ${size} ${mtimeMs}`);
      }
    }
  };
  if (existsSync(join(archive, 'articles'))) walk('articles');
  return sha256Hex(lines.join('\n'));
}

/** Remembers that this folder holds the index of the archive in this state. */
export function keepState(archive: string, state: string, index: string): void {
  try {
    mkdirSync(join(archive, '.reprint'), { recursive: true });
    writeWhole(join(archive, STATE), JSON.stringify({ state, index } satisfies State));
  } catch {
    // An archive on a disk that cannot be written to is pressed all the same, and searched where that was told.
  }
}

/** The folder of an index of the archive in this state; null where none is known. */
export function indexOfState(archive: string, state: string): string | null {
  try {
    const known = JSON.parse(readFileSync(join(archive, STATE), 'utf8')) as State;
    return known.state === state ? resolve(archive, known.index) : null;
  } catch {
    // None, or half of one: the index is looked for no further.
    return null;
  }
}
