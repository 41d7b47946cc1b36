import { open } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { asReprintError, ReprintError } from '../base/error.ts';

/** Whether a file is a zip by its first bytes, as every WACZ is. */
export async function isZip(path: string): Promise<boolean> {
  const head = await firstBytes(path, 4);
  return head.length === 4 && [0x04034b50, 0x06054b50].includes(head.readUInt32LE(0));
}

/** The name of the entry whose bytes come first, by its own header; null where there is none. */
export async function firstName(path: string): Promise<string | null> {
  const head = await firstBytes(path, 1 << 10);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return null;
  return head.toString('utf8', 30, 30 + head.readUInt16LE(26));
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** An opened zip. Names are labels: whatever they say (`../../x`), they are no path to open or to write. */
export interface Zip {
  path: string;
  size: number;
  file: ZipFile;
  entries: ZipEntry[];
}

export interface ZipEntry {
  /** As the zip gives it, without control characters. Two entries can have the same. */
  name: string;
  /** Bytes, as the zip says. */
  size: number;
  entry: Entry;
}

/** A zip with more entries than this is none that a crawler made. */
const MOST_ENTRIES = 100_000;

/** Opens a zip and reads its directory. Throws NOT_EVIDENCE where the file is no zip, or one that breaks off. */
export async function openZip(path: string): Promise<Zip> {
  let file: ZipFile | null = null;
  try {
    // Left to the library, one bad name or size would cost all entries.
    const strict = { decodeStrings: false, validateEntrySizes: false };
    file = await openPromise(path, { autoClose: false, lazyEntries: true, ...strict });
    const entries: ZipEntry[] = [];
    for await (const entry of file.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8').replace(/\p{Cc}/gu, '_');
      if (entries.push({ name, size: entry.uncompressedSize, entry }) > MOST_ENTRIES)
        throw new Error(`more than ${MOST_ENTRIES} entries`);
    }
    return { path, size: file.fileSize, file, entries };
  } catch (error) {
    file?.close();
    throw notZip(path, error);
  }
}

/** Where the bytes of an entry start that is stored as it is; null where it is deflated, or lies outside of the zip. */
export async function storedAt({ file }: Zip, { entry }: ZipEntry): Promise<number | null> {
  if (entry.compressionMethod !== 0 || entry.isEncrypted()) return null;
  try {
    return (await file.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch {
    // Whoever reads its bytes is told why.
    return null;
  }
}

/** Deflate makes no more than 1,032 bytes of one; what a crawler deflates gives ten or twenty. */
const BOMB_RATIO = 64;
const BOMB_SIZE = 1 << 30;

/** Whether a zip's entries grow beyond belief, or lie one in another, so that the same bytes would be read over and over. */
export function isBomb({ size, entries }: Zip): boolean {
  let packed = 0;
  let inflated = 0;
  for (const { entry } of entries) {
    packed += entry.compressedSize;
    inflated += entry.uncompressedSize;
  }
  return packed > size || inflated > BOMB_SIZE + size * BOMB_RATIO;
}

/** The bytes of an entry, inflated where they are deflated, never more than the zip says. Throws a ReprintError where they are broken. */
export async function* entryBytes({ file, path }: Zip, found: ZipEntry): AsyncGenerator<Uint8Array> {
  const { entry, name, size } = found;
  if (!entry.canDecodeFileData()) {
    throw new ReprintError(
      'UNSUPPORTED',
      `${name} in ${path} is encrypted or compressed in a way that no WACZ should be`,
      'unpack it with another tool and give the WARC files inside',
    );
  }
  let length = 0;
  try {
    for await (const chunk of await file.openReadStreamPromise(entry)) {
      length += chunk.length;
      if (length > size) throw new Error(`${name} holds more than the ${size} bytes that the zip says`);
      yield chunk;
    }
  } catch (error) {
    throw notZip(path, error);
  }
  if (length < size) throw notZip(path, new Error(`${name} holds ${length} bytes, not ${size}`));
}

function notZip(path: string, thrown: unknown): ReprintError {
  const error = asReprintError(thrown);
  if (error.code !== 'INTERNAL') return error;
  return new ReprintError(
    'NOT_EVIDENCE',
    `${path} cannot be read as a WACZ: ${error.message}`,
    'fetch the file again: it is no zip, or not the whole of one',
    thrown,
  );
}
