import type { DatabaseSync } from 'node:sqlite';
import { asReprintError, ReprintError } from '../base/error.ts';
import { openOrMake } from '../base/sqlite.ts';
import { NO_OBSTACLE, type Obstacle } from './obstacle.ts';
import type { AskKind } from './source.ts';

/** What all processes on this machine know of one archive. */
export interface Standing {
  /** The latest time that any of them has seen, and how long the machine had been up then. */
  latest: number;
  sinceBoot: { boot: string; ms: number } | null;
  /** The archive has answered, in this run or an earlier one. */
  answered: boolean;
  silence: Obstacle;
  refusal: Obstacle;
}

/** The file behind a pace. What was written to it outlives `kill -9`, not a power cut: that takes a minute. */
export interface PaceFile {
  /** Does something that no other process may do at the same time. @throws ReprintError DISK_FULL */
  alone<T>(work: (standing: Standing) => T): T;
  save(standing: Standing): void;
  /** When the last request of a kind was sent, and when the `most`th last one; -Infinity before the first. */
  sent(kind: AskKind, most: number): { last: number; first: number };
  /** Notes that a request is being sent; only the last `most` are kept. */
  note(kind: AskKind, at: number, most: number): void;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS standing (host TEXT PRIMARY KEY, json TEXT) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sent (host TEXT, kind TEXT, n INT, at REAL, PRIMARY KEY (host, kind, n)) WITHOUT ROWID;
`;

/** Opens the file, and begins it anew where it is damaged. @throws ReprintError IO, DISK_FULL */
export function openPaceFile(path: string, host: string): PaceFile {
  try {
    return openOrMake(path, (db) => paceFile(prepared(db), host));
  } catch (error) {
    if (asReprintError(error).code === 'DISK_FULL') throw asReprintError(error);
    throw new ReprintError(
      'IO',
      `cannot keep ${path} (${(error as Error).message})`,
      'check its permissions: without it nobody knows how much was asked of the archive',
      error,
    );
  }
}

function prepared(db: DatabaseSync): DatabaseSync {
  db.exec('PRAGMA busy_timeout = 10000; PRAGMA trusted_schema = OFF;');
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; ${SCHEMA}`);
  return db;
}

function paceFile(db: DatabaseSync, host: string): PaceFile {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const read = db.prepare('SELECT json FROM standing WHERE host = ?');
  const write = db.prepare('REPLACE INTO standing VALUES (?, ?)');
  const last = db.prepare('SELECT n, at FROM sent WHERE host = ? AND kind = ? ORDER BY n DESC LIMIT 1');
  const nth = db.prepare('SELECT at FROM sent WHERE host = ? AND kind = ? AND n = ?');
  const insert = db.prepare('INSERT INTO sent VALUES (?, ?, ?, ?)');
  const forget = db.prepare('DELETE FROM sent WHERE host = ? AND kind = ? AND n <= ?');

  function lastOf(kind: AskKind): { n: number; at: number } {
    return (last.get(host, kind) as { n: number; at: number } | undefined) ?? { n: 0, at: -Infinity };
  }

  return {
    alone(work) {
      begin.run();
      try {
        const row = read.get(host) as { json: string } | undefined;
        const result = work(standingOf(row?.json));
        commit.run();
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw asReprintError(error);
      }
    },
    save(standing) {
      write.run(host, JSON.stringify(standing));
    },
    sent(kind, most) {
      const { n, at } = lastOf(kind);
      const first = nth.get(host, kind, n - most + 1) as { at: number } | undefined;
      return { last: at, first: first?.at ?? -Infinity };
    },
    note(kind, at, most) {
      const n = lastOf(kind).n + 1;
      insert.run(host, kind, n, at);
      forget.run(host, kind, n - most);
    },
    close() {
      db.close();
    },
  };
}

function standingOf(json: string | undefined): Standing {
  if (json !== undefined) return JSON.parse(json) as Standing;
  return { latest: 0, sinceBoot: null, answered: false, silence: NO_OBSTACLE, refusal: NO_OBSTACLE };
}
