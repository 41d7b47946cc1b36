import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../base/sqlite.ts';

const VERSION = '2';

/**
 * Articles are numbered as listings tell of them, and captures stand in that order: what comes with one page of
 * a listing is written in one place, where the hash of an address would spread a million rows over the whole file.
 * `goal` is the place in GOALS up to which nothing more is wanted of an article, -1 for none.
 */
const SCHEMA = `
  CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  CREATE TABLE archive (n INTEGER PRIMARY KEY, address TEXT UNIQUE);
  CREATE TABLE article (n INTEGER PRIMARY KEY, id TEXT UNIQUE, rule INT, page INT, goal INT);
  CREATE TABLE capture (
    article INT, original TEXT, timestamp TEXT, digest TEXT, archive INT,
    status INT, mime TEXT, length INT, place TEXT, page INT,
    outcome TEXT, text TEXT, reason TEXT, runs INT,
    PRIMARY KEY (article, original, timestamp, digest)
  ) WITHOUT ROWID;
  CREATE TABLE shared (digest TEXT PRIMARY KEY, article INT, original TEXT, timestamp TEXT, tombstone INT) WITHOUT ROWID;
`;

export function queuePath(dir: string): string {
  return join(dir, '.reprint', 'queue.sqlite');
}

/** Opens the file; one that is damaged, or was made by another `rule` or another version, is made anew. */
export function openQueueFile(dir: string, rule: string): DatabaseSync {
  const path = queuePath(dir);
  mkdirSync(dirname(path), { recursive: true });
  return prepared(path, `${VERSION} ${rule}`);
}

function prepared(path: string, made: string): DatabaseSync {
  try {
    const db = openDatabase(path);
    // Derived: what a power cut takes is found again in the evidence.
    db.exec('PRAGMA trusted_schema = OFF; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
    db.exec('PRAGMA cache_size = -8192;');
    const tables = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'note'").get();
    if ((tables as { n: number }).n === 0) {
      db.exec(`BEGIN; ${SCHEMA} INSERT INTO note VALUES ('made', ''); COMMIT`);
      db.prepare("UPDATE note SET value = ? WHERE name = 'made'").run(made);
    }
    const note = db.prepare("SELECT value FROM note WHERE name = 'made'").get() as
      | { value: string }
      | undefined;
    if (note?.value === made) return db;
    db.close();
  } catch (error) {
    if (!DAMAGED.has((error as { errcode?: number }).errcode ?? 0)) throw error;
  }
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  return prepared(path, made);
}

/** SQLITE_ERROR (another schema), SQLITE_CORRUPT, SQLITE_NOTADB. */
const DAMAGED = new Set([1, 11, 26]);
