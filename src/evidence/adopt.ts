import { createHash, randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sha256OfFile } from '../base/digest.ts';
import { asReprintError, ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';
import { alreadyInside, derivedPath, evidencePath, GIVEN } from './layout.ts';
import { numbered, safeName } from './name.ts';

export interface Adopted {
  /** Below `captures/`: `given/a.warc.gz`. */
  file: string;
  /** SHA-256 of the file's bytes, 64 hex digits. */
  sha256: string;
  bytes: number;
  /** `there`: the same bytes had been adopted before. `symlinked`: it lies on another disk, so a link by path had to do. */
  status: 'copied' | 'linked' | 'symlinked' | 'there';
  /** The name it would have had, were that not taken by a file of other bytes; null where it kept its name. */
  insteadOf: string | null;
}

/** What is remembered of an adoption, so that the same command given again need not read the file again. */
interface Memory {
  source: string;
  bytes: number;
  mtimeMs: number;
  sha256: string;
}

/**
 * Takes a file into the archive's evidence, byte for byte, under its own name made safe. A kill leaves no
 * half file: the copy has a name with a dot until it is whole and on the disk. With `link` nothing is copied:
 * a hard link, or a symbolic one where the file lies on another disk.
 * @throws ReprintError NOT_FOUND, DISK_FULL, IO
 */
export async function adopt(dir: string, path: string, link: boolean): Promise<Adopted> {
  const stats = statsOf(path);
  const bytes = stats.size;
  const inside = alreadyInside(dir, path);
  if (inside !== null) {
    return { file: inside, sha256: await sha256OfFile(path), bytes, status: 'there', insteadOf: null };
  }
  const source = realpathSync(path);
  const wanted = safeName(basename(path));
  let sha256: string | null = null;
  for (let n = 1; ; n++) {
    const file = `given/${numbered(wanted, n)}`;
    const insteadOf = n === 1 ? null : wanted;
    const there = statSync(evidencePath(dir, file), { throwIfNoEntry: false });
    if (!there) {
      const taken = link ? await takeByLink(dir, source, file, sha256) : await copy(dir, source, file);
      remember(dir, file, { source, bytes, mtimeMs: stats.mtimeMs, sha256: taken.sha256 });
      return { file, bytes, insteadOf, ...taken };
    }
    if (there.size !== bytes) continue;
    const memory = recall(dir, file);
    if (memory?.source === source && memory.bytes === bytes && memory.mtimeMs === stats.mtimeMs) {
      return { file, sha256: memory.sha256, bytes, status: 'there', insteadOf };
    }
    sha256 ??= await sha256OfFile(source);
    if (sha256 === (memory?.sha256 ?? (await sha256OfFile(evidencePath(dir, file))))) {
      remember(dir, file, { source, bytes, mtimeMs: stats.mtimeMs, sha256 });
      return { file, sha256, bytes, status: 'there', insteadOf };
    }
  }
}

function statsOf(path: string) {
  try {
    return statSync(path);
  } catch (error) {
    throw asReprintError(error);
  }
}

const CHUNK = 1024 * 1024;

async function copy(
  dir: string,
  source: string,
  file: string,
): Promise<{ sha256: string; status: 'copied' }> {
  mkdirSync(join(dir, GIVEN), { recursive: true });
  const unfinished = join(dir, GIVEN, `.${randomBytes(8).toString('hex')}.tmp`);
  const from = await open(source, 'r');
  try {
    const to = await open(unfinished, 'wx');
    const hasher = createHash('sha256');
    try {
      const buffer = Buffer.allocUnsafe(CHUNK);
      for (;;) {
        const { bytesRead } = await from.read(buffer, 0, CHUNK, null);
        if (bytesRead === 0) break;
        const read = buffer.subarray(0, bytesRead);
        hasher.update(read);
        await to.writeFile(read);
      }
      const { atime, mtime } = await from.stat();
      await to.utimes(atime, mtime);
      await to.sync();
    } finally {
      await to.close();
    }
    renameSync(unfinished, evidencePath(dir, file));
    return { sha256: hasher.digest('hex'), status: 'copied' };
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw asReprintError(error);
  } finally {
    await from.close();
  }
}

async function takeByLink(
  dir: string,
  source: string,
  file: string,
  known: string | null,
): Promise<{ sha256: string; status: 'linked' | 'symlinked' }> {
  mkdirSync(join(dir, GIVEN), { recursive: true });
  const sha256 = known ?? (await sha256OfFile(source));
  const target = evidencePath(dir, file);
  try {
    linkSync(source, target);
    return { sha256, status: 'linked' };
  } catch (error) {
    if (!isRefused(error)) throw asReprintError(error);
  }
  try {
    symlinkSync(source, target);
    return { sha256, status: 'symlinked' };
  } catch (error) {
    throw new ReprintError(
      'IO',
      `${source} cannot be linked: ${(error as Error).message}`,
      'give the command without --link: the file is copied',
      error,
    );
  }
}

/** Another disk, a file of someone else's (protected_hardlinks), a file system without links, too many links. */
function isRefused(error: unknown): boolean {
  return ['EXDEV', 'EPERM', 'EACCES', 'ENOTSUP', 'EMLINK'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  );
}

function remember(dir: string, file: string, memory: Memory): void {
  writeWhole(derivedPath(dir, file, '.adopted.json'), JSON.stringify(memory));
}

function recall(dir: string, file: string): Memory | null {
  try {
    return JSON.parse(readFileSync(derivedPath(dir, file, '.adopted.json'), 'utf8')) as Memory;
  } catch {
    // Derived: without it both files are read and compared.
    return null;
  }
}
