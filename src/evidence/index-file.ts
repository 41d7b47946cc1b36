import { readFileSync, rmSync, statSync } from 'node:fs';
import { writeWhole } from '../base/files.ts';
import type { Damage, WarcRecord } from '../warc/index.ts';
import { describe, mementoIn, type Place } from './describe.ts';
import { type IndexEntry, lineOf } from './entry.ts';
import { derivedPath, evidencePath } from './layout.ts';
import { linesOf, writeLines } from './lines.ts';
import { mergeFiles } from './merge.ts';
import { startSort } from './sort.ts';
import { warcsIn } from './warcs-in.ts';

/** Raised when the index of a file says more or other than before: then all are made anew. */
const VERSION = 1;

/** The state of a file when it was indexed, and what was found in it. */
export interface Stamp {
  version: number;
  bytes: number;
  mtimeMs: number;
  records: number;
  captures: number;
  revisits: number;
  damages: number;
}

/** A damaged place in the evidence. */
export interface EvidenceDamage {
  /** Below `captures/`: `given/a.wacz`. */
  file: string;
  /** The WARC inside a WACZ that offset and length are of; null for a file that is no WACZ. */
  member: string | null;
  offset: number;
  length: number;
  code: Damage['code'];
  reason: string;
  /** What the damaged record was of, where that could still be read. */
  target: string | null;
  /** True where its record was read nevertheless, and is known to be truncated. */
  salvaged: boolean;
}

/** The stamp of a file's index, where that is of the file as it is now; null where it has to be made (again). */
export function freshStamp(dir: string, file: string, now: { bytes: number; mtimeMs: number }): Stamp | null {
  const stamp = anyStamp(dir, file);
  return stamp?.bytes === now.bytes && stamp.mtimeMs === now.mtimeMs ? stamp : null;
}

/** The stamp of a file of ours that has only grown since it was indexed: what was indexed then still stands. */
export function grownStamp(dir: string, file: string, now: { bytes: number }): Stamp | null {
  const stamp = file.startsWith('fetched/') ? anyStamp(dir, file) : null;
  return stamp && stamp.bytes < now.bytes ? stamp : null;
}

function anyStamp(dir: string, file: string): Stamp | null {
  try {
    const stamp = JSON.parse(readFileSync(derivedPath(dir, file, '.stamp.json'), 'utf8')) as Stamp;
    const whole = statSync(indexPath(dir, file), { throwIfNoEntry: false }) !== undefined;
    return stamp.version === VERSION && whole ? stamp : null;
  } catch {
    // Derived: without it the file is indexed.
    return null;
  }
}

export function indexPath(dir: string, file: string): string {
  return derivedPath(dir, file, '.cdxj');
}

export function damagePath(dir: string, file: string): string {
  return derivedPath(dir, file, '.damage.jsonl');
}

/** Damages listed for one file; the rest are only counted. */
const MOST_DAMAGES = 100_000;

/** Bytes between two reports of progress. */
const STRIDE = 1024 * 1024;

/**
 * Indexes one file of evidence: a sorted CDXJ, its damages beside it, and last the stamp that makes both
 * count. A file of ours that has grown is read from where it ended before.
 */
export async function indexFile(
  dir: string,
  file: string,
  progress: (bytes: number) => void,
): Promise<Stamp> {
  const path = evidencePath(dir, file);
  const { size: bytes, mtimeMs } = statSync(path);
  const earlier = grownStamp(dir, file, { bytes });
  const out = indexPath(dir, file);
  const sorting = earlier ? `${out}.tail.tmp` : out;
  const sort = startSort(sorting);
  const counts = {
    records: earlier?.records ?? 0,
    captures: earlier?.captures ?? 0,
    revisits: earlier?.revisits ?? 0,
    damages: earlier?.damages ?? 0,
  };
  const damages: string[] = earlier ? [...linesOf(damagePath(dir, file))] : [];
  let pending: { entry: IndexEntry; id: string | null } | null = null;
  let told = 0;

  function settle(): void {
    if (pending) sort.add(lineOf(pending.entry));
    pending = null;
  }

  function take(record: WarcRecord, place: Place): void {
    counts.records++;
    // The metadata record of a replay stands right behind its response.
    const found = mementoIn(record);
    if (found && pending && found.of === pending.id) pending.entry.memento = found.memento;
    settle();
    const entry = describe(record, place);
    if (!entry) return;
    counts.captures++;
    if (entry.type === 'revisit') counts.revisits++;
    pending = { entry, id: record.id };
  }

  try {
    for await (const warc of warcsIn(dir, file, earlier?.bytes ?? 0)) {
      for await (const found of warc.records) {
        if (found.kind === 'record') {
          take(found, warc);
        } else {
          const { kind: _, ...damage } = found;
          counts.damages++;
          if (damages.length < MOST_DAMAGES) {
            const told = { file, member: warc.member, ...damage, target: clipped(damage.target) };
            damages.push(JSON.stringify(told satisfies EvidenceDamage));
          }
        }
        const at = warc.before + Math.min(found.offset, bytes);
        if (at - told <= STRIDE) continue;
        told = at;
        progress(at);
      }
      settle();
    }
    sort.finish();
  } finally {
    sort.abandon();
  }
  if (earlier) {
    // A kill right after this line leaves the old stamp: the same tail is then merged once more.
    mergeFiles([out, sorting], out, withoutRepeats);
    rmSync(sorting);
  }
  writeLines(damagePath(dir, file), damages);
  const stamp: Stamp = { version: VERSION, bytes, mtimeMs, ...counts };
  writeWhole(derivedPath(dir, file, '.stamp.json'), JSON.stringify(stamp));
  return stamp;
}

/** An address that is longer tells no more of what was lost, and a hundred thousand of a megabyte fill the memory. */
const MOST_TARGET = 500;

export function clipped(target: string | null): string | null {
  return target?.slice(0, MOST_TARGET) ?? null;
}

function* withoutRepeats(lines: Iterable<string>): Iterable<string> {
  let last = '';
  for (const line of lines) {
    if (line !== last) yield line;
    last = line;
  }
}
