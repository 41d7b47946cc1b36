import { hash } from 'node:crypto';

/** A labelled digest as WARC writes it (`sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A`), taken apart. */
export interface Labelled {
  algorithm: 'sha1' | 'sha256' | 'sha512' | 'md5';
  /** Lower-case hex. */
  hex: string;
}

const BITS = { md5: 128, sha1: 160, sha256: 256, sha512: 512 } as const;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Reads a labelled digest; tools write the value in base32 or hex, in either case, with `sha-256` for `sha256`.
 * Null for an algorithm that is not known, or a value that is no digest of it.
 */
export function parseLabel(label: string): Labelled | null {
  const match = /^\s*([a-z0-9-]{3,10}):([a-z0-9+/=]{16,140})\s*$/i.exec(label);
  if (!match) return null;
  const algorithm = match[1]!.toLowerCase().replace('-', '') as keyof typeof BITS;
  const bits = BITS[algorithm];
  if (bits === undefined) return null;
  const value = match[2]!;
  if (value.length === bits / 4 && /^[0-9a-f]+$/i.test(value)) return { algorithm, hex: value.toLowerCase() };
  const hex = hexOfBase32(value.replace(/=+$/, '').toUpperCase());
  return hex !== null && hex.length === bits / 4 ? { algorithm, hex } : null;
}

/** One form for all that mean the same: `sha1:` and upper-case base32, other algorithms in hex; null for what is no digest. */
export function normalLabel(label: string): string | null {
  const parsed = parseLabel(label);
  if (!parsed) return null;
  const { algorithm, hex } = parsed;
  return `${algorithm}:${algorithm === 'sha1' ? base32(Buffer.from(hex, 'hex')) : hex}`;
}

/** The SHA-1 of bytes in the form that archives index by. */
export function sha1Label(bytes: Uint8Array): string {
  return `sha1:${base32(hash('sha1', bytes, 'buffer'))}`;
}

/** RFC 4648 section 6, without padding. */
function base32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(value >> bits) & 31];
    }
  }
  return bits > 0 ? out + ALPHABET[(value << (5 - bits)) & 31] : out;
}

function hexOfBase32(text: string): string | null {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 255);
    }
  }
  return Buffer.from(bytes).toString('hex');
}
