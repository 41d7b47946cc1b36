import { createHash } from 'node:crypto';
import { asReprintError } from '../base/error.ts';
import { entryBytes, isBomb, openZip, type Zip, type ZipEntry } from './zip.ts';

/** Something about a WACZ that is not as its own papers say. Its records may be whole all the same. */
export interface WaczProblem {
  /** `signature` is a note only: the package is signed, and the signature is not checked. */
  kind: 'no-datapackage' | 'bad-datapackage' | 'missing' | 'size' | 'digest' | 'unreadable' | 'signature';
  /** The entry that it is about; empty where it is the WACZ as a whole. */
  path: string;
  reason: string;
}

/** Larger papers are not read. */
const PAPERS_BOUND = 16 << 20;

/**
 * Checks every entry against `datapackage.json`, and that against `datapackage-digest.json`, where they are
 * there. Reads the whole file once.
 */
export async function waczProblems(path: string): Promise<WaczProblem[]> {
  let zip: Zip;
  try {
    zip = await openZip(path);
  } catch (error) {
    return [{ kind: 'unreadable', path: '', reason: asReprintError(error).message }];
  }
  try {
    if (isBomb(zip)) return [{ kind: 'unreadable', path: '', reason: 'it looks like a zip bomb' }];
    const entries = new Map(zip.entries.map((entry) => [entry.name, entry]));
    const problems: WaczProblem[] = [];
    const papers = entries.get('datapackage.json');
    if (!papers) {
      return [
        { kind: 'no-datapackage', path: 'datapackage.json', reason: 'the WACZ has no datapackage.json' },
      ];
    }
    const checked = new Set<string>();
    const check = async (claim: Claim) => {
      // Papers that list a file a million times would have it read as often.
      if (checked.has(claim.path)) return;
      checked.add(claim.path);
      const problem = await problemOf(zip, entries.get(claim.path), claim);
      if (problem) problems.push({ path: claim.path, ...problem });
    };
    for (const claim of claimsOf(await json(zip, papers), problems)) await check(claim);
    const seal = entries.get('datapackage-digest.json');
    if (seal) {
      const sealed = (await json(zip, seal)) as { hash?: unknown; signedData?: unknown } | null;
      if (typeof sealed?.hash === 'string')
        await check({ path: 'datapackage.json', hash: sealed.hash, bytes: null });
      if (sealed?.signedData) {
        problems.push({
          kind: 'signature',
          path: seal.name,
          reason: 'signed; the signature is not checked',
        });
      }
    }
    return problems;
  } finally {
    zip.file.close();
  }
}

interface Claim {
  path: string;
  /** `sha256:HEX`, or null. */
  hash: string | null;
  bytes: number | null;
}

/** Both spellings: `hash: "sha256:…", bytes` (1.1) and `stats: {hash, bytes}, hashing` (1.0). */
function claimsOf(papers: unknown, problems: WaczProblem[]): Claim[] {
  const resources = (papers as { resources?: unknown } | null)?.resources;
  if (!Array.isArray(resources)) {
    const reason = 'datapackage.json is no JSON, or lists no resources';
    problems.push({ kind: 'bad-datapackage', path: 'datapackage.json', reason });
    return [];
  }
  return resources.flatMap((resource: Record<string, unknown> | null): Claim[] => {
    const stats = (resource?.stats ?? resource) as Record<string, unknown> | null;
    if (typeof resource?.path !== 'string') return [];
    const hash = typeof stats?.hash === 'string' ? stats.hash : null;
    const labelled = hash === null || hash.includes(':') ? hash : `${String(resource.hashing)}:${hash}`;
    return [
      { path: resource.path, hash: labelled, bytes: typeof stats?.bytes === 'number' ? stats.bytes : null },
    ];
  });
}

async function problemOf(
  zip: Zip,
  entry: ZipEntry | undefined,
  claim: Claim,
): Promise<Pick<WaczProblem, 'kind' | 'reason'> | null> {
  if (!entry) return { kind: 'missing', reason: 'listed in datapackage.json, but not in the WACZ' };
  const [algorithm = '', expected = ''] = (claim.hash ?? '').toLowerCase().split(':', 2);
  const known = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].includes(algorithm);
  const hasher = createHash(known ? algorithm : 'sha256');
  let size = 0;
  try {
    for await (const chunk of entryBytes(zip, entry)) {
      hasher.update(chunk);
      size += chunk.length;
    }
  } catch (error) {
    return { kind: 'unreadable', reason: asReprintError(error).message };
  }
  if (claim.bytes !== null && claim.bytes !== size) {
    return { kind: 'size', reason: `has ${size} bytes, where ${claim.bytes} are claimed` };
  }
  if (!known || expected === hasher.digest('hex')) return null;
  return { kind: 'digest', reason: `its ${algorithm} is not the one claimed` };
}

async function json(zip: Zip, entry: ZipEntry): Promise<unknown> {
  if (entry.size > PAPERS_BOUND) return null;
  const parts: Uint8Array[] = [];
  try {
    for await (const part of entryBytes(zip, entry)) parts.push(part);
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}
