import { openDatabase } from '../../base/sqlite.ts';
import { KNOWN_BY, type KnownBy, type KnownState } from './line.ts';

/** What one source says of an article. The lowest rank counts, and of equals the first in the order of their words. */
export interface Says {
  rank: number;
  state: KnownState;
  of?: string;
  reason?: string | null;
  capture?: string | null;
  original?: string | null;
}

/** All that was said of one article. */
export interface Known {
  id: string;
  /** Where the id is a number. */
  n: number | null;
  state: KnownState | null;
  of: string;
  reason: string;
  capture: string;
  original: string;
  title: string;
  day: string;
  knownBy: string[];
}

/** Gathers what is said of articles, out of core; what is said in another order gives the same. */
export interface Shelf {
  say(id: string, says: Says): void;
  know(id: string, by: KnownBy, source: string): void;
  /** Of headlines the lowest rank counts, then the longest. */
  title(id: string, rank: number, title: string): void;
  day(id: string, rank: number, day: string): void;
  /** An address of one of which nobody says anything else; the first by their characters counts. */
  address(id: string, original: string): void;
  /** Every id that is a number, in its order, with its day or the empty string; also those that nothing vouches for. */
  numbers(): Iterable<{ n: number; day: string; vouched: number }>;
  /** Numbers first, in their order, then the others. */
  all(): Iterable<Known>;
  close(): void;
}

/** A number that can be one of a sequence: no more digits than a counter has. */
const NUMBER = /^[1-9]\d{0,9}$/;

export function openShelf(): Shelf {
  const db = openDatabase('');
  db.exec(`
    PRAGMA synchronous = OFF; PRAGMA cache_size = -32768;
    CREATE TABLE known (id TEXT PRIMARY KEY, n INT) WITHOUT ROWID;
    CREATE TABLE said (id TEXT PRIMARY KEY, rank INT, state TEXT, of TEXT, reason TEXT, capture TEXT, original TEXT) WITHOUT ROWID;
    CREATE TABLE by (id TEXT, kind INT, source TEXT, PRIMARY KEY (id, kind)) WITHOUT ROWID;
    CREATE TABLE title (id TEXT PRIMARY KEY, rank INT, title TEXT) WITHOUT ROWID;
    CREATE TABLE address (id TEXT PRIMARY KEY, original TEXT) WITHOUT ROWID;
    CREATE TABLE day (id TEXT PRIMARY KEY, rank INT, day TEXT) WITHOUT ROWID;
    BEGIN;
  `);
  const meet = db.prepare('INSERT OR IGNORE INTO known VALUES (?, ?)');
  const say = db.prepare(`
    INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
      rank = excluded.rank, state = excluded.state, of = excluded.of, reason = excluded.reason,
      capture = excluded.capture, original = excluded.original
    WHERE (excluded.rank, excluded.of, excluded.reason, excluded.capture, excluded.original)
      < (said.rank, said.of, said.reason, said.capture, said.original)`);
  const know = db.prepare(`
    INSERT INTO by VALUES (?, ?, ?) ON CONFLICT (id, kind) DO UPDATE SET source = excluded.source
    WHERE excluded.source < by.source`);
  const title = db.prepare(`
    INSERT INTO title VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, title = excluded.title
    WHERE (excluded.rank, -length(excluded.title), excluded.title) < (title.rank, -length(title.title), title.title)`);
  const day = db.prepare(`
    INSERT INTO day VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, day = excluded.day
    WHERE (excluded.rank, excluded.day) < (day.rank, day.day)`);
  const address = db.prepare(`
    INSERT INTO address VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET original = excluded.original
    WHERE excluded.original < address.original`);
  let last = '';

  function met(id: string): void {
    if (id === last) return;
    last = id;
    meet.run(id, NUMBER.test(id) ? Number(id) : null);
  }

  return {
    say(id, { rank, state, of, reason, capture, original }) {
      met(id);
      say.run(id, rank, state, of ?? '', reason ?? '', capture ?? '', original ?? '');
    },
    know(id, by, source) {
      met(id);
      know.run(id, KNOWN_BY.indexOf(by), source);
    },
    title: (id, rank, text) => void title.run(id, rank, text),
    day: (id, rank, text) => void day.run(id, rank, text),
    address: (id, original) => void address.run(id, original),
    *numbers() {
      yield* db
        .prepare(
          `SELECT n, coalesce(day, '') AS day, EXISTS (SELECT 1 FROM by WHERE by.id = k.id) AS vouched
           FROM known k LEFT JOIN day d ON d.id = k.id WHERE n IS NOT NULL ORDER BY n`,
        )
        .iterate() as Iterable<unknown> as Iterable<{ n: number; day: string; vouched: number }>;
    },
    *all() {
      const rows = db
        .prepare(
          `SELECT k.id AS id, n, state, coalesce(of, '') AS of, coalesce(reason, '') AS reason,
             coalesce(capture, '') AS capture, coalesce(nullif(s.original, ''), a.original, '') AS original,
             coalesce(title, '') AS title, coalesce(day, '') AS day,
             (SELECT group_concat(kind || ' ' || source, char(10) ORDER BY kind) FROM by WHERE by.id = k.id) AS told
           FROM known k LEFT JOIN said s ON s.id = k.id LEFT JOIN title t ON t.id = k.id
             LEFT JOIN day d ON d.id = k.id LEFT JOIN address a ON a.id = k.id
           ORDER BY n IS NULL, n, k.id`,
        )
        .iterate() as Iterable<unknown> as Iterable<Omit<Known, 'knownBy'> & { told: string | null }>;
      for (const { told, ...row } of rows)
        yield { ...row, knownBy: told === null ? [] : told.split('\n').map(sourceOf) };
    },
    close: () => db.close(),
  };
}

/** `3 20180305…/https://…` is `list 20180305…/https://…`. */
function sourceOf(told: string): string {
  const at = told.indexOf(' ');
  return `${KNOWN_BY[Number(told.slice(0, at))]} ${told.slice(at + 1)}`.trimEnd();
}
