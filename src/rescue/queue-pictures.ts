import type { DatabaseSync } from 'node:sqlite';
import type { Picture } from '../base/blocks.ts';
import type { Timestamp } from '../base/timestamp.ts';
import { type Films, filmShelf } from './queue-films.ts';

/** A picture that an article shows, to be found in the archives. */
export interface PictureWish {
  original: string;
  variants: string[];
  /** The earliest capture of a page that shows it. */
  seen: Timestamp;
}

export interface Pictures extends Films {
  /** Asks for a picture; of several pages that show it the earliest counts, whatever their order. */
  wish(picture: Picture, seen: Timestamp): void;
  /** Pictures that nobody has looked for yet; they come a few at a time. */
  wishes(): Iterable<PictureWish>;
  /** Says what became of a picture: null where it was saved, else why not. */
  grant(original: string, reason: string | null): void;
  /** Looks for it no longer: it was a guess, and nothing is lost. */
  dismiss(original: string): void;
  /** Why a picture could not be had; null where it was, or where nobody looked. */
  whyLost(original: string): string | null;
  tryPicturesAgain(always: boolean): void;
  /** How many nobody has looked for yet. */
  openPictures(): number;
}

const AT_ONCE = 256;
/** A picture that failed is tried in so many runs. */
const MOST_RUNS = 3;

/** The part of the queue that pictures and films have. */
export function pictureShelf(db: DatabaseSync): Pictures {
  db.exec(
    'CREATE TABLE IF NOT EXISTS picture (original TEXT PRIMARY KEY, variants TEXT, seen TEXT, outcome TEXT, reason TEXT, runs INT) WITHOUT ROWID',
  );
  const wish = db.prepare(
    `INSERT INTO picture VALUES (?, ?, ?, NULL, NULL, 0)
     ON CONFLICT (original) DO UPDATE SET seen = excluded.seen, variants = excluded.variants
     WHERE (excluded.seen, excluded.variants) < (seen, variants)`,
  );
  const some = db.prepare(
    `SELECT original, variants, seen FROM picture WHERE outcome IS NULL AND original > ? ORDER BY original LIMIT ${AT_ONCE}`,
  );
  const grant = db.prepare('UPDATE picture SET outcome = ?, reason = ?, runs = runs + 1 WHERE original = ?');
  const open = db.prepare('SELECT count(*) AS n FROM picture WHERE outcome IS NULL');
  const dismiss = db.prepare('DELETE FROM picture WHERE original = ?');
  const why = db.prepare('SELECT reason FROM picture WHERE original = ?');
  const films = filmShelf(db);
  return {
    ...films,
    wish: ({ original, variants }, seen) => void wish.run(original, JSON.stringify(variants), seen),
    *wishes() {
      for (let last = ''; ; ) {
        const found = some.all(last) as unknown as { original: string; variants: string; seen: string }[];
        for (const { original, variants, seen } of found)
          yield { original, variants: JSON.parse(variants) as string[], seen };
        if (found.length < AT_ONCE) return;
        last = found.at(-1)!.original;
      }
    },
    grant: (original, reason) => void grant.run(reason === null ? 'saved' : 'lost', reason, original),
    dismiss: (original) => void dismiss.run(original),
    whyLost: (original) => (why.get(original) as { reason: string | null } | undefined)?.reason ?? null,
    openPictures: () => (open.get() as { n: number }).n,
    tryPicturesAgain(always) {
      const runs = always ? '' : ` AND runs < ${MOST_RUNS}`;
      db.exec(`UPDATE picture SET outcome = NULL, reason = NULL WHERE reason LIKE 'failed%'${runs}`);
      films.tryFilmsAgain(always);
    },
  };
}
