import { closeSync, openSync, readSync } from 'node:fs';
import { constants, createGunzip } from 'node:zlib';
import { waczWarcs } from '../warc/index.ts';
import type { EvidenceKind } from './source.ts';

/** How much of a file (inflated) is looked at: enough for a damaged beginning to be followed by a good record. */
const HEAD = 64 * 1024;

/**
 * What a file is, by its first bytes: names lie (`….warc.gz.open`, `….bad`, a `.warc` that is HTML).
 * Throws NOT_EVIDENCE for a zip that is broken.
 */
export async function detect(path: string): Promise<EvidenceKind | 'empty' | null> {
  const head = firstBytes(path);
  if (head.length === 0) return 'empty';
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return (await holdsWarcs(path)) ? 'wacz' : null;
  return kindOfHead(head, path);
}

async function kindOfHead(head: Buffer, name: string): Promise<EvidenceKind | null> {
  if (isZstd(head)) return kindOfName(name);
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const kind = kindOfText(packed ? await inflated(head) : head);
  // A first member damaged beyond inflating: the name is all that is left to go by.
  return kind ?? (packed ? kindOfName(name) : null);
}

function firstBytes(path: string): Buffer {
  const fd = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(HEAD);
    const length = readSync(fd, buffer, 0, HEAD, 0);
    return buffer.subarray(0, length);
  } finally {
    closeSync(fd);
  }
}

/** As much as the beginning of a gzip file gives, within the bound, whatever its state. */
async function inflated(head: Buffer): Promise<Buffer> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  const parts: Buffer[] = [];
  let length = 0;
  gunzip.end(head);
  try {
    for await (const part of gunzip as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length >= HEAD) break;
    }
  } catch {
    // What came out before the damage is what there is to judge by.
  }
  return Buffer.concat(parts).subarray(0, HEAD);
}

/** `http://example.com/ 93.184.216.119 20140216050221 text/html 1591`: an ARC record without its version block. */
const ARC_LINE =
  /^[a-z][a-z0-9+.-]{0,20}:[^\n]{1,4000} \d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3} \d{14,20} \S+ \d+\r?$/i;

function kindOfText(head: Buffer): EvidenceKind | null {
  for (const line of head.toString('latin1').split('\n')) {
    if (/^warc\/\d/i.test(line)) return 'warc';
    if (line.startsWith('filedesc:')) return 'arc';
    if (line.length < 5000 && ARC_LINE.test(line)) return 'arc';
  }
  return null;
}

function kindOfName(path: string): EvidenceKind | null {
  if (/\.warc\.(?:gz|zst)(\.|$)/i.test(path)) return 'warc';
  return /\.arc\.gz(\.|$)/i.test(path) ? 'arc' : null;
}

/** A frame, or the skippable frame that holds a `.warc.zst`'s dictionary; without that it cannot be looked into. */
function isZstd(head: Buffer): boolean {
  if (head.length < 4) return false;
  const magic = head.readUInt32LE(0);
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50;
}

/** Whether a zip holds records; `archive/test.txt` is none, though it lies where they should. */
async function holdsWarcs(path: string): Promise<boolean> {
  for await (const { name, stream } of waczWarcs(path)) {
    if (name === null || (await kindOfHead(await beginning(stream), name)) !== null) return true;
  }
  return false;
}

async function beginning(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length >= HEAD) break;
  }
  return Buffer.concat(parts).subarray(0, HEAD);
}
