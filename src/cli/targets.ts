import { existsSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { ReprintError } from '../base/error.ts';
import type { Scope } from '../sources/index.ts';

/** What a person named: files and folders of captures, and what is to be asked of an archive. */
export interface Targets {
  paths: string[];
  scopes: Scope[];
}

/**
 * Tells files from addresses: what lies on the disk is a file; else `hkcnews.com` is a host with all that lies
 * below it, and `hkcnews.com/article/` or `https://hkcnews.com/article/` is the beginning of addresses.
 * @throws ReprintError USAGE, NOT_FOUND
 */
export function targetsOf(
  words: readonly string[],
  { from, until }: { from: string | null; until: string | null },
): Targets {
  const paths: string[] = [];
  const scopes: Scope[] = [];
  for (const word of words) {
    const scope = existsSync(word) ? null : scopeOf(word);
    if (scope === null) paths.push(word);
    else scopes.push({ ...scope, from, until });
  }
  return { paths, scopes };
}

/** A host or an address; null for what can only be a file. */
export function scopeOf(word: string): Pick<Scope, 'target' | 'match'> | null {
  const [, scheme = '', rest = ''] = /^(https?:\/\/)?(.*)$/is.exec(word.trim())!;
  const authority = /^[^/?#]*/.exec(rest)![0];
  const host = authority
    .replace(/^[^@]*@/, '')
    .replace(/:\d+$/, '')
    .replace(/^\*\./, '');
  if (!isHost(host)) return null;
  // Indexes know a name in another script by its punycode.
  const name = domainToASCII(host) || host;
  if (scheme === '' && /\.(?:warc|arc|wacz|cdx|gz|zst|zip|md)$/i.test(word)) return null;
  const path = rest.slice(authority.length);
  const port = /:\d+$/.exec(authority)?.[0] ?? '';
  if (/^\/?\*?$/.test(path)) return { target: name + port, match: 'domain' };
  return { target: `${scheme}${name}${port}${path.replace(/\*$/, '')}`, match: 'prefix' };
}

/** What an archive that tells of single addresses is asked for: `https://a.example/1` is that page, and no beginning. */
export function asAsked(scopes: readonly Scope[], archive: unknown): Scope[] {
  const single = typeof archive === 'string' && /\/timemap(?:\/|$)/.test(archive);
  return scopes.map((scope) => (single && scope.match === 'prefix' ? { ...scope, match: 'exact' } : scope));
}

/** `hkcnews.com`, `眾新聞.香港`; `crawls` and `./crawls` are none. */
function isHost(host: string): boolean {
  return host.length <= 253 && /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u.test(host);
}

/** `2019`, `2019-02-28` or 4 to 14 digits, as an archive takes them. @throws ReprintError USAGE */
export function dateWord(value: unknown, option: string): string | null {
  if (typeof value !== 'string') return null;
  const digits = value.replace(/[-:T ]/g, '').replace(/Z$/, '');
  if (/^\d{4}(?:\d\d){0,5}$/.test(digits)) return digits;
  throw new ReprintError('USAGE', `${option} ${value} is no date`, 'as in 2019, 2019-02 or 2019-02-28');
}
