import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** A digest as Reprint writes it: `sha256:` and 64 lower-case hex digits. */
export type Digest = `sha256:${string}`;

/** SHA-256 of bytes, or of a string's UTF-8, as 64 hex digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex');
}

/** The digest of bytes. */
export function digestOf(data: Uint8Array | string): Digest {
  return `sha256:${sha256Hex(data)}`;
}

/** SHA-256 of a file's bytes, read as a stream, as 64 hex digits. */
export async function sha256OfFile(path: string): Promise<string> {
  const hasher = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hasher.update(chunk);
  return hasher.digest('hex');
}
