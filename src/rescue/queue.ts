import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { CaptureRef } from '../base/capture.ts';
import { openDatabase } from '../base/sqlite.ts';
import type { Candidate, Goal, Outcome } from '../editing/index.ts';
import type { Identity } from '../outlets/index.ts';
import { type Forecast, forecastOf, pageAddresses } from './queue-forecast.ts';
import { type Pictures, pictureShelf } from './queue-pictures.ts';

/** A capture that an archive lists, and which archive that is. */
export interface Listed extends CaptureRef {
  /** The archive's address; see ArchiveSource. */
  archive: string;
}

/** A capture of the queue with what became of it. */
export type Queued = Candidate & { ref: Listed };

/** Why a capture will not come: `failed` may be tried again by a later run, the others are the archive's word. */
export type Settled = { outcome: Outcome; reason: string | null };

/**
 * All that archives list of an outlet, and what became of each capture: `.reprint/queue.sqlite`. Derived: the
 * listings that evidence keeps fill it, and what was fetched is found there.
 */
export interface Queue extends Pictures {
  /** Adds rows of a listing; those that it knows stay as they are. Tells how many were new. */
  add(archive: string, rows: readonly CaptureRef[]): number;
  /** Says that a listing is through: what several articles share is counted anew. */
  listed(): void;
  /**
   * Articles for which the goal has not been reached, those first that the outlet's own rule names. They come
   * a few at a time, so that the queue may change under way.
   */
  open(goal: Goal): Iterable<string>;
  /** Every capture of an article, with what became of it. */
  captures(article: string): Queued[];
  settle(article: string, ref: Listed, settled: Settled): void;
  /** Says that no more is wanted of an article for a goal. */
  close(article: string, goal: Goal): void;
  /** Of every body that captures of many articles have, the first capture, where nobody has looked at it yet. */
  shared(): Iterable<{ article: string; ref: Listed }>;
  /** Whether captures of many articles have this very body, and it is a tombstone. */
  isTombstone(digest: string): boolean;
  /** What failed is worth another try, in a new run: so many captures. */
  tryAgain(): number;
  isEmpty(): boolean;
  /** Every address that archives list, each once, and what its captures are by their listing. */
  addresses(): Iterable<{ original: string; reason: string }>;
  counts(goal: Goal): QueueCounts;
  forecast(): Forecast;
  /** An address of every page. */
  pages(): Iterable<string>;
  end(): void;
}

export interface QueueCounts {
  /** Captures that archives list. */
  listed: number;
  /** Captures by what became of them; those that nobody asked for are in none. */
  outcomes: Partial<Record<Outcome['is'], number>>;
  /** Articles of which pages are listed, and those for which the goal was not reached yet. */
  articles: number;
  open: number;
  pictures: { wanted: number; open: number; saved: number };
}

export const GOALS: readonly Goal[] = ['text', 'revisions', 'all'];

/** A farewell stands under at least so many articles. */
const SHARED = 5;
/** A capture that failed is tried in so many runs. */
const MOST_RUNS = 3;
const AT_ONCE = 256;
const VERSION = '1';

const SCHEMA = `
  CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  CREATE TABLE archive (n INTEGER PRIMARY KEY, address TEXT UNIQUE);
  CREATE TABLE capture (
    article TEXT, original TEXT, timestamp TEXT, digest TEXT, archive INT,
    status INT, mime TEXT, length INT, place TEXT, rule INT, page INT,
    outcome TEXT, text TEXT, reason TEXT, runs INT,
    PRIMARY KEY (article, original, timestamp, digest)
  ) WITHOUT ROWID;
  CREATE TABLE closed (article TEXT PRIMARY KEY, goal INT) WITHOUT ROWID;
  CREATE TABLE shared (digest TEXT PRIMARY KEY, article TEXT, original TEXT, timestamp TEXT, tombstone INT) WITHOUT ROWID;
`;

