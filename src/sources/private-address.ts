import { BlockList, isIP } from 'node:net';

/**
 * IPv4 that is no public host: IANA's special-purpose registry (RFC 6890 and after): this network, private, shared
 * (CGNAT), loopback, link-local, protocol assignments, documentation, 6to4 relays, benchmarks, multicast, reserved.
 */
const CLOSED_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** IPv6 that may be a public host: global unicast, and IPv4 behind a network's NAT64 (RFC 6052). */
const OPEN_6 = [
  ['2000::', 3],
  ['64:ff9b::', 96],
  ['::ffff:0:0', 96],
] as const;

/** And what of that is not: protocol assignments (Teredo among them), documentation. */
const CLOSED_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
] as const;

const closed = new BlockList();
const open = new BlockList();
for (const [address, bits] of OPEN_6) open.addSubnet(address, bits, 'ipv6');
for (const [address, bits] of CLOSED_6) closed.addSubnet(address, bits, 'ipv6');
for (const [address, bits] of CLOSED_4) {
  closed.addSubnet(address, bits, 'ipv4');
  // The same host once more: mapped, behind NAT64, and through 6to4 (`2002:7f00:1::`).
  closed.addSubnet(`::ffff:${address}`, 96 + bits, 'ipv6');
  closed.addSubnet(`64:ff9b::${address}`, 96 + bits, 'ipv6');
  closed.addSubnet(`2002:${hexOf(address)}::`, 16 + bits, 'ipv6');
}

function hexOf(address: string): string {
  const [a, b, c, d] = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return `${a}${b}:${c}${d}`;
}

/** Whether an IP address is no host of the public internet: this machine, its network, or nobody. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return closed.check(address, 'ipv4');
  if (family === 6) return closed.check(address, 'ipv6') || !open.check(address, 'ipv6');
  return true;
}

/**
 * Why an address must not be asked, as far as it says by itself, or null: not http(s), or a private host.
 * A name is checked again by what it leads to. The origin that a person gave may be private.
 * @param url as WHATWG URL reads it: `http://0x7f000001/` is `127.0.0.1` there
 */
export function forbidden(url: URL, trusted: string | null): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} is not asked`;
  if (url.origin === trusted) return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) ? isPrivateAddress(host) : /(^|\.)localhost\.?$/.test(host)) return `${host} is private`;
  return null;
}
