import { domainToASCII } from 'node:url';
import { RE2JS } from 're2js';
import { sha256Hex } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { isFileName } from '../base/file-name.ts';
import { surtId } from '../base/surt.ts';
import type { Outlet } from './outlet.ts';

/** Which article an address names, and who says so: the outlet's rule, or the canonical address itself. */
export interface Identity {
  /** `[a-z0-9-]{1,80}` */
  id: string;
  by: 'rule' | 'address';
}

/**
 * Compiles a pattern of `outlet.yaml`: RE2, so that no stranger's pattern takes more than linear time.
 * @throws ReprintError BAD_OUTLET where it does not compile or has no group `id`
 */
export function compilePattern(pattern: string): RE2JS {
  const hint = "an identity pattern is an RE2 expression with a group named id: '/article/(?P<id>[0-9]+)'";
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch (error) {
    throw new ReprintError(
      'BAD_OUTLET',
      `identity: ${pattern} is no pattern: ${(error as Error).message}`,
      hint,
      error,
    );
  }
  if (!('id' in compiled.namedGroups())) {
    throw new ReprintError('BAD_OUTLET', `identity: ${pattern} has no group named id`, hint);
  }
  return compiled;
}

/** Makes the function that tells which article an address names, for one outlet. */
export function identifier(outlet: Outlet): (address: string) => Identity {
  const patterns = outlet.identity.map((rule) => compilePattern(rule.pattern));
  return (address) => {
    const local = pathAndQuery(address);
    if (local !== null && isOfOutlet(outlet, address)) {
      for (const pattern of patterns) {
        const matcher = pattern.matcher(local);
        if (!matcher.find()) continue;
        const id = matcher.group('id');
        if (id) return { id: fileSafe(id), by: 'rule' };
      }
    }
    return { id: surtId(withoutTracking(address)), by: 'address' };
  };
}

/** Whether an address lies on one of the outlet's hosts or below; every address does where none is known. */
export function isOfOutlet(outlet: Outlet, address: string): boolean {
  if (outlet.hosts.length === 0) return true;
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(address.trim())?.[1]?.toLowerCase();
  if (host === undefined) return false;
  const bare = asciiHost(host.replace(/:(?:80|443)$/, '').replace(/\.$/, ''));
  return outlet.hosts.some((known) => bare === known || bare.endsWith(`.${known}`));
}

/** `眾新聞.香港` and its punycode are one host; `outlet.yaml`, once parsed, holds the latter. */
function asciiHost(host: string): string {
  return /^[\x00-\x7f]*$/.test(host) ? host : domainToASCII(host) || host;
}

/** `/article/1?x=2` of an address; null where it has no host. */
function pathAndQuery(address: string): string | null {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^#]*)/i.exec(address.trim());
  return match ? match[1]! : null;
}

/** Ids become file names: one that cannot be (`News`, `a/b`, `con`) is named by its hash, so that no two ids meet. */
function fileSafe(id: string): string {
  return isFileName(id) ? id : sha256Hex(id).slice(0, 16);
}

/** Parameters that tell where a reader came from, and nothing of the page. */
export const TRACKING = /^(?:utm_[a-z]+|fbclid|gclid|mc_[ce]id|_ga|igshid|spm)$/i;

/** A reader who came from Facebook read the same page. */
function withoutTracking(address: string): string {
  const [bare, query] = address.replace(/#.*$/s, '').split(/\?(.*)/s);
  if (query === undefined) return address;
  const kept = query.split('&').filter((pair) => !TRACKING.test(pair.split('=', 1)[0]!));
  return kept.length === 0 ? bare! : `${bare}?${kept.join('&')}`;
}
