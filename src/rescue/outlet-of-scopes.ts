import { builtInOutlet, outletTemplate } from '../outlets/index.ts';
import type { Scope } from '../sources/index.ts';

/** An outlet file for what is to be fetched: the one that we know, else one with the hosts filled in. */
export function outletOfScopes(scopes: readonly Scope[]): string {
  const hosts = [...new Set(scopes.map(hostOf))];
  const known = hosts.map(builtInOutlet).find((text) => text !== null);
  return known ?? outletTemplate({ name: hosts[0]!, hosts });
}

/** `https://www.example.org/news/` is of `example.org`. */
export function hostOf({ target }: Scope): string {
  return target
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/:\d+$/, '')
    .replace(/^www\./i, '')
    .toLowerCase();
}
