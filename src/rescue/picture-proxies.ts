import { hasPictureName } from './picture-sizes.ts';

/**
 * The address of the picture that a resizing proxy was told to show; null where the address is no proxy's. Where
 * the proxy is not one of the known ones, what it wraps must look like a picture's address: `?url=` may also
 * lead to the page that a picture is of.
 */
export function behindProxy(url: URL): string | null {
  for (const unwrap of PROXIES) {
    const address = unwrap(url);
    if (address !== null) return address;
  }
  return null;
}

const PROXIES: readonly ((url: URL) => string | null)[] = [
  photon,
  ampCache,
  hostAmongOptions,
  inPath,
  inQuery,
];

/** WordPress Photon: `https://i0.wp.com/news.example/a.jpg?resize=300%2C200&ssl=1`. */
function photon({ hostname, pathname, searchParams }: URL): string | null {
  if (!/^i[0-3]\.wp\.com$/.test(hostname)) return null;
  return withHost(pathname.slice(1), searchParams.get('ssl') === '1' ? 'https' : 'http');
}

/** Google's AMP cache: `https://news-example.cdn.ampproject.org/ii/w820/s/news.example/a.jpg`; `s` is https. */
function ampCache({ hostname, pathname, search }: URL): string | null {
  if (!/(?:^|\.)cdn\.ampproject\.org$/.test(hostname)) return null;
  const match = /^\/i{1,2}(?:\/w\d{1,5})?(\/s)?\/([^/]+\/.+)$/.exec(pathname);
  return match ? withHost(match[2]! + search, match[1] ? 'https' : 'http') : null;
}

/**
 * Thumbor, and Arc's resizer made of it, name a host after the options:
 * `/resizer/h4Sh=/300x200/smart/filters:quality(70)/images.example/ID.jpg`, `/unsafe/300x0/news.example/a.jpg`.
 */
function hostAmongOptions({ pathname }: URL): string | null {
  const match = /\/(?:resizer|unsafe)\/(.+)$/.exec(pathname);
  if (!match) return null;
  const segments = match[1]!.split('/');
  const at = segments.findIndex(isHost);
  return at < 0 || at === segments.length - 1 ? null : withHost(segments.slice(at).join('/'), 'https');
}

/** Paths that hold a whole address of a picture, whether its name says so or not. */
const FETCHING = /\/image\/fetch\/|\/cdn-cgi\/image\//;

/**
 * Cloudinary, Cloudflare, Substack, Yahoo and others have the whole address in their path, plain or encoded:
 * `/image/fetch/w_300/https://news.example/a.jpg`; Cloudflare also a path of its own host alone:
 * `/cdn-cgi/image/width=300,quality=70/photos/a.jpg`.
 */
function inPath({ pathname, search, origin }: URL): string | null {
  const whole = /.\/(https?(?::|%3a)(?:\/|%2f){1,2}.+)$/i.exec(pathname);
  if (whole) {
    const encoded = /^https?(?:%3a|:?%2f)/i.test(whole[1]!);
    const address = encoded ? decoded(whole[1]!) : whole[1]! + search;
    return pictureAt(address?.replace(/^(https?:)\/+/i, '$1//') ?? null, FETCHING.test(pathname));
  }
  const own = /^\/cdn-cgi\/image\/[^/]*=[^/]*\/(.+)$/.exec(pathname);
  return own ? `${origin}/${own[1]}${search}` : null;
}

/** Next.js and its like: `/_next/image?url=%2Fphotos%2Fa.jpg&w=640&q=75`. */
const OPTIMIZER = /\/_(?:next|vercel|nuxt)\/image$/;
const WESERV = /^(?:images\.weserv\.nl|wsrv\.nl)$/;
const NAMES = ['url', 'src', 'image', 'img'];

/** `/timthumb.php?src=https://news.example/a.jpg&w=300`, `https://images.weserv.nl/?url=ssl:news.example/a.jpg`. */
function inQuery({ hostname, pathname, origin, searchParams }: URL): string | null {
  for (const name of NAMES) {
    const value = searchParams.get(name)?.trim();
    if (!value) continue;
    if (WESERV.test(hostname) && !/^(?:https?:)?\/\//i.test(value)) {
      const [, secure, rest] = /^(ssl:)?(.*)$/s.exec(value)!;
      return withHost(rest!, secure ? 'https' : 'http');
    }
    const address = value.startsWith('//') ? `http:${value}` : value.startsWith('/') ? origin + value : value;
    const picture = pictureAt(address, OPTIMIZER.test(pathname) || WESERV.test(hostname));
    if (picture !== null) return picture;
  }
  return null;
}

/** An address with its scheme, where it is one and, unless `known`, named as pictures are. */
function pictureAt(address: string | null, known: boolean): string | null {
  const url = address === null || !/^https?:\/\//i.test(address) ? null : URL.parse(address);
  return url && isHost(url.hostname) && (known || hasPictureName(url.pathname)) ? url.href : null;
}

function withHost(hostAndPath: string, scheme: 'http' | 'https'): string | null {
  const host = hostAndPath.split('/', 1)[0]!;
  return isHost(host) && hostAndPath.length > host.length + 1 ? `${scheme}://${hostAndPath}` : null;
}

/** `news.example`, and neither `a.jpg` nor `300x200`. */
function isHost(text: string): boolean {
  return text.length < 254 && /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/u.test(text) && !hasPictureName(text);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
