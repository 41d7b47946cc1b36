import { createHash } from 'node:crypto';
import type { Outlet } from '../../outlets/index.ts';

/** The namespace of names that are addresses (RFC 9562 section 6.6). */
const URL_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/**
 * The id of a feed or of an item, which must never change (RFC 4287 section 4.2.6): a UUIDv5 of the outlet's host and
 * the thing's own name, so that it is the same on every mirror and after every move. The original address would change
 * when a better capture of the story was found at another form of it; a `tag:` (RFC 4151) needs a day on which its maker
 * held the host, and we never held the outlet's.
 */
export function feedId({ hosts, name }: Outlet, thing: string): string {
  const whole = `https://${hosts[0] ?? name}/${thing}`;
  const bytes = createHash('sha1').update(URL_NAMESPACE).update(whole).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
