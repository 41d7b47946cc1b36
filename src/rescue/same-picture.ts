import { surt } from '../base/surt.ts';
import { behindProxy } from './picture-proxies.ts';
import { otherPlaces, unsized } from './picture-sizes.ts';

/** So many addresses of one picture are looked for: where no listing tells of a host, each is a request. */
const MOST = 12;
/** A proxy may stand before a proxy, and what it shows may be a small size. */
const MOST_STEPS = 4;
/** What is longer names no picture, or holds all of it. */
const LONGEST = 4000;

/**
 * All addresses under which a picture may have been captured, best first, each once by its SURT, twelve at most:
 * what a resizing proxy was given, the picture without the size that was asked of it, the addresses as they
 * stand, then other places of the same file and its smaller sizes. Nothing is guessed: that two hosts of an
 * outlet have one path each makes no two pictures one, since editions of one house number theirs alike.
 */
export function samePicture(addresses: readonly string[]): string[] {
  const found = new Map<string, string>();
  function add(address: string): void {
    const key = surt(address);
    if (found.size < MOST && !found.has(key)) found.set(key, address);
  }
  const given = addresses.slice(0, MOST);
  for (const address of given) {
    for (const larger of largerOf(address, MOST_STEPS)) add(larger);
    add(address);
  }
  for (const address of [...found.values()]) {
    const url = parsed(address);
    if (url) for (const other of otherPlaces(url)) add(other);
  }
  return [...found.values()];
}

/** The largest first. */
function* largerOf(address: string, steps: number): Iterable<string> {
  const url = steps === 0 ? null : parsed(address);
  if (!url) return;
  const behind = behindProxy(url);
  for (const larger of behind === null ? unsized(url) : [behind, ...unsized(url)]) {
    yield* largerOf(larger, steps - 1);
    yield larger;
  }
}

/** Old markup has `//host/a.jpg`. */
function parsed(address: string): URL | null {
  if (address.length > LONGEST) return null;
  const url = URL.parse(address.startsWith('//') ? `http:${address}` : address);
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
