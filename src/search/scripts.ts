import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scripts } from './bundle.ts';

/** The scripts that a site needs: ready made in the package, made anew in a checkout. */
export async function searchScripts(): Promise<Scripts> {
  if (import.meta.filename.endsWith('.ts')) return await (await import('./bundle.ts')).bundle();
  const read = (name: string) => readFileSync(join(import.meta.dirname, 'browser', `${name}.js`), 'utf8');
  return { box: read('box'), main: read('main') };
}
