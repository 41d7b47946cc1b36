import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The scripts of a site: `box` for every page, `main` for the search page, `lost` for that which answers wrong addresses, `keep` for what is read without a connection. */
export const SCRIPTS = ['box', 'main', 'lost', 'keep'] as const;
export type Scripts = Record<(typeof SCRIPTS)[number], string>;

/** The scripts that a site needs: ready made in the package, made anew in a checkout. */
export function searchScripts(): Promise<Scripts> {
  made ??= make();
  return made;
}

/** Made once a process. */
let made: Promise<Scripts> | null = null;

async function make(): Promise<Scripts> {
  if (import.meta.filename.endsWith('.ts')) {
    // Named so that the package, which has no bundler, need not hold what calls it.
    const { bundle } = (await import(new URL('./bundle.ts', import.meta.url).href)) as {
      bundle(): Promise<Scripts>;
    };
    return await bundle();
  }
  const read = (name: string) => readFileSync(join(import.meta.dirname, 'browser', `${name}.js`), 'utf8');
  return { box: read('box'), main: read('main'), lost: read('lost'), keep: read('keep') };
}
