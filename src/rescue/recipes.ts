import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_SITE, type Outlet, parseRecipe, type Recipe } from '../outlets/index.ts';

/** The recipes that were learned, in the order of their names. */
export function recipesOf(dir: string): Recipe[] {
  const folder = join(dir, 'recipes');
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names.sort().map((name) => parseRecipe(readFileSync(join(folder, name), 'utf8')));
}

/**
 * What of an outlet file makes a reading. The rest must make none: who withholds an article, or gives another
 * identity rule, need not wait until a million pages are read again.
 */
export function readersOutlet(outlet: Outlet): Outlet {
  const withoutNames = { withheld: [], withheldNames: [], names: [], tags: [] };
  return { ...outlet, about: null, identity: [], ...withoutNames, site: NO_SITE };
}
