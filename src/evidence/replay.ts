import { brotliDecompressSync } from 'node:zlib';
import { type Headers, header } from '../base/capture.ts';
import type { Fetched } from '../base/fetched.ts';
import { sha1Label } from '../warc/index.ts';

/** How a body compares with the digest that the archive's index gives for it. */
export type DigestCheck =
  | 'match'
  | 'mismatch'
  | 'not comparable: decoded'
  | 'not comparable: truncated'
  | 'not indexed';

/**
 * The archived headers made true for the bytes that were received: a replay may undo the encodings that
 * `Content-Encoding: gzip` and `Transfer-Encoding: chunked` speak of, and then the length is another.
 */
export function trueHeaders({ headers, body }: Fetched): Headers {
  const decoded = isDecoded(headers, body);
  const kept = headers.filter(([name]) => {
    const lower = name.toLowerCase();
    if (lower === 'transfer-encoding' || lower === 'content-length') return false;
    return !(decoded && lower === 'content-encoding');
  });
  const unnamed = unnamedEncoding(kept, body);
  const named: Headers = unnamed === null ? kept : withEncoding(kept, unnamed);
  return [...named, ['Content-Length', String(body.length)]];
}

function withEncoding(headers: Headers, encoding: string): Headers {
  return [
    ...headers.filter(([name]) => name.toLowerCase() !== 'content-encoding'),
    ['Content-Encoding', encoding],
  ];
}

/**
 * The encoding of a text that was stored packed and comes without the word for it: Wayback passes on the bytes
 * and sends an empty `content-encoding`.
 */
function unnamedEncoding(headers: Headers, body: Uint8Array): 'gzip' | 'zstd' | 'br' | null {
  if (header(headers, 'content-encoding')?.trim()) return null;
  const type = header(headers, 'content-type') ?? '';
  if (!/^\s*(?:text\/|application\/(?:[a-z.+-]*(?:xml|json)|(?:x-)?javascript))/i.test(type)) return null;
  if (body[0] === 0x1f && body[1] === 0x8b && body[2] === 8) return 'gzip';
  if (body[0] === 0x28 && body[1] === 0xb5 && body[2] === 0x2f && body[3] === 0xfd) return 'zstd';
  return !looksLikeText(body) && isBrotli(body) ? 'br' : null;
}

/** No text of any charset has these bytes in it, but for UTF-16, of which Brotli makes nothing. */
function looksLikeText(body: Uint8Array): boolean {
  return !body
    .subarray(0, 1024)
    .some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte));
}

/** Compares the body with the index; a body whose encoding was undone on the way has another digest by right. */
export function checkDigest({ indexed, headers, body, truncated }: Fetched): DigestCheck {
  if (indexed === null) return 'not indexed';
  const label = indexed.includes(':') ? indexed : `sha1:${indexed}`;
  if (sha1Label(body) === label) return 'match';
  if (truncated !== null) return 'not comparable: truncated';
  const unchunked = header(headers, 'transfer-encoding') !== null;
  return unchunked || isDecoded(headers, body) ? 'not comparable: decoded' : 'mismatch';
}

/** What stands in the metadata record beside a response (application/warc-fields, WARC 1.1 section 4). */
export function receivedFields(fetched: Fetched): string {
  const { received } = fetched;
  const source = header(received, 'x-archive-src');
  const fields: [string, string][] = [
    ['memento', fetched.memento],
    ['fetched', fetched.at.toISOString()],
    ['index-digest', fetched.indexed ?? '-'],
    ['index-digest-check', checkDigest(fetched)],
    ...(source === null ? [] : [['x-archive-src', source] as [string, string]]),
    ...received.map(([name, value]): [string, string] => ['received', `${name}: ${value}`]),
  ];
  return fields.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
}

/** Whether the headers name an encoding that the bytes do not have (any more). */
export function isDecoded(headers: Headers, body: Uint8Array): boolean {
  const encoding = header(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return false;
  if (encoding.endsWith('gzip')) return !(body[0] === 0x1f && body[1] === 0x8b);
  if (encoding === 'zstd') return !(body[0] === 0x28 && body[1] === 0xb5);
  if (encoding === 'deflate') return body[0] !== 0x78;
  if (encoding === 'br') return !isBrotli(body);
  return false;
}

/** Brotli has no magic number: only trying tells. */
function isBrotli(body: Uint8Array): boolean {
  try {
    brotliDecompressSync(body, { maxOutputLength: 1 << 16 });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  }
}
