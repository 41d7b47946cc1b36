import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
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
export async function unpack(dir: string, file: string, packed: NodeJS.ReadableStream): Promise<string> {
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

/** The content of a gzip file, all its members. */
export function gunzipped(path: string): NodeJS.ReadableStream {
  const gunzip = createGunzip();
  createReadStream(path, { highWaterMark: 1 << 20 })
    .on('error', (error) => gunzip.destroy(error))
    .pipe(gunzip);
  return gunzip;
}
