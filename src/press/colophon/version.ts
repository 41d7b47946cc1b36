import { readFileSync } from 'node:fs';

let known: string | null = null;

/** The version of this Reprint. */
export function version(): string {
  known ??= (
    JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }
  ).version;
  return known;
}
