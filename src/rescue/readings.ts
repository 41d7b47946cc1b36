import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { writeWhole } from '../base/files.ts';
import type { Biography, Reading } from '../base/reading.ts';
import { type Mark, markOf } from '../editing/index.ts';
import { namesPath } from './names-in-pages.ts';

/** Where one reading stands in its shard's file, with what editing sorts by. */
export interface ReadingRow {
  kind: Reading['kind'];
  original: string;
  timestamp: string;
  /** Why it is no article; null for an article. */
  reason: string | null;
  /** Where a redirect leads. */
  to: string | null;
  /** The file of another rescue that it was made from, and the id and what was mended there; absent for a capture. */
  imported?: string;
  named?: string;
  mended?: string[];
  /** What stood below the article about its author; absent where nothing did, or it was none. */
  biography?: Biography;
  /** What editing must know of an article; null of anything else. */
  mark: Mark | null;
  offset: number;
  length: number;
}

/**
 * A shard's readings on disk: `KEY.jsonl.gz`, one JSON line and one gzip member a reading (`zcat` shows them
 * all, an offset finds one), and `KEY.rows.json`, written last: a shard without it was not finished.
 */
export function writeReadings(dir: string, key: string, readings: readonly Reading[]): ReadingRow[] {
  const members = readings.map((reading) => gzipSync(`${JSON.stringify(reading)}\n`, { level: 3 }));
  let offset = 0;
  const rows = readings.map((reading, i): ReadingRow => {
    const { original, timestamp } = reading.capture;
    const length = members[i]!.length;
    const mark = reading.kind === 'article' ? markOf(reading) : null;
    const row = {
      kind: reading.kind,
      original,
      timestamp,
      ...whyNot(reading),
      mark,
      ...importedBy(reading),
      offset,
      length,
    };
    offset += length;
    return row;
  });
  writeWhole(readingsPath(dir, key), Buffer.concat(members));
  writeWhole(rowsPath(dir, key), JSON.stringify(rows));
  return rows;
}

function importedBy(reading: Reading): Pick<ReadingRow, 'imported' | 'named' | 'mended' | 'biography'> {
  const { imported, named } = reading.capture;
  if (imported === undefined) return {};
  const changes = reading.kind === 'article' ? [...reading.removed, ...(reading.repairs ?? [])] : [];
  const mended = [...new Set(changes.map(({ rule }) => rule))];
  const biography = reading.kind === 'article' && reading.biography ? { biography: reading.biography } : {};
  return { imported, ...(named === undefined ? {} : { named }), mended, ...biography };
}

function whyNot(reading: Reading): { reason: string | null; to: string | null } {
  if (reading.kind === 'article') return { reason: null, to: null };
  if (reading.kind === 'error') return { reason: reading.error.code, to: null };
  return { reason: reading.reason, to: reading.kind === 'notArticle' ? reading.to : null };
}

/** The rows of a finished shard; null where it was not read, or where a power cut took a part of it. */
export function finishedRows(dir: string, key: string): ReadingRow[] | null {
  const size = statSync(readingsPath(dir, key), { throwIfNoEntry: false })?.size;
  try {
    const rows = JSON.parse(readFileSync(rowsPath(dir, key), 'utf8')) as ReadingRow[];
    const last = rows.at(-1);
    return size === (last ? last.offset + last.length : 0) ? rows : null;
  } catch {
    // Missing or cut short: derived, and made again.
    return null;
  }
}

/** Removes the readings of all other shards, and what a kill left half-written. */
export function removeOthers(dir: string, keys: ReadonlySet<string>): void {
  for (const name of readdirSync(dir)) {
    const key = name.split('.', 1)[0]!;
    const path = join(dir, name);
    if (!keys.has(key) || ![readingsPath, rowsPath, namesPath].some((pathOf) => pathOf(dir, key) === path))
      rmSync(path, { force: true });
  }
}

/** Fetches single readings, keeping the last few shards' files open. */
export function readingFetcher(dir: string): {
  fetch(key: string, row: ReadingPlace): Reading;
  close(): void;
} {
  const open = new Map<string, number>();
  const most = 64;
  return {
    fetch(key, { offset, length }) {
      let fd = open.get(key);
      if (fd === undefined) {
        if (open.size >= most) {
          const [oldest, oldFd] = open.entries().next().value!;
          closeSync(oldFd);
          open.delete(oldest);
        }
        fd = openSync(readingsPath(dir, key), 'r');
      }
      // The one used last is closed last.
      open.delete(key);
      open.set(key, fd);
      const member = Buffer.allocUnsafe(length);
      readSync(fd, member, 0, length, offset);
      return JSON.parse(gunzipSync(member).toString()) as Reading;
    },
    close() {
      for (const fd of open.values()) closeSync(fd);
      open.clear();
    },
  };
}

export interface ReadingPlace {
  offset: number;
  length: number;
}

function readingsPath(dir: string, key: string): string {
  return join(dir, `${key}.jsonl.gz`);
}

function rowsPath(dir: string, key: string): string {
  return join(dir, `${key}.rows.json`);
}
