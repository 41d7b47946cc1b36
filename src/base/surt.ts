import { sha256Hex } from './digest.ts';

/**
 * The canonical SURT of an address (Sort-friendly URI Reordering Transform): `com,hkcnews)/article/18752`.
 * It is the key of CDX and CDXJ indexes, so it follows the Internet Archive's rules as pywb and Wayback use
 * them: no scheme, no `www`, no default port, no fragment, no session id, query sorted, lower case, escapes
 * normalised, no trailing slash. Never throws: an address that no URL parser takes is lower-cased and kept.
 * Source: http://crawler.archive.org/articles/user_manual/glossary.html#surt, iipc/webarchive-commons
 */
export function surt(address: string): string {
  const parts = split(address);
  if (!parts) return address.trim().toLowerCase();
  const { host, port, path, query } = parts;
  const labels = isIpAddress(host)
    ? host
    : host
        .replace(/^www\d*\./, '')
        .split('.')
        .reverse()
        .join(',');
  const at = port === '' ? labels : `${labels}:${port}`;
  return `${at})${normalPath(path)}${normalQuery(query)}`;
}

/** The first 16 hex digits of the SHA-256 of the canonical SURT: an id for an article whose outlet gives none. */
export function surtId(address: string): string {
  return sha256Hex(surt(address)).slice(0, 16);
}

const DEFAULT_PORTS: Record<string, string> = { http: '80', https: '443', ftp: '21' };

interface Parts {
  host: string;
  port: string;
  path: string;
  query: string;
}

/** Splits by the generic syntax of RFC 3986 (appendix B) rather than by `URL`, which refuses or rewrites what archives hold. */
function split(address: string): Parts | null {
  const bare = address
    .trim()
    .replace(/[\t\n\r]/g, '')
    .replace(/#.*$/s, '');
  const match =
    /^(?:([a-z][a-z0-9+.-]*):)?\/\/(?:[^/?@]*@)?(\[[^\]]*\]|[^/?:]*)(?::(\d*))?([^?]*)(?:\?(.*))?$/is.exec(
      bare,
    );
  if (!match?.[2]) return null;
  const [, scheme = 'http', host, port = '', path = '', query = ''] = match;
  return {
    host: asciiHost(host),
    port: port === DEFAULT_PORTS[scheme.toLowerCase()] ? '' : port,
    path,
    query,
  };
}

/** `眾新聞.香港` and its punycode are one host. */
function asciiHost(host: string): string {
  const lower = host.toLowerCase().replace(/\.+$/, '');
  if (/^[a-z0-9.-]*$/.test(lower)) return lower;
  try {
    return new URL(`http://${lower}/`).hostname;
  } catch {
    return lower;
  }
}

function isIpAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

function normalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.replace(/\/;jsessionid=[^/?]*|;jsessionid=[^/?]*/gi, '').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(normalEscapes(segment));
  }
  return `/${segments.join('/')}`.toLowerCase();
}

const SESSION = /^(?:jsessionid|phpsessid|aspsessionid[a-z]*|sid|cfid|cftoken)=/i;

function normalQuery(query: string): string {
  const kept = query
    .split('&')
    .filter((pair) => pair !== '' && !SESSION.test(pair))
    .map((pair) => normalEscapes(pair).toLowerCase())
    .sort();
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** Escapes what must be escaped and nothing else, so that `%E7%9C%BE`, `%e7%9c%be` and `眾` are one. */
function normalEscapes(text: string): string {
  if (/^[!"$&->@-~]*$/.test(text)) return text;
  const bytes = bytesOf(text);
  const out = Buffer.allocUnsafe(bytes.length * 3);
  let length = 0;
  for (const byte of bytes) {
    if (isPlain(byte)) out[length++] = byte;
    else {
      out[length++] = 0x25;
      out[length++] = HEX[byte >> 4]!;
      out[length++] = HEX[byte & 15]!;
    }
  }
  return out.toString('latin1', 0, length);
}

const HEX = Buffer.from('0123456789ABCDEF');

/** Printable ASCII stays but for `%`, `#`, `?` and space, which would change how the whole is parsed. */
function isPlain(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f && byte !== 0x25 && byte !== 0x23 && byte !== 0x3f;
}

/** The bytes that an address stands for: UTF-8 of its characters, escapes undone. */
function bytesOf(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  if (!text.includes('%')) return bytes;
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const [high, low] = bytes[at] === 0x25 ? [digit(bytes[at + 1]), digit(bytes[at + 2])] : [-1, -1];
    if (high < 0 || low < 0) bytes[length++] = bytes[at]!;
    else {
      bytes[length++] = high * 16 + low;
      at += 2;
    }
  }
  return bytes.subarray(0, length);
}

/** Of a hexadecimal digit the number, of any other byte -1. */
function digit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
