import type { Headers } from '../base/capture.ts';
import { gunzip, type Undone, unbrotli, undeflate, unzstd } from './inflate-body.ts';
import { unchunk } from './unchunk.ts';

/** No server stacks more encodings than this; a header that names more is not believed. */
const DEEPEST = 4;

/**
 * Undoes Transfer-Encoding and Content-Encoding of a stored body (RFC 9112 section 7, RFC 9110 section 8.4):
 * chunked, gzip, deflate (with a zlib header as the standard has it, and raw as some servers sent it), br, zstd,
 * one on another. A header that lies (says `gzip`, body is plain: archives store bodies decoded under their old
 * headers) leaves the body as it is. What can be decoded of a cut body is kept, and `truncated` says so:
 * `encoding` where it ends or breaks within an encoding, `length` where it was cut at `maxBytes` (64 MB).
 * Never throws.
 */
export function decodeBody(
  { headers, body }: { headers: Headers; body: Uint8Array },
  { maxBytes = 64 << 20 }: { maxBytes?: number } = {},
): Undone {
  const undone = [...encodings(headers, 'transfer-encoding'), ...encodings(headers, 'content-encoding')];
  let decoded: Undone = { body, truncated: null };
  for (const encoding of undone.slice(0, DEEPEST)) {
    const step = undo(encoding, decoded.body, maxBytes);
    if (step) decoded = { body: step.body, truncated: decoded.truncated ?? step.truncated };
  }
  if (decoded.body.length <= maxBytes) return decoded;
  return { body: decoded.body.subarray(0, maxBytes), truncated: decoded.truncated ?? 'length' };
}

/** What a header names, in the order of undoing: the last put on is the first taken off. */
function encodings(headers: Headers, name: string): string[] {
  const all: string[] = [];
  for (const [key, value] of headers) {
    if (key.toLowerCase() !== name) continue;
    for (const word of value.toLowerCase().split(',', 16)) all.push(word.trim().replace(/^x-/, ''));
  }
  return all.reverse();
}

/** The body without one encoding; null where it never had it. */
function undo(encoding: string, body: Uint8Array, maxBytes: number): Undone | null {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (bytes.length === 0) return null;
  switch (encoding) {
    case 'chunked':
      return unchunk(bytes);
    case 'gzip':
      return gunzip(bytes, maxBytes);
    case 'deflate':
      return undeflate(bytes, maxBytes);
    case 'br':
      return unbrotli(bytes, maxBytes);
    case 'zstd':
      return unzstd(bytes, maxBytes);
    default:
      return null;
  }
}
