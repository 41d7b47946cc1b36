import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Imported } from '../archive/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { writeWhole } from '../base/files.ts';
import { inOrder } from '../base/in-order.ts';
import type { Pool } from '../base/pool.ts';
import { type Habits, habitsOf, type Trait } from '../importing/index.ts';
import type { ImportResult, ImportTask } from './import-worker.ts';
import { runPastOverruns } from './past-overruns.ts';

/** So many files are read together. */
export const AT_ONCE = 256;
/** So many parts are ahead of the one awaited. */
export const AHEAD = 6;

export async function* parts(files: readonly Imported[]): AsyncIterable<Imported[]> {
  for (let at = 0; at < files.length; at += AT_ONCE) yield files.slice(at, at + AT_ONCE);
}

/** What the files have in common; counted again only where a file or the importer changed. */
export async function habitsIn(
  dir: string,
  files: readonly Imported[],
  code: string,
  pool: Pick<Pool<ImportTask, ImportResult>, 'run'>,
): Promise<Habits> {
  const path = join(dir, '.reprint', 'import-habits.json');
  const of = sha256Hex(JSON.stringify([code, files.map(({ file, sha256 }) => [file, sha256])]));
  const known = habitsAt(path);
  if (known?.of === of) return known.habits;
  const traits: Trait[] = [];
  const count = async (part: Imported[]): Promise<Trait[]> => {
    const names = part.map(({ file }) => file);
    const task: ImportTask = { task: 'traits', archive: dir, files: names, overran: [] };
    const { result } = await runPastOverruns(pool, task);
    return 'traits' in result ? result.traits : [];
  };
  for await (const some of inOrder(parts(files), AHEAD, count)) traits.push(...some);
  const habits = habitsOf(traits);
  writeWhole(path, JSON.stringify({ of, habits }));
  return habits;
}

function habitsAt(path: string): { of: string; habits: Habits } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { of: string; habits: Habits };
  } catch {
    // Missing or cut short: derived, and made again.
    return null;
  }
}