/** Opens the queue; `rule` names the way in which addresses become articles: a queue made by another is made anew. */
export function openQueue(
  dir: string,
  rule: string,
  identify: (address: string) => Identity,
  isPage: (ref: CaptureRef) => boolean,
): Queue {
  const path = queuePath(dir);
  mkdirSync(join(dir, '.reprint'), { recursive: true });
  const db = prepared(path, rule);
  const pictures = pictureShelf(db);
  const archives = new Map<string, number>();
  const addresses: string[] = [];
  for (const { n, address } of db.prepare('SELECT n, address FROM archive').all() as unknown as {
    n: number;
    address: string;
  }[]) {
    archives.set(address, n);
    addresses[n] = address;
  }
  const insert = db.prepare(
    `INSERT OR IGNORE INTO capture VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, 0)`,
  );
  const ofArticle = db.prepare(
    'SELECT * FROM capture WHERE article = ? ORDER BY timestamp, original, digest',
  );
  const settle = db.prepare(
    `UPDATE capture SET outcome = ?, text = ?, reason = ?, runs = runs + ?
     WHERE article = ? AND original = ? AND timestamp = ? AND digest = ?`,
  );
  const close = db.prepare('INSERT OR REPLACE INTO closed VALUES (?, ?)');
  const isTombstone = db.prepare('SELECT 1 FROM shared WHERE digest = ? AND tombstone = 1');
  const buried = db.prepare(
    'UPDATE shared SET tombstone = 1 WHERE digest = ? AND article = ? AND original = ? AND timestamp = ?',
  );
  const some = db.prepare(
    `SELECT article FROM capture c WHERE article > ? AND page = 1 AND rule = ?
       AND NOT EXISTS (SELECT 1 FROM closed d WHERE d.article = c.article AND d.goal >= ?)
     GROUP BY article ORDER BY article LIMIT ${AT_ONCE}`,
  );

  function archiveNumber(address: string): number {
    const known = archives.get(address);
    if (known !== undefined) return known;
    db.prepare('INSERT INTO archive (address) VALUES (?)').run(address);
    const { n } = db.prepare('SELECT n FROM archive WHERE address = ?').get(address) as { n: number };
    archives.set(address, n);
    addresses[n] = address;
    return n;
  }

  return {
    ...pictures,
    add(archive, rows) {
      const number = archiveNumber(archive);
      let added = 0;
      db.exec('BEGIN');
      for (const row of rows) {
        const { id, by } = identify(row.original);
        added += Number(
          insert.run(
            ...[id, row.original, row.timestamp, row.digest ?? '', number],
            ...[row.status, row.mime, row.length, row.place ?? null],
            ...[by === 'rule' ? 1 : 0, isPage(row) ? 1 : 0],
          ).changes,
        );
      }
      db.exec('COMMIT');
      return added;
    },
    listed() {
      db.exec(`
        BEGIN;
        INSERT OR IGNORE INTO shared SELECT digest, article, original, timestamp, 0 FROM
          (SELECT digest, article, original, timestamp, min(timestamp || original), count(DISTINCT article) AS articles
            FROM capture WHERE page = 1 AND digest <> '' AND (status IS NULL OR status = 200) GROUP BY digest)
          WHERE articles >= ${SHARED};
        DELETE FROM closed;
        COMMIT;
      `);
    },
    *open(goal) {
      for (const rule of [1, 0]) {
        for (let last = ''; ; ) {
          const found = some.all(last, rule, GOALS.indexOf(goal)) as unknown as { article: string }[];
          for (const { article } of found) yield article;
          if (found.length < AT_ONCE) break;
          last = found.at(-1)!.article;
        }
      }
    },
    captures: (article) => (ofArticle.all(article) as unknown as Row[]).map((row) => queued(row, addresses)),
    *shared() {
      const found = db
        .prepare(
          `SELECT c.* FROM shared s JOIN capture c USING (article, original, timestamp, digest)
           WHERE c.outcome IS NULL ORDER BY digest`,
        )
        .all() as unknown as (Row & { article: string })[];
      for (const row of found) yield { article: row.article, ref: queued(row, addresses).ref };
    },
    settle(article, { original, timestamp, digest }, { outcome, reason }) {
      const [is, text] = wordsOf(outcome);
      const failed = outcome.is === 'unavailable' ? 1 : 0;
      settle.run(is, text, reason, failed, article, original, timestamp, digest ?? '');
      if (is === 'tombstone' && digest !== null) buried.run(digest, article, original, timestamp);
    },
    close: (article, goal) => void close.run(article, GOALS.indexOf(goal)),
    isTombstone: (digest) => isTombstone.get(digest) !== undefined,
    tryAgain() {
      db.exec(`BEGIN;
        DELETE FROM closed WHERE article IN
          (SELECT article FROM capture WHERE reason LIKE 'failed%' AND runs < ${MOST_RUNS});`);
      const again = db.prepare(
        `UPDATE capture SET outcome = NULL, reason = NULL WHERE reason LIKE 'failed%' AND runs < ${MOST_RUNS}`,
      );
      const { changes } = again.run();
      db.exec('COMMIT');
      return Number(changes) + pictures.tryPicturesAgain();
    },
    isEmpty: () => db.prepare('SELECT 1 FROM capture LIMIT 1').get() === undefined,
    *addresses() {
      const rows = db
        .prepare(
          `SELECT original, max(page) AS page, min(status) AS status, mime FROM capture
           GROUP BY article, original`,
        )
        .iterate() as Iterable<unknown> as Iterable<
        Pick<Row, 'original' | 'status' | 'mime'> & { page: number }
      >;
      for (const { original, page, status, mime } of rows) {
        if (page === 1) yield { original, reason: 'not asked for' };
        else
          yield {
            original,
            reason: status !== null && status >= 400 ? `http-${status}` : (mime ?? 'unknown'),
          };
      }
    },
    counts: (goal) => countsOf(db, goal),
    forecast: () => forecastOf(db),
    pages: () => pageAddresses(db),
    end: () => db.close(),
  };
}

