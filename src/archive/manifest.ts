import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sha256Hex } from '../base/digest.ts';
import type { Ledger } from './ledger.ts';
import { writeLines } from './lines.ts';
import { isUnfinished } from './sweep.ts';

export interface Manifest {
  files: number;
  bytes: number;
  /** What is neither file nor folder (a broken link, a socket) or a link to a folder: not in the manifest. */
  passedOver: string[];
}

const NAME = 'manifest-sha256.txt';
/** At the root of the archive: derived, or the manifest itself. */
const LEFT_OUT = new Set(['site', '.reprint', NAME]);

/**
 * Writes `manifest-sha256.txt`, with which `sha256sum -c manifest-sha256.txt` verifies everything in the
 * archive but `site/`, `.reprint/` and itself. A file whose size and time of change are known from the last
 * time is not hashed again.
 */
export async function writeManifest(dir: string, ledger: Ledger, signal?: AbortSignal): Promise<Manifest> {
  const manifest: Manifest = { files: 0, bytes: 0, passedOver: [] };
  try {
    await writeLines(join(dir, NAME), manifestLines(dir, ledger, manifest, signal), 'latin1');
  } finally {
    // What was hashed before a stop need not be hashed again.
    ledger.commit();
  }
  return manifest;
}

async function* manifestLines(
  dir: string,
  ledger: Ledger,
  manifest: Manifest,
  signal: AbortSignal | undefined,
): AsyncIterable<string> {
  const now = BigInt(Date.now()) * 1_000_000n;
  for (const path of filesOf(dir, '', manifest.passedOver)) {
    signal?.throwIfAborted();
    const absolute = bytesOfPath(join(dir, path), dir);
    const { size, mtimeNs } = statSync(absolute, { bigint: true });
    let sha256 = ledger.knownHash(path, Number(size), mtimeNs);
    if (sha256 === null) {
      sha256 = await hashOf(absolute, Number(size), signal);
      // A file changed twice within a tick of the clock keeps its time: only what has lain a while is sure.
      if (now - mtimeNs > SURE_AFTER_NS) ledger.learnHash(path, Number(size), mtimeNs, sha256);
    }
    manifest.files++;
    if (manifest.files % 256 === 0) await setImmediate();
    manifest.bytes += Number(size);
    yield manifestLine(sha256, path);
  }
}

const SURE_AFTER_NS = 2_000_000_000n;

/**
 * All files below a folder in the order of their paths' bytes. Names are bytes to the file system, and may be
 * no UTF-8: here each byte is one character (Latin-1), and so they go into the manifest as they are.
 */
function* filesOf(dir: string, folder: string, passedOver: string[]): Iterable<string> {
  const absolute = folder === '' ? dir : bytesOfPath(join(dir, folder), dir);
  const entries = readdirSync(absolute, { withFileTypes: true, encoding: 'latin1' as 'utf8' })
    .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { entry } of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (folder === '' && LEFT_OUT.has(entry.name)) continue;
    if (entry.isDirectory()) yield* filesOf(dir, path, passedOver);
    else if (isUnfinished(entry.name)) continue;
    else if (isFile(bytesOfPath(join(dir, path), dir))) yield path;
    else passedOver.push(Buffer.from(path, 'latin1').toString());
  }
}

/** The bytes of a path whose part below `dir` is one character a byte. */
function bytesOfPath(path: string, dir: string): Buffer {
  return Buffer.concat([Buffer.from(dir), Buffer.from(path.slice(dir.length), 'latin1')]);
}

/** Evidence may be linked to where it lies: sha256sum follows the link, and so do we. */
function isFile(path: Buffer): boolean {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch {
    // A link that leads to itself.
  }
  return stats?.isFile() ?? false;
}

/** As GNU sha256sum writes it: a name with a backslash or a line end is escaped, and the line says so. */
function manifestLine(sha256: string, path: string): string {
  if (!/[\\\n\r]/.test(path)) return `${sha256}  ${path}\n`;
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `\\${sha256}  ${escaped}\n`;
}

const CHUNK = 1 << 20;

async function hashOf(path: Buffer, size: number, signal: AbortSignal | undefined): Promise<string> {
  if (size <= CHUNK) return sha256Hex(readFileSync(path));
  const hasher = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const fd = openSync(path, 'r');
  try {
    for (let turn = 1; ; turn++) {
      const length = readSync(fd, chunk);
      if (length === 0) return hasher.digest('hex');
      hasher.update(chunk.subarray(0, length));
      // Ctrl-C and the like must come through while gigabytes are hashed.
      if (turn % 32 === 0) await setImmediate();
      signal?.throwIfAborted();
    }
  } finally {
    closeSync(fd);
  }
}
