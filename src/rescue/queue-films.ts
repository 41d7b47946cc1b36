import type { DatabaseSync } from 'node:sqlite';
import type { Timestamp } from '../base/timestamp.ts';

/** A film or a recording of which archives are to be asked whether they hold it. */
export interface FilmWish {
  /** See `filmOf`. */
  film: string;
  /** The earliest capture of a page that shows it. */
  seen: Timestamp;
}

export interface Films {
  wishFilm(film: string, seen: Timestamp): void;
  /** Films that nobody has asked for yet; they come a few at a time. */
  filmWishes(): Iterable<FilmWish>;
  /** Says that an archive has answered, or that it failed to. */
  settleFilm(film: string, is: 'answered' | 'failed'): void;
  tryFilmsAgain(always: boolean): void;
}

const AT_ONCE = 256;
/** An archive that fails to answer is asked in so many runs. */
const MOST_RUNS = 3;

/** The films' part of the queue. What archives answered is the account's to know. */
export function filmShelf(db: DatabaseSync): Films {
  db.exec(
    'CREATE TABLE IF NOT EXISTS film (film TEXT PRIMARY KEY, seen TEXT, outcome TEXT, runs INT) WITHOUT ROWID',
  );
  const wish = db.prepare(
    `INSERT INTO film VALUES (?, ?, NULL, 0)
     ON CONFLICT (film) DO UPDATE SET seen = excluded.seen WHERE excluded.seen < seen`,
  );
  const some = db.prepare(
    `SELECT film, seen FROM film WHERE outcome IS NULL AND film > ? ORDER BY film LIMIT ${AT_ONCE}`,
  );
  const settle = db.prepare('UPDATE film SET outcome = ?, runs = runs + 1 WHERE film = ?');
  return {
    wishFilm: (film, seen) => void wish.run(film, seen),
    *filmWishes() {
      for (let last = ''; ; ) {
        const found = some.all(last) as unknown as { film: string; seen: string }[];
        for (const { film, seen } of found) yield { film, seen };
        if (found.length < AT_ONCE) return;
        last = found.at(-1)!.film;
      }
    },
    settleFilm: (film, is) => void settle.run(is, film),
    tryFilmsAgain(always) {
      const runs = always ? '' : ` AND runs < ${MOST_RUNS}`;
      db.exec(`UPDATE film SET outcome = NULL WHERE outcome = 'failed'${runs}`);
    },
  };
}
