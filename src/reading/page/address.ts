/** Longest address kept: beyond it lie `data:` pictures and attacks. */
const MAX_ADDRESS = 8192;

/** `/web/20210628172625im_/` and what stands before it, on any archive that replays as Wayback does. */
const REPLAY =
  /^(?:(?:https?:)?\/\/(?:web\.archive\.org|web-beta\.archive\.org|archive\.org|wayback\.archive-it\.org|webarchive\.[a-z.]{2,30}|[a-z0-9.-]{1,80}))?\/(?:web|wayback|all)?\/?(\d{4,14})(?:[a-z]{2}_|\*)?\/((?:https?|ftp)(?::|%3a)[\s\S]*|\/\/[\s\S]*|(?:mailto|data|javascript):[\s\S]*)$/i;

/** The original of an address that an archive's replay rewrote; any other address as it is. */
export function unwrap(address: string): string {
  let unwrapped = address.trim();
  // A capture of a capture: each layer once, four at most.
  for (let layer = 0; layer < 4; layer++) {
    const inner = unwrapped.length > MAX_ADDRESS ? undefined : REPLAY.exec(unwrapped)?.[2];
    if (!inner) break;
    unwrapped = inner.replace(/^(https?|ftp)%3a%2f%2f/i, '$1://').replace(/^(https?|ftp):\/(?!\/)/i, '$1://');
  }
  return unwrapped;
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
