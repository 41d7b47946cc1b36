import { type Headers, header } from '../base/capture.ts';
import { decodeBody } from '../warc/index.ts';

/**
 * Whether an archived body is packed: never was, still is from beginning to end, breaks off, or was and has been
 * unpacked by the archive, which leaves the header.
 */
export type Packing = 'none' | 'whole' | 'broken' | 'undone';

/** Most bytes that are unpacked to see whether they end. */
const MOST_BYTES = 16 << 20;

/** Gzip is known by its first bytes: an archive may hand it out and name no encoding. */
export function packingOf(headers: Headers, body: Uint8Array): Packing {
  const named = header(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  const encoding = body[0] === 0x1f && body[1] === 0x8b ? 'gzip' : named;
  if (encoding === '' || encoding === 'identity') return 'none';
  const unpacked = decodeBody({ headers: [['content-encoding', encoding]], body }, { maxBytes: MOST_BYTES });
  if (unpacked.truncated === 'encoding') return 'broken';
  return unpacked.body === body ? 'undone' : 'whole';
}
