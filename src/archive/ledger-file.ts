import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase, openOrMake } from '../base/sqlite.ts';
import { type Ledger, ledgerOf } from './ledger.ts';

const SCHEMA = `
  CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  CREATE TABLE state (key BLOB PRIMARY KEY, event TEXT, hash BLOB, file INT, offset INT, length INT) WITHOUT ROWID;
  CREATE TABLE written (path TEXT PRIMARY KEY, id TEXT, sha256 TEXT, before TEXT, file INT, offset INT) WITHOUT ROWID;
  CREATE INDEX written_id ON written (id);
  CREATE TABLE hashes (path TEXT PRIMARY KEY, size INT, mtime TEXT, sha256 TEXT) WITHOUT ROWID;
`;

/**
 * Opens the ledger of an archive for its one writer; made anew from the journal when it is missing, damaged
 * or of another journal, brought up to date when it is behind.
 */
export function openLedger(dir: string): Ledger {
  return openOrMake(join(dir, '.reprint', 'ledger.sqlite'), (db) => ledgerOf(dir, prepared(db)));
}

/**
 * The ledger for a reader, who writes nothing into the archive: the one that is there if it knows the whole
 * journal, else one in a temporary file that is gone when it is closed.
 */
export function readLedger(dir: string): Ledger {
  return currentLedger(dir) ?? temporaryLedger(dir);
}

function currentLedger(dir: string): Ledger | null {
  let db: DatabaseSync | null = null;
  try {
    db = openDatabase(join(dir, '.reprint', 'ledger.sqlite'), { readOnly: true });
    return ledgerOf(dir, db, 'as it is');
  } catch {
    // Missing, damaged, behind, of another journal, or on a disk where nothing may be written: not needed.
    db?.close();
    return null;
  }
}

function temporaryLedger(dir: string): Ledger {
  const db = openDatabase('');
  db.exec(SCHEMA);
  return ledgerOf(dir, db);
}

function prepared(db: DatabaseSync): DatabaseSync {
  db.exec('PRAGMA trusted_schema = OFF; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  const [{ n }] = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'note'").all() as [
    { n: number },
  ];
  if (n === 0) db.exec(SCHEMA);
  return db;
}
