import { domainToASCII } from 'node:url';
import { RE2JS } from 're2js';
import { sha256Hex } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { isFileName } from '../base/file-name.ts';
import { type PlainAddress, plainAddress } from '../base/plain-address.ts';
import { surtId } from '../base/surt.ts';
import { localForms, localPart, undressed } from '../base/variant.ts';
import type { Outlet } from './outlet.ts';

/** Which article an address names, and who says so: the outlet's rule, or the canonical address itself. */
export interface Identity {
  /** `[a-z0-9-]{1,80}` */
  id: string;
  by: 'rule' | 'address';
  /** The id that the article was saved under later, where the address tells one: 18753 in `/article/18752/標籤-18753/標題`. */
  later?: string;
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

/** A longer address names an article by itself alone: servers took none (Apache: 8,190), and a pattern's time grows with it. */
const LONGEST = 8190;

/**
 * Makes the function that tells which article an address names, for one outlet. A rule is searched in the
 * address as written, then in what the address was before crawlers and telephones changed it. The function
 * never throws.
 */
export function identifier(outlet: Outlet): (address: string) => Identity {
  const rules = outlet.identity.map(({ pattern }) => compilePattern(pattern));

  function byRule(local: string): Identity | null {
    for (const rule of rules) {
      const matcher = rule.matcher(local);
      const id = matcher.find() ? matcher.group('id') : null;
      if (!id) continue;
      const later = 'later' in rule.namedGroups() ? matcher.group('later') : null;
      return { id: fileSafe(id), by: 'rule', ...(later && later !== id ? { later: fileSafe(later) } : {}) };
    }
    return null;
  }

  return (address) => {
    if (rules.length > 0 && isOfOutlet(outlet, address)) {
      for (const local of localForms(address)) {
        const found = local.length > LONGEST ? null : byRule(local);
        if (found) return found;
      }
    }
    const plain = plainAddress(address);
    return { id: surtId(plain ? joined(undressed(plain)) : address), by: 'address' };
  };
}

/** Whether an address lies on one of the outlet's hosts or below; every address does where none is known. */
export function isOfOutlet(outlet: Outlet, address: string): boolean {
  if (outlet.hosts.length === 0) return true;
  const plain = plainAddress(address);
  if (plain === null) return false;
  const host = asciiHost(plain.host);
  return outlet.hosts.some((known) => host === known || host.endsWith(`.${known}`));
}

/** `眾新聞.香港` and its punycode are one host; `outlet.yaml`, once parsed, holds the latter. */
function asciiHost(host: string): string {
  return /^[\x00-\x7f]*$/.test(host) ? host : domainToASCII(host) || host;
}

function joined(plain: PlainAddress): string {
  return `http://${plain.host}${localPart(plain)}`;
}

/** Ids become file names: one that cannot be (`News`, `a/b`, `con`) is named by its hash, so that no two ids meet. */
function fileSafe(id: string): string {
  return isFileName(id) ? id : sha256Hex(id).slice(0, 16);
}
