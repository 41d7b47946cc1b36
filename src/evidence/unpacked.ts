import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { sha256Hex } from '../base/digest.ts';
import { DERIVED } from './layout.ts';

/**
 * Where a WARC lies unpacked that cannot be read at random as it is: deflated inside a WACZ, or gzipped as a
 * whole (`gzip crawl.warc`), where each record would cost the inflating of all before it.
 */
export function unpackedPath(dir: string, file: string): string {
  return join(dir, DERIVED, 'unpacked', `${sha256Hex(file).slice(0, 32)}.warc`);
}

/** Unpacks what a stream gives, whole or not at all. */
export async function unpack(dir: string, file: string, packed: AsyncIterable<Uint8Array>): Promise<string> {
  const path = unpackedPath(dir, file);
  const unfinished = `${path}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    await pipeline(packed, createWriteStream(unfinished));
    renameSync(unfinished, path);
    return path;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** What a crawler writes shrinks to a tenth or a twentieth; what shrinks more than this was made to fill a disk. */
const BOMB_RATIO = 64;

/** The content of a gzip file, all its members. Fails with `Z_BOMB` where it grows beyond belief. */
export async function* gunzipped(path: string): AsyncIterable<Uint8Array> {
  const bound = statSync(path).size * BOMB_RATIO;
  let length = 0;
  const packed = createReadStream(path, { highWaterMark: 1 << 20 });
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > bound) throw Object.assign(new Error('a gzip bomb'), { code: 'Z_BOMB' });
      yield chunk;
    }
  } finally {
    packed.destroy();
  }
}
