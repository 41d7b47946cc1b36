import type { DatabaseSync } from 'node:sqlite';
import { openOrMake } from '../base/sqlite.ts';
import type { PictureVerdict } from './picture-verdict.ts';

/** To be raised when a decoder judges otherwise than the one before it: then all is decoded again. */
const RULES = 1;

/** What became of the bytes of a picture. */
export interface KnownPicture {
  verdict: PictureVerdict;
  /** Where it was saved, `media/ab/….jpg`; null where it was not. */
  path: string | null;
  /** Its size. */
  bytes: number;
}

export interface KnownPictures {
  /** @param digest of the capture's body, as the index has it */
  find(digest: string): KnownPicture | null;
  remember(digest: string, known: KnownPicture): void;
  close(): void;
}

/** What pictures turned out to be, kept from run to run: each is decoded once. Derived; a damaged file is made anew. */
export function openKnownPictures(path: string): KnownPictures {
  const db = openOrMake(path, prepared);
  const find = db.prepare('SELECT known FROM picture WHERE digest = ?');
  const insert = db.prepare('INSERT OR REPLACE INTO picture VALUES (?, ?)');
  return {
    find(digest) {
      const row = find.get(digest) as { known: string } | undefined;
      return row ? (JSON.parse(row.known) as KnownPicture) : null;
    },
    remember: (digest, known) => void insert.run(digest, JSON.stringify(known)),
    close: () => db.close(),
  };
}

function prepared(db: DatabaseSync): DatabaseSync {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const { user_version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (user_version !== RULES) db.exec('DROP TABLE IF EXISTS picture');
  db.exec(`
    CREATE TABLE IF NOT EXISTS picture (digest TEXT PRIMARY KEY, known TEXT) WITHOUT ROWID;
    PRAGMA user_version = ${RULES}
  `);
  return db;
}
