import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';
import { entryOf, identityOf } from './entry.ts';
import { freshStamp, indexPath } from './index-file.ts';
import { captureFiles, DERIVED } from './layout.ts';
import { linesOf, writeLines } from './lines.ts';
import { mergeFiles } from './merge.ts';
import { startSort } from './sort.ts';

/** Raised when the merged index says more or other than before. */
const VERSION = 1;

/** The merged index of all evidence, and what it was merged from. */
export interface Catalogue {
  version: number;
  /** Changes when any file of evidence does. */
  of: string;
  /** Captures, each once. */
  captures: number;
  records: number;
  damages: number;
}

/** Every capture of all files, sorted by SURT and time, each once. */
export function allPath(dir: string): string {
  return join(dir, DERIVED, 'all.cdxj');
}

/** For every payload digest that a revisit names, one capture that has it: `DIGEST RANK TIMESTAMP KEY`. */
export function payloadsPath(dir: string): string {
  return join(dir, DERIVED, 'payloads.txt');
}

function stampPath(dir: string): string {
  return join(dir, DERIVED, 'all.json');
}

/** What the merged index is of. @throws ReprintError NOT_FOUND where there is none yet. */
export function readCatalogue(dir: string): Catalogue {
  const catalogue = anyCatalogue(dir);
  if (catalogue) return catalogue;
  throw new ReprintError(
    'NOT_FOUND',
    `the evidence of ${dir} has no index yet`,
    `reprint refresh ${dir} makes it`,
  );
}

function anyCatalogue(dir: string): Catalogue | null {
  try {
    const catalogue = JSON.parse(readFileSync(stampPath(dir), 'utf8')) as Catalogue;
    return catalogue.version === VERSION ? catalogue : null;
  } catch {
    // Derived: without it the files' indexes are merged again.
    return null;
  }
}

/** Merges the files' own indexes, unless that was done since any of them changed. A file without an index is left out. */
export function mergeCatalogue(dir: string): Catalogue {
  const indexed = captureFiles(dir).flatMap((found) => {
    const stamp = freshStamp(dir, found.file, found);
    return stamp ? [{ file: found.file, stamp }] : [];
  });
  const of = sha256Hex(JSON.stringify(indexed));
  const known = anyCatalogue(dir);
  if (known?.of === of) return known;
  rmSync(stampPath(dir), { force: true });
  const captures = mergeFiles(
    indexed.map(({ file }) => indexPath(dir, file)),
    allPath(dir),
    eachOnce,
  );
  const sum = (key: 'records' | 'damages' | 'revisits') =>
    indexed.reduce((n, { stamp }) => n + stamp[key], 0);
  writePayloads(dir, sum('revisits'));
  const catalogue: Catalogue = {
    version: VERSION,
    of,
    captures,
    records: sum('records'),
    damages: sum('damages'),
  };
  writeWhole(stampPath(dir), JSON.stringify(catalogue));
  return catalogue;
}

/** Leaves out a capture that is there already: the same file given under two names, or in a WARC and in a WACZ. */
export function* eachOnce(lines: Iterable<string>): Iterable<string> {
  let last: string | null = null;
  for (const line of lines) {
    const identity = identityOf(line);
    if (identity !== null && identity === last) continue;
    last = identity;
    yield line;
  }
}

function writePayloads(dir: string, revisits: number): void {
  const out = payloadsPath(dir);
  const sort = startSort(`${out}.sorted.tmp`);
  try {
    if (revisits > 0) {
      const wanted = revisits <= MOST_WANTED ? wantedPayloads(dir) : null;
      for (const line of linesOf(allPath(dir))) addPayloads(line, wanted, sort.add);
    }
    sort.finish();
    // One capture a payload: a million redirects with the same empty body are one line.
    writeLines(out, firstOfEach(linesOf(`${out}.sorted.tmp`)));
  } finally {
    sort.abandon();
    rmSync(`${out}.sorted.tmp`, { force: true });
  }
}

/** The payloads that revisits name are held in memory up to so many; with more revisits, all payloads are written down. */
const MOST_WANTED = 300_000;

function wantedPayloads(dir: string): Set<string> {
  const wanted = new Set<string>();
  for (const line of linesOf(allPath(dir))) {
    if (!isRevisit(line)) continue;
    const { payload } = entryOf(line);
    if (payload !== null) wanted.add(payload);
  }
  return wanted;
}

/** A whole capture ranks before a truncated one, then the earlier before the later. */
function addPayloads(line: string, wanted: Set<string> | null, add: (line: string) => void): void {
  if (isRevisit(line)) return;
  const afterKey = line.indexOf(' ');
  const rank = line.includes(',"truncated":"', afterKey) ? 1 : 0;
  const where = `${rank} ${line.slice(afterKey + 1, afterKey + 15)} ${line.slice(0, afterKey)}`;
  // A revisit names a payload by SHA-1 as most tools do, or by the SHA-256 that `digest` is.
  for (const [, digest] of line.slice(afterKey).matchAll(/[{,]"(?:digest|payload)":"([^"\\ ]{2,})"/g)) {
    if (wanted === null || wanted.has(digest!)) add(`${digest} ${where}`);
  }
}

function isRevisit(line: string): boolean {
  return line.includes(',"type":"revisit"', line.indexOf(' '));
}

function* firstOfEach(lines: Iterable<string>): Iterable<string> {
  let last = '';
  for (const line of lines) {
    const payload = line.slice(0, line.indexOf(' '));
    if (payload !== last) yield line;
    last = payload;
  }
}
