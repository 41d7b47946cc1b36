import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openDatabase } from '../base/sqlite.ts';
import type { ReadingRow } from './readings.ts';

/** One reading on the editor's desk: which article it names, and where it stands. */
export interface Slip extends ReadingRow {
  shard: string;
}

/** All readings under one id. */
export interface Pile {
  id: string;
  /** Whether an outlet's rule gave the id; else it is the hash of an address, and may name no article at all. */
  byRule: boolean;
  slips: Slip[];
}

export interface Desk {
  lay(id: string, byRule: boolean, slip: Slip): void;
  /** Every id with all its readings, in the order of ids; within an id by address and time. */
  piles(): Iterable<Pile>;
  count(): number;
  /** Notes what was told; false where it had been told before. */
  note(what: string): boolean;
  isNoted(what: string): boolean;
  /** Clears the desk: nothing of it is kept. */
  close(): void;
}

/** A row of the table. */
interface Laid {
  id: string;
  by_rule: number;
  shard: string;
  row: string;
}

/** Sorts readings into piles by article, out of core: a million readings need no more memory than a thousand. */
export function openDesk(path: string): Desk {
  mkdirSync(dirname(path), { recursive: true });
  // Laid anew from the shards in every run: without a journal, a kill leaves a file that SQLite cannot read.
  rmSync(path, { force: true });
  const db = openDatabase(path);
  db.exec(`
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    CREATE TABLE slip (id TEXT, by_rule INT, original TEXT, timestamp TEXT, shard TEXT, row TEXT);
    CREATE TABLE noted (what TEXT PRIMARY KEY) WITHOUT ROWID;
    BEGIN;
  `);
  const insert = db.prepare('INSERT INTO slip VALUES (?, ?, ?, ?, ?, ?)');
  const note = db.prepare('INSERT OR IGNORE INTO noted VALUES (?)');
  const noted = db.prepare('SELECT 1 FROM noted WHERE what = ?');
  return {
    lay(id, byRule, { shard, ...row }) {
      insert.run(id, byRule ? 1 : 0, row.original, row.timestamp, shard, JSON.stringify(row));
    },
    *piles() {
      const rows = db
        .prepare('SELECT id, by_rule, shard, row FROM slip ORDER BY id, original, timestamp, shard')
        .iterate();
      let pile: Pile = { id: '', byRule: false, slips: [] };
      for (const found of rows as Iterable<unknown> as Iterable<Laid>) {
        if (pile.id !== found.id) {
          if (pile.slips.length > 0) yield pile;
          pile = { id: found.id, byRule: false, slips: [] };
        }
        pile.byRule ||= found.by_rule === 1;
        pile.slips.push({ ...(JSON.parse(found.row) as ReadingRow), shard: found.shard });
      }
      if (pile.slips.length > 0) yield pile;
    },
    count() {
      return (db.prepare('SELECT count(DISTINCT id) AS n FROM slip').get() as { n: number }).n;
    },
    note(what) {
      return note.run(what).changes === 1;
    },
    isNoted(what) {
      return noted.get(what) !== undefined;
    },
    close() {
      db.close();
      rmSync(path, { force: true });
    },
  };
}
