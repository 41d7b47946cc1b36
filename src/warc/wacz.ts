import { open } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { asReprintError, ReprintError } from '../base/error.ts';

/** A WARC or ARC file inside a WACZ. */
export interface WaczWarc {
  /** Its path inside the WACZ, as the zip gives it: a label, never a path to open or write. */
  name: string;
  /** Bytes, as the zip says. */
  size: number;
  /** Where its bytes start in the WACZ where they are stored as they are, so that a record in it can be read at `start + offset`; null where they are deflated. */
  start: number | null;
  /** Its bytes; opened when they are asked for, and throws a ReprintError where the zip is broken there. */
  stream: AsyncIterable<Uint8Array>;
}

/** Whether a file is a zip by its first bytes, as every WACZ is. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return (
      bytesRead === 4 && (buffer.readUInt32LE(0) === 0x04034b50 || buffer.readUInt32LE(0) === 0x06054b50)
    );
  } finally {
    await file.close();
  }
}

/**
 * The WARC and ARC files inside a WACZ (https://specs.webrecorder.net/wacz/1.1.1/), in the order of the zip:
 * all that lies in `archive/` or is named as such a file. A stream must be read before the next is asked for.
 * Throws NOT_EVIDENCE where the file is no zip, or one that breaks off.
 */
export async function* waczWarcs(path: string): AsyncGenerator<WaczWarc> {
  const zip = await openZip(path);
  try {
    for (const entry of await entriesOf(zip, path)) {
      if (!holdsRecords(entry.fileName)) continue;
      const stored = entry.compressionMethod === 0 && !entry.isEncrypted();
      yield {
        name: entry.fileName,
        size: entry.uncompressedSize,
        start: stored ? await dataStart(zip, entry, path) : null,
        stream: entryBytes(zip, entry, path),
      };
    }
  } finally {
    zip.close();
  }
}

function holdsRecords(name: string): boolean {
  return !name.endsWith('/') && (/(?:^|\/)archive\//.test(name) || /\.w?arc(?:\.gz|\.zst)?$/i.test(name));
}

export async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true });
  } catch (error) {
    throw notZip(path, error);
  }
}

/** A zip with more entries than this is none that a crawler made. */
const MOST_ENTRIES = 100_000;

export async function entriesOf(zip: ZipFile, path: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.push(entry) > MOST_ENTRIES) throw new Error(`more than ${MOST_ENTRIES} entries`);
    }
  } catch (error) {
    throw notZip(path, error);
  }
  return entries;
}

async function dataStart(zip: ZipFile, entry: Entry, path: string): Promise<number> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch (error) {
    throw notZip(path, error);
  }
}

/** Deflate makes no more than 1,032 bytes of one; what a crawler deflates gives ten or twenty. */
const BOMB_RATIO = 200;
const BOMB_SIZE = 1 << 30;

/** The bytes of an entry, inflated where they are deflated, never more than the zip says. */
export async function* entryBytes(zip: ZipFile, entry: Entry, path: string): AsyncGenerator<Uint8Array> {
  const { fileName, compressedSize, uncompressedSize } = entry;
  if (!entry.canDecodeFileData()) {
    throw new ReprintError(
      'UNSUPPORTED',
      `${fileName} in ${path} is encrypted or compressed in a way that no WACZ should be`,
      'unpack it with another tool and give the WARC files inside',
    );
  }
  if (uncompressedSize > BOMB_SIZE && uncompressedSize > compressedSize * BOMB_RATIO) {
    throw new ReprintError(
      'TOO_LARGE',
      `${fileName} in ${path} would grow from ${compressedSize} to ${uncompressedSize} bytes`,
      'this looks like a zip bomb; if it is none, unpack it and give the WARC files inside',
    );
  }
  try {
    yield* await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw notZip(path, error);
  }
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
