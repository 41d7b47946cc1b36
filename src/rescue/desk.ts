import { mkdirSync } from 'node:fs';
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
  /** Notes that an article was made of a pile. */
  file(id: string): void;
  isFiled(id: string): boolean;
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
  const db = openDatabase(path);
  // Rebuilt from the shards in every run: nothing here needs to survive a crash.
  db.exec(`
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    DROP TABLE IF EXISTS slip;
    CREATE TABLE slip (id TEXT, by_rule INT, original TEXT, timestamp TEXT, shard TEXT, row TEXT);
    DROP TABLE IF EXISTS filed;
    CREATE TABLE filed (id TEXT PRIMARY KEY) WITHOUT ROWID;
    BEGIN;
  `);
  const insert = db.prepare('INSERT INTO slip VALUES (?, ?, ?, ?, ?, ?)');
  const fileId = db.prepare('INSERT INTO filed VALUES (?)');
  const filed = db.prepare('SELECT 1 FROM filed WHERE id = ?');
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
    file(id) {
      fileId.run(id);
    },
    isFiled(id) {
      return filed.get(id) !== undefined;
    },
    close() {
      db.close();
    },
  };
}
