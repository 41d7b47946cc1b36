import type { ListedArticle } from '../archive/index.ts';
import type { CaptureRef } from '../base/capture.ts';
import type { Goal, Outcome } from '../editing/index.ts';
import type { Identity } from '../outlets/index.ts';
import { listedArticles } from './queue-articles.ts';
import { countsOf, GOALS, type QueueCounts } from './queue-counts.ts';
import { closeQueueFile, openQueueFile } from './queue-file.ts';
import { type Forecast, forecastOf, pageAddresses } from './queue-forecast.ts';
import { type Pictures, pictureShelf } from './queue-pictures.ts';
import { type Listed, type Queued, queued, type Row, wordsOf } from './queue-row.ts';

/** Why a capture will not come: `failed` may be tried again by a later run, the others are the archive's word. */
export type Settled = { outcome: Outcome; reason: string | null };

/**
 * All that archives list of an outlet, and what became of each capture: `.reprint/queue.sqlite`. Derived: the
 * listings that evidence keeps fill it, and what was fetched is found there.
 */
export interface Queue extends Pictures {
  /** Adds rows of a listing; those that it knows stay as they are. Tells how many were new. */
  add(archive: string, rows: readonly CaptureRef[]): number;
  /** Counts which bodies several articles have, where rows were added since that was done; then all articles are open again. */
  countShared(): void;
  /**
   * Articles for which the goal has not been reached, those first that the outlet's own rule names. They come
   * a few at a time, so that the queue may change under way.
   */
  open(goal: Goal): Iterable<string>;
  /** Every capture of an article, with what became of it. */
  captures(article: string): Queued[];
  /** Notes what captures of one article turned out to be: all of them or, on a kill, none. */
  settle(article: string, captures: readonly { ref: Listed; settled: Settled }[]): void;
  /** Notes that a capture, named as in the account, will not come. */
  settleNamed(original: string, capture: string, reason: string): void;
  /**
   * Has captures that several archives list come from one of these. What another one refused may come after all.
   */
  prefer(archives: readonly string[]): void;
  /** Says that no more is wanted of an article for a goal. */
  close(article: string, goal: Goal): void;
  /** Of every body that captures of many articles have, the first capture, where nobody has looked at it yet. */
  shared(): Iterable<{ article: string; ref: Listed }>;
  /** Whether captures of many articles have this very body, and it is a tombstone. */
  isTombstone(digest: string): boolean;
  /** What failed is worth another try, in a new run; after a few runs only `always`. */
  tryAgain(always: boolean): void;
  isEmpty(): boolean;
  /** Whether all that the evidence keeps of listings is in it; a kill may have left a new queue half filled. */
  isFilled(): boolean;
  setFilled(): void;
  /** Every address that archives list, each once, and what its captures are by their listing. */
  addresses(): Iterable<{ original: string; reason: string }>;
  /** Every article's address that archives list, and what the lists say became of it. */
  articles(): Iterable<ListedArticle>;
  counts(goal: Goal): QueueCounts;
  forecast(): Forecast;
  /** An address of every page. */
  pages(): Iterable<string>;
  end(): void;
}

