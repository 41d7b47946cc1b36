import { type Headers, header } from '../base/capture.ts';
import type { Fetched } from '../base/fetched.ts';
import { decodeBody } from '../warc/index.ts';
import type { Answer } from './ask.ts';
import { packingOf } from './packing.ts';
import { replayedAt } from './replay-address.ts';

const ORIGINAL = 'x-archive-orig-';

/** Most bytes that a transfer's encoding may hide. */
const MOST_BYTES = 16 << 20;

/** An archived response as the archive handed it out. */
export interface Archived extends Pick<Fetched, 'headers' | 'body' | 'truncated'> {
  /** Whether these can be the bytes that were archived: not if they came in chunks or packed then, and do not now. */
  comparable: boolean;
}

/**
 * The archived response out of a replay. Wayback gives the original headers with a prefix, but for those that
 * it passes on under their own names (`Content-Type`, and `Location` with its own address in front), and names
 * the file that it read from. pywb in raw mode prefixes those that a proxy would understand, and passes all
 * others on as they are, the content encoding among them. `asStored`: the index says that these very bytes were
 * stored, so an encoding that the answer names is theirs.
 */
export function archivedResponse(answer: Answer, base: string, asStored: boolean): Archived {
  if (header(answer.headers, 'x-archive-src') === null) {
    return looked(passedOnHeaders(answer.headers, base), answer, answer.status, asStored);
  }
  const headers = originalHeaders(answer.headers, base);
  if (asStored) return looked(withOwnEncoding(headers, answer.headers), answer, answer.status, true);
  const unpacked = withoutTransferEncoding(answer, headers);
  if (unpacked === null) return looked(withOwnEncoding(headers, answer.headers), answer, answer.status, true);
  return looked(headers, unpacked, answer.status, false);
}

function looked(
  headers: Headers,
  { body, truncated }: Pick<Archived, 'body' | 'truncated'>,
  status: number,
  asStored: boolean,
): Archived {
  const packing = asStored ? 'whole' : packingOf(headers, body);
  const broken = packing === 'broken' ? 'encoding' : null;
  return {
    headers,
    body,
    truncated: truncated ?? broken ?? shortOf(headers, body, status),
    comparable: packing !== 'undone' && header(headers, 'transfer-encoding') === null,
  };
}

function originalHeaders(received: Headers, base: string): Headers {
  const given = new Set(received.map(([name]) => name.toLowerCase()));
  const headers: (readonly [string, string])[] = [];
  for (const [name, value] of received) {
    const lower = name.toLowerCase();
    if (lower.startsWith(ORIGINAL)) headers.push([name.slice(ORIGINAL.length), value]);
    else if (lower === 'content-type' && !given.has(`${ORIGINAL}content-type`)) headers.push([name, value]);
    else if (lower === 'location' && !given.has(`${ORIGINAL}location`))
      headers.push([name, originalOf(value, base)]);
  }
  return headers;
}

function withOwnEncoding(headers: Headers, received: Headers): Headers {
  const encoding = header(received, 'content-encoding')?.trim();
  if (!encoding || header(headers, 'content-encoding') !== null) return headers;
  return [...headers, ['Content-Encoding', encoding]];
}

/** Of the connection to the server (RFC 9110 section 7.6.1) and of Memento, not of what was archived. */
const NEVER_ARCHIVED = new Set(
  'connection keep-alive memento-datetime preference-applied proxy-connection te trailer transfer-encoding upgrade'.split(
    ' ',
  ),
);

/** What pywb gives with its prefix where it was archived: without, it is the server's own. Source: pywb/rewrite/header_rewriter.py */
const PREFIXED_BY_PYWB = new Set(
  'age alt-svc cache-control content-security-policy date etag expires last-modified p3p pragma retry-after server status strict-transport-security vary via warning x-frame-options x-xss-protection'.split(
    ' ',
  ),
);

function passedOnHeaders(received: Headers, base: string): Headers {
  const given = new Set(received.map(([name]) => name.toLowerCase()));
  const prefixes = [...given].some((name) => name.startsWith(ORIGINAL));
  const headers: (readonly [string, string])[] = [];
  for (const [name, value] of received) {
    const lower = name.toLowerCase();
    if (lower.startsWith(ORIGINAL)) headers.push([name.slice(ORIGINAL.length), value]);
    else if (given.has(`${ORIGINAL}${lower}`)) continue;
    else if (NEVER_ARCHIVED.has(lower) || (prefixes && PREFIXED_BY_PYWB.has(lower))) continue;
    else if (lower === 'link' && /rel="?(?:original|timegate)/.test(value)) continue;
    else if (lower === 'content-location' && replayedAt(value, base) !== null) continue;
    else headers.push([name, lower === 'location' ? originalOf(value, base) : value]);
  }
  return headers;
}

/** A redirect's target as it was, the archive's address before it taken off. */
function originalOf(location: string, base: string): string {
  return replayedAt(location, base)?.original ?? location;
}

/**
 * Undoes an encoding that is none of the archived response's: `Content-Encoding: gzip` that no
 * `X-Archive-Orig-Content-Encoding` speaks of was put on for the way. Null where it hides more than we unpack: a
 * bomb stays as small as it came.
 */
function withoutTransferEncoding(
  answer: Answer,
  headers: Headers,
): Pick<Archived, 'body' | 'truncated'> | null {
  const sent = header(answer.headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  const archived = header(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  if (sent === '' || sent === archived) return answer;
  const undone = decodeBody(
    { headers: [['content-encoding', sent]], body: answer.body },
    { maxBytes: MOST_BYTES },
  );
  if (undone.truncated === 'length') return null;
  return { body: undone.body, truncated: answer.truncated ?? undone.truncated };
}

/** A redirect without its body: nobody misses that. */
export function isBareRedirect(status: number, body: Uint8Array): boolean {
  return status >= 300 && status < 400 && body.length === 0;
}

/**
 * `length` where the archived response says that it was longer: it was stored short or cut on its way. Where it was encoded the archive may hand it out decoded, and its length tells nothing.
 */
function shortOf(headers: Headers, body: Uint8Array, status: number): string | null {
  if (status === 204 || status === 304 || isBareRedirect(status, body)) return null;
  const encoded =
    header(headers, 'content-encoding') !== null || header(headers, 'transfer-encoding') !== null;
  const said = header(headers, 'content-length') ?? '';
  return !encoded && /^\d{1,15}$/.test(said) && Number(said) > body.length ? 'length' : null;
}
