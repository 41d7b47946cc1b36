import { hash } from 'node:crypto';

/** A labelled digest as WARC writes it (`sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMBSVC36A`), taken apart. */
export interface Labelled {
  algorithm: keyof typeof BYTES;
  /** Lower-case hex; null for a value that is no digest of that algorithm. */
  hex: string | null;
}

const BYTES = { md5: 16, sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;

/**
 * Reads a labelled digest (WARC 1.1 section 5.8): the standard leaves the spelling of the value open, and Base32,
 * hexadecimal and both kinds of Base64, with padding and without, are all met with, as is `sha-256`. Null for
 * what is no label, and for an algorithm that is not known.
 */
export function parseLabel(label: string): Labelled | null {
  const match = /^\s*([a-z0-9-]{1,12}):\s*([\w+/=-]{16,200})\s*$/i.exec(label);
  if (!match) return null;
  const algorithm = match[1]!.toLowerCase().replace('-', '') as Labelled['algorithm'];
  if (!Object.hasOwn(BYTES, algorithm)) return null;
  return { algorithm, hex: hexOf(match[2]!.replace(/={1,6}$/, ''), BYTES[algorithm]) };
}

/** The three spellings of a digest differ in length, so that none is taken for another. */
function hexOf(value: string, bytes: number): string | null {
  switch (value.length) {
    case 2 * bytes:
      return /^[0-9a-f]+$/i.test(value) ? value.toLowerCase() : null;
    case Math.ceil((8 * bytes) / 5):
      return hexOfBase32(value.toUpperCase());
    case Math.ceil((8 * bytes) / 6):
      return Buffer.from(value, 'base64').toString('hex');
    default:
      return null;
  }
}

/** One form for all that mean the same: `sha1:` and upper-case Base32, other algorithms in hex; null for what is no digest. */
export function normalLabel(label: string): string | null {
  const { algorithm, hex } = parseLabel(label) ?? { hex: null };
  if (hex === null) return null;
  return `${algorithm}:${algorithm === 'sha1' ? base32(Buffer.from(hex, 'hex')) : hex}`;
}

/** The SHA-1 of bytes in the form that archives index by. */
export function sha1Label(bytes: Uint8Array): string {
  return `sha1:${base32(hash('sha1', bytes, 'buffer'))}`;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

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
