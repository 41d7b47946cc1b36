/** Longest address kept: beyond it lie `data:` pictures and attacks. */
const MAX_ADDRESS = 8192;

const HOST = '(?:(?:https?:)?//[a-z0-9.-]{1,80}(?::\\d{1,5})?)?';
const ORIGINAL = '((?:https?|ftp)(?::|%3a)[\\s\\S]*|//[\\s\\S]*|(?:mailto|data|javascript):[\\s\\S]*)$';

/**
 * What archives put before an original: `/web/20210628172625im_/` or a shorter time on Wayback and its like; on
 * any other (`/1234/20210628172625/`, `/news-2021/20210628172625mp_/`) a whole time or a modifier, since
 * addresses of papers have dates in them too; and what Wayback's own forms leave.
 */
const REPLAYS: readonly RegExp[] = [
  `^${HOST}/(?:web|wayback|all)?/?\\d{4,14}(?:[a-z]{2}_|\\*)?/${ORIGINAL}`,
  `^${HOST}/(?:[\\w.~-]{1,60}/){1,2}(?:\\d{14}(?:[a-z]{2}_|\\*)?|\\d{4,13}[a-z]{2}_)/${ORIGINAL}`,
  `^(?:https?:)?//web\\.archive\\.org/(?:web|save(?:/_embed)?)/${ORIGINAL}`,
].map((source) => new RegExp(source, 'i'));

/** The original of an address that an archive's replay rewrote; any other address as it is. */
export function unwrap(address: string): string {
  let unwrapped = address.trim();
  // A capture of a capture: each layer once, four at most.
  for (let layer = 0; layer < 4; layer++) {
    const inner = originalIn(unwrapped);
    if (inner === null) break;
    unwrapped = inner.replace(/^(https?|ftp)%3a%2f%2f/i, '$1://').replace(/^(https?|ftp):\/(?!\/)/i, '$1://');
  }
  return unwrapped;
}

function originalIn(address: string): string | null {
  if (address.length > MAX_ADDRESS) return null;
  for (const replay of REPLAYS) {
    const original = replay.exec(address)?.[1];
    if (original) return original;
  }
  return null;
}

/**
 * The absolute address that `address` means on the page at `base`, unwrapped from any archive's rewriting;
 * null for what is no http(s) or mailto address. Characters beyond ASCII stay readable, as in the seed.
 */
export function resolve(address: string | undefined, base: string): string | null {
  if (address === undefined || address.length > MAX_ADDRESS) return null;
  const bare = unwrap(address.replace(/[\t\n\r]/g, ''));
  if (bare === '' || bare.startsWith('#')) return null;
  try {
    const url = new URL(bare, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:' && url.protocol !== 'mailto:') return null;
    return readable(unwrap(url.href));
  } catch {
    return null;
  }
}

/** Undoes the escapes of letters beyond ASCII: `/news_%E6%96%B0` is `/news_新`; a broken escape stays. */
function readable(href: string): string {
  return href.replace(/(?:%[89A-F][0-9A-F])+/gi, (escaped) => {
    try {
      const plain = decodeURIComponent(escaped);
      return /^[\p{L}\p{N}\p{M}]+$/u.test(plain) ? plain : escaped;
    } catch {
      return escaped;
    }
  });
}
