import { plainAddress } from '../base/plain-address.ts';
import { localForms } from '../base/variant.ts';
import { addressKeys, idKey, originalOf } from './addresses.ts';

/** How one outlet's addresses are known. */
export interface OutletAddresses {
  /** Its hosts; every host counts where there is none. */
  hosts: readonly string[];
  /** Patterns for path and query whose groups are ids of an article. They are tried by the browser's own engine. */
  ids: readonly string[];
}

/** Patterns are tried on no more characters than this: an id stands near the beginning. */
const LONGEST = 300;

/** The keys of an address that was pasted, with its scheme or without; none where the text is words. */
export function keysOfText(text: string, outlet: OutletAddresses): string[] {
  const asked = text.trim();
  if (/^(?:https?:)?\/\/[^/\s]/i.test(asked)) return keysOf(asked, outlet);
  const host = /^[^\s/?#@]+\.[^\s/?#@]+(?=[/?])/.exec(asked)?.[0];
  if (host === undefined) return [];
  // `web.archive.org/web/2019/https://…` is no outlet's, and what it holds is.
  const address = `http://${asked}`;
  const isKnown = outlet.hosts.some((known) => isWithin(host.toLowerCase(), known));
  return isKnown || originalOf(address) !== address ? keysOf(address, outlet) : [];
}

/**
 * The keys of a path that was asked of the site itself, as if it were the outlet's: `/article/12/渡輪?page=2`. It may hold
 * a whole address as well, a memento's or the original's: `/web/2019/https://news.example/article/12`.
 * @param host that the site has, which may have been the outlet's
 */
export function keysOfPath(path: string, host: string, outlet: OutletAddresses): string[] {
  const whole = /^\/+(?:[^?#]{1,40}\/)?(https?:\/{1,2}[^/].*)$/is.exec(path)?.[1];
  if (whole !== undefined) return keysOf(whole.replace(/^(https?):\/+/i, '$1://'), outlet);
  const hosts = outlet.hosts.some((known) => isWithin(host, known)) ? [host, ...outlet.hosts] : outlet.hosts;
  const keys = hosts.flatMap((each) => addressKeys(`http://${each}${path}`));
  return [...new Set([...idsIn(`http://${hosts[0] ?? host}${path}`, outlet).map(idKey), ...keys])];
}

function keysOf(address: string, outlet: OutletAddresses): string[] {
  const original = originalOf(address.startsWith('//') ? `http:${address}` : address);
  return [...addressKeys(original), ...idsIn(original, outlet).map(idKey)];
}

/** The ids that an address of the outlet names by its rules, as they are written. */
export function idsIn(address: string, { hosts, ids }: OutletAddresses): string[] {
  const host = plainAddress(address)?.host ?? '';
  if (hosts.length > 0 && !hosts.some((known) => isWithin(host, known))) return [];
  const found = new Set<string>();
  for (const local of localForms(address))
    for (const pattern of ids)
      for (const id of new RegExp(pattern).exec(local.slice(0, LONGEST))?.slice(1) ?? [])
        if (id) found.add(id);
  return [...found];
}

/**
 * The address that stands behind `?url=`, escaped as a form would send it or just put there, with signs of its own:
 * `?url=https://news.example/?a=1&b=2#top`. Null where there is none.
 */
export function addressInQuery(search: string, hash: string): string | null {
  const raw = /[?&]url=([^\s]+)/.exec(search)?.[1];
  if (raw === undefined) return null;
  if (/^(?:https?:)?\/\//i.test(raw)) return raw + hash;
  try {
    return decodeURIComponent(raw.replace(/&.*$/s, ''));
  } catch {
    return raw;
  }
}

function isWithin(host: string, known: string): boolean {
  return host === known || host.endsWith(`.${known}`);
}
