import { hash } from 'node:crypto';
import type { Headers } from '../base/capture.ts';
import { field } from './fields.ts';
import type { WarcRecord } from './record.ts';
import { unchunk } from './unchunk.ts';

export type DigestCheck = 'match' | 'mismatch' | 'absent';

/** Whether WARC-Block-Digest is that of the block; `absent` also where its algorithm is none that we know. */
export function checkBlock(fields: Headers, block: Uint8Array): DigestCheck {
  return checkDigest(field(fields, 'warc-block-digest'), block);
}

/**
 * Whether WARC-Payload-Digest is that of the body: as it is stored, or else without its chunks, since some
 * crawlers count one and some the other. A revisit's is that of another record: `absent`.
 */
export function checkPayload(record: Pick<WarcRecord, 'type' | 'fields' | 'body'>): DigestCheck {
  if (record.type === 'revisit') return 'absent';
  const label = field(record.fields, 'warc-payload-digest');
  const stored = checkDigest(label, record.body);
  if (stored !== 'mismatch') return stored;
  return checkDigest(label, unchunk(record.body).body);
}

/**
 * Whether a labelled digest (`sha1:BASE32`, `sha256:HEX`, `md5:…`; WARC 1.1 section 5.8) is that of the bytes.
 * The standard leaves the spelling of the value open: Base32, hexadecimal and Base64 are all met with.
 */
export function checkDigest(label: string | null, bytes: Uint8Array): DigestCheck {
  const match = /^\s*([a-z0-9-]{1,12}):\s*([\w+/=-]{16,200})\s*$/i.exec(label ?? '');
  if (!match) return 'absent';
  const algorithm = ALGORITHMS[match[1]!.toLowerCase().replace('-', '')];
  if (!algorithm) return 'absent';
  const value = match[2]!;
  const digest = hash(algorithm, bytes, 'buffer');
  const hex = digest.toString('hex');
  const base64 = digest.toString('base64');
  const same =
    value.toLowerCase() === hex ||
    value.toUpperCase().replace(/=+$/, '') === base32(digest) ||
    value === base64 ||
    value === digest.toString('base64url');
  return same ? 'match' : 'mismatch';
}

const ALGORITHMS: Record<string, string> = {
  md5: 'md5',
  sha1: 'sha1',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
};

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 (RFC 4648 section 6) without padding, as the field writes SHA-1. */
export function base32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += BASE32[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? out + BASE32[(held << (5 - bits)) & 31] : out;
}