export function queuePath(dir: string): string {
  return join(dir, '.reprint', 'queue.sqlite');
}

/** The queue's figures for a reader, while another process writes; null where there is no queue. */
export function readCounts(dir: string, goal: Goal): QueueCounts | null {
  try {
    const db = openDatabase(queuePath(dir), { readOnly: true });
    try {
      return countsOf(db, goal);
    } finally {
      db.close();
    }
  } catch {
    // Missing, or just being made: then there is nothing to tell yet.
    return null;
  }
}

function prepared(path: string, rule: string): DatabaseSync {
  const made = `${VERSION} ${rule}`;
  try {
    const db = openDatabase(path);
    // Derived: what a power cut takes is found again in the evidence.
    db.exec('PRAGMA trusted_schema = OFF; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
    db.exec('PRAGMA cache_size = -32768;');
    const tables = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'note'").get();
    if ((tables as { n: number }).n === 0) {
      db.exec(SCHEMA);
      db.prepare("INSERT INTO note VALUES ('made', ?)").run(made);
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
  return prepared(path, rule);
}

/** SQLITE_ERROR (another schema), SQLITE_CORRUPT, SQLITE_NOTADB. */
const DAMAGED = new Set([1, 11, 26]);

interface Row {
  original: string;
  timestamp: string;
  digest: string;
  archive: number;
  status: number | null;
  mime: string | null;
  length: number | null;
  place: string | null;
  outcome: string | null;
  text: string | null;
}

function queued(row: Row, addresses: readonly string[]): Queued {
  const { original, timestamp, status, mime, length } = row;
  const place = row.place === null ? {} : { place: row.place };
  const digest = row.digest === '' ? null : row.digest;
  return {
    ref: { original, timestamp, status, mime, digest, length, ...place, archive: addresses[row.archive]! },
    outcome: row.outcome === null ? null : outcomeOf(row.outcome, row.text),
  };
}

/** `article` and `cut` (an article that was cut off) come with the key of their text. */
function wordsOf(outcome: Outcome): [is: string, text: string | null] {
  if (outcome.is !== 'article') return [outcome.is, null];
  return [outcome.truncated ? 'cut' : 'article', outcome.text];
}

function outcomeOf(is: string, text: string | null): Outcome {
  if (is === 'article' || is === 'cut') return { is: 'article', text: text ?? '', truncated: is === 'cut' };
  return { is } as Outcome;
}

function countsOf(db: DatabaseSync, goal: Goal): QueueCounts {
  const one = (sql: string, ...values: number[]) => (db.prepare(sql).get(...values) as { n: number }).n;
  const outcomes: QueueCounts['outcomes'] = {};
  let listed = 0;
  for (const { outcome, n } of db
    .prepare('SELECT outcome, count(*) AS n FROM capture GROUP BY outcome')
    .all() as unknown as { outcome: string | null; n: number }[]) {
    listed += n;
    if (outcome === null) continue;
    const is = outcome === 'cut' ? 'article' : (outcome as Outcome['is']);
    outcomes[is] = (outcomes[is] ?? 0) + n;
  }
  const articles = one('SELECT count(DISTINCT article) AS n FROM capture WHERE page = 1');
  const closed = one('SELECT count(*) AS n FROM closed WHERE goal >= ?', GOALS.indexOf(goal));
  const pictures = (where: string) => one(`SELECT count(*) AS n FROM picture WHERE ${where}`);
  return {
    listed,
    outcomes,
    articles,
    open: Math.max(0, articles - closed),
    pictures: {
      wanted: pictures('1'),
      open: pictures('outcome IS NULL'),
      saved: pictures("outcome = 'saved'"),
    },
  };
}