/** A farewell stands under at least so many articles. */
const SHARED = 5;
const MAY_BE_SHARED = "page = 1 AND digest <> '' AND (status IS NULL OR status = 200)";
/** A capture that failed is tried in so many runs. */
const MOST_RUNS = 3;
const AT_ONCE = 256;
/** Opens the queue; `rule` names the way in which addresses become articles: a queue made by another is made anew. */
export function openQueue(
  dir: string,
  rule: string,
  identify: (address: string) => Identity,
  isPage: (ref: CaptureRef) => boolean,
): Queue {
  const db = openQueueFile(dir, rule);
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
  const noted = db.prepare('SELECT value FROM note WHERE name = ?');
  const setNote = db.prepare('REPLACE INTO note VALUES (?, ?)');
  const note = (name: string) => (noted.get(name) as { value: string } | undefined)?.value ?? null;
  const begin = db.prepare('INSERT OR IGNORE INTO article (id, rule, page, goal) VALUES (?, ?, ?, -1)');
  const begun = db.prepare(
    'UPDATE article SET rule = max(rule, ?), page = max(page, ?) WHERE id = ? RETURNING n',
  );
  const insert = db.prepare(
    'INSERT OR IGNORE INTO capture VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, 0)',
  );
  const insertAlso = db.prepare(
    `INSERT OR IGNORE INTO also SELECT article, original, timestamp, digest, ?, ? FROM capture
     WHERE article = ? AND original = ? AND timestamp = ? AND digest = ? AND archive <> ?`,
  );
  const settleNamed = db.prepare(
    `UPDATE capture SET outcome = 'unavailable', reason = ?
     WHERE article = (SELECT n FROM article WHERE id = ?) AND original = ? AND timestamp = ?`,
  );
  const ofArticle = db.prepare(
    `SELECT * FROM capture WHERE article = (SELECT n FROM article WHERE id = ?)
     ORDER BY timestamp, original, digest`,
  );
  const settle = db.prepare(
    `UPDATE capture SET outcome = ?, text = ?, reason = ?, runs = runs + ?
     WHERE article = (SELECT n FROM article WHERE id = ?) AND original = ? AND timestamp = ? AND digest = ?`,
  );
  const close = db.prepare('UPDATE article SET goal = ? WHERE id = ?');
  const isTombstone = db.prepare('SELECT 1 FROM shared WHERE digest = ? AND tombstone = 1');
  const buried = db.prepare(
    `UPDATE shared SET tombstone = 1 WHERE digest = ? AND original = ? AND timestamp = ?
       AND article = (SELECT n FROM article WHERE id = ?)`,
  );
  const some = db.prepare(
    `SELECT n, id FROM article WHERE n > ? AND page = 1 AND rule = ? AND goal < ? ORDER BY n LIMIT ${AT_ONCE}`,
  );

  /** The number of an article; rows of one come together. */
  function numbering(): (id: string, rule: number, page: number) => number {
    let last = { id: '', rule: 0, page: 0, n: 0 };
    return (id, rule, page) => {
      if (id !== last.id || rule > last.rule || page > last.page) {
        const { changes, lastInsertRowid } = begin.run(id, rule, page);
        const n = changes ? lastInsertRowid : (begun.get(rule, page, id) as { n: number }).n;
        last = { id, rule, page, n: Number(n) };
      }
      return last.n;
    };
  }

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
      const from = archiveNumber(archive);
      const numberOf = numbering();
      let added = 0;
      db.exec('BEGIN');
      for (const row of rows) {
        const { id, by } = identify(row.original);
        const page = isPage(row) ? 1 : 0;
        const key = [
          numberOf(id, by === 'rule' ? 1 : 0, page),
          row.original,
          row.timestamp,
          row.digest ?? '',
        ];
        const place = row.place ?? null;
        const { changes } = insert.run(...key, from, row.status, row.mime, row.length, place, page);
        if (changes === 0) insertAlso.run(from, place, ...key, from);
        added += Number(changes);
      }
      if (added > 0) setNote.run('shared', 'stale');
      db.exec('COMMIT');
      return added;
    },
    countShared() {
      if (note('shared') !== 'stale') return;
      db.exec(`
        BEGIN;
        CREATE TEMP TABLE often AS SELECT digest FROM capture WHERE ${MAY_BE_SHARED}
          GROUP BY digest HAVING count(*) >= ${SHARED};
        INSERT OR IGNORE INTO shared SELECT digest, article, original, timestamp, 0 FROM
          (SELECT digest, article, original, timestamp, min(timestamp || original), count(DISTINCT article) AS articles
            FROM capture WHERE ${MAY_BE_SHARED} AND digest IN (SELECT digest FROM often) GROUP BY digest)
          WHERE articles >= ${SHARED};
        DROP TABLE often;
        UPDATE article SET goal = -1 WHERE goal >= 0;
        REPLACE INTO note VALUES ('shared', 'counted');
        COMMIT;
      `);
    },
    *open(goal) {
      for (const rule of [1, 0]) {
        for (let last = 0; ; ) {
          const found = some.all(last, rule, GOALS.indexOf(goal)) as unknown as { n: number; id: string }[];
          for (const { id } of found) yield id;
          if (found.length < AT_ONCE) break;
          last = found.at(-1)!.n;
        }
      }
    },
    captures: (article) => (ofArticle.all(article) as unknown as Row[]).map((row) => queued(row, addresses)),
    *shared() {
      const found = db
        .prepare(
          `SELECT c.*, a.id FROM shared s JOIN capture c USING (article, original, timestamp, digest)
           JOIN article a ON a.n = article WHERE c.outcome IS NULL ORDER BY digest`,
        )
        .all() as unknown as (Row & { id: string })[];
      for (const row of found) yield { article: row.id, ref: queued(row, addresses).ref };
    },
    settle(article, captures) {
      db.exec('BEGIN');
      for (const { ref, settled } of captures) {
        const { original, timestamp, digest } = ref;
        const [is, text] = wordsOf(settled.outcome);
        const failed = settled.reason?.startsWith('failed') ? 1 : 0;
        settle.run(is, text, settled.reason, failed, article, original, timestamp, digest ?? '');
        if (is === 'tombstone' && digest !== null) buried.run(digest, original, timestamp, article);
      }
      db.exec('COMMIT');
    },
    settleNamed(original, capture, reason) {
      settleNamed.run(reason, identify(original).id, original, capture.slice(0, 14));
    },
    prefer(addresses) {
      const numbers = addresses.map(archiveNumber).join(', ');
      const moves = `FROM also a WHERE (c.article, c.original, c.timestamp, c.digest) =
        (a.article, a.original, a.timestamp, a.digest) AND c.archive NOT IN (${numbers}) AND a.archive IN (${numbers})`;
      db.exec('BEGIN');
      db.exec(`INSERT OR IGNORE INTO also SELECT c.article, c.original, c.timestamp, c.digest, c.archive, c.place
        ${moves.replace('FROM also a', 'FROM capture c, also a')}`);
      const { changes } = db
        .prepare(
          `UPDATE capture AS c SET archive = a.archive, place = a.place,
             outcome = iif(outcome = 'unavailable', NULL, outcome),
             reason = iif(outcome = 'unavailable', NULL, reason) ${moves}`,
        )
        .run();
      if (changes > 0) db.exec('UPDATE article SET goal = -1');
      db.exec('COMMIT');
    },
    close: (article, goal) => void close.run(GOALS.indexOf(goal), article),
    isTombstone: (digest) => isTombstone.get(digest) !== undefined,
    tryAgain(always) {
      const failed = always ? "reason LIKE 'failed%'" : `reason LIKE 'failed%' AND runs < ${MOST_RUNS}`;
      db.exec(`
        BEGIN;
        UPDATE article SET goal = -1 WHERE n IN (SELECT article FROM capture WHERE ${failed});
        UPDATE capture SET outcome = NULL, reason = NULL WHERE ${failed};
        COMMIT;
      `);
      pictures.tryPicturesAgain(always);
    },
    isEmpty: () => db.prepare('SELECT 1 FROM capture LIMIT 1').get() === undefined,
    isFilled: () => note('filled') === 'yes',
    setFilled: () => void setNote.run('filled', 'yes'),
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
    articles: () => listedArticles(db),
    counts: (goal) => countsOf(db, goal),
    forecast: () => forecastOf(db),
    pages: () => pageAddresses(db),
    end: () => closeQueueFile(db),
  };
}
