import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { bootId } from '../base/boot.ts';
import { openOrMake, removeDatabase } from '../base/sqlite.ts';

const VERSION = '3';

/**
 * Articles are numbered as listings tell of them, and captures stand in that order: what comes with one page of
 * a listing is written in one place, where the hash of an address would spread a million rows over the whole file.
 * Captures that more than one archive lists stand in `also` for each of them.
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
  CREATE TABLE also (
    article INT, original TEXT, timestamp TEXT, digest TEXT, archive INT, place TEXT,
    PRIMARY KEY (article, original, timestamp, digest, archive)
  ) WITHOUT ROWID;
  CREATE TABLE shared (digest TEXT PRIMARY KEY, article INT, original TEXT, timestamp TEXT, tombstone INT) WITHOUT ROWID;
`;

export function queuePath(dir: string): string {
  return join(dir, '.reprint', 'queue.sqlite');
}

/** Opens the file; one that is damaged, or was made by another `rule` or another version, is made anew. */
export function openQueueFile(dir: string, rule: string): DatabaseSync {
  const path = queuePath(dir);
  const made = `${VERSION} ${rule}`;
  const known = openOrMake(path, (db) => prepared(db, made));
  if (known) return known;
  removeDatabase(path);
  return openOrMake(path, (db) => prepared(db, made))!;
}

/** Null where the queue is to be made anew. */
function prepared(db: DatabaseSync, made: string): DatabaseSync | null {
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
  if (note?.value === made && !wasPowerCut(db)) return db;
  db.close();
  return null;
}

/**
 * Whether the machine went down while the queue was open. Then it may know of captures that the disk never got:
 * it is made anew from what the evidence has. Of a machine that does not tell its boots that cannot be known.
 */
function wasPowerCut(db: DatabaseSync): boolean {
  const open = db.prepare("SELECT value FROM note WHERE name = 'open'").get() as
    | { value: string }
    | undefined;
  const boot = bootId();
  if (open && boot !== null && open.value !== boot) return true;
  db.prepare("REPLACE INTO note VALUES ('open', ?)").run(boot ?? '');
  return false;
}

/** Closes the file in good order. */
export function closeQueueFile(db: DatabaseSync): void {
  db.exec("DELETE FROM note WHERE name = 'open'");
  db.close();
}
