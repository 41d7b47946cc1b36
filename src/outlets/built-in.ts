import { readdirSync, readFileSync } from 'node:fs';
import { parseOutlet } from './parse.ts';

/** `outlets/` at the root: as far from `src/outlets` in a checkout as from `dist/outlets` in the package. */
const FOLDER = new URL('../../outlets/', import.meta.url);

/** The files of outlets that we know: what `outlet.yaml` begins as where a rescue names one of their hosts. */
export function builtInFiles(): { name: string; text: string }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));
}

/** The outlet file of an outlet that we know, by one of its hosts (without `www.`); null for any other. */
export function builtInOutlet(host: string): string | null {
  const known = builtInFiles().find(({ text }) => parseOutlet(text).hosts.includes(host));
  return known?.text ?? null;
}
