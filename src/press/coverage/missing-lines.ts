import type { KnownLine, KnownState, Period } from '../../archive/index.ts';
import { openDatabase } from '../../base/sqlite.ts';

/** One line of a list of what is missing, with the month or year it is of. */
export interface Missing {
  period: Period;
  line: KnownLine;
}

/** The missing articles, kept out of core: an outlet may have lost more than a machine remembers. */
export interface MissingLines {
  add(missing: Missing): void;
  /** Of one state, or all of one year (`2018`; empty for none), in order of time, what has no time last. */
  list(of: { state: KnownState } | { year: string }): Iterable<Missing>;
  /** How many lines a state has in each year, in the order of `list`. */
  yearsOf(state: KnownState): { year: string; lines: number }[];
  /** How many lines a year has. */
  linesOf(year: string): number;
  close(): void;
}

export function missingLines(): MissingLines {
  const db = openDatabase('');
  db.exec('CREATE TABLE line (state TEXT, year TEXT, month TEXT, json TEXT); BEGIN');
  const insert = db.prepare('INSERT INTO line VALUES (?, ?, ?, ?)');
  let isSorted = false;
  const sort = () => {
    if (isSorted) return;
    db.exec(
      'COMMIT; CREATE INDEX by_state ON line (state, year, month); CREATE INDEX by_year ON line (year, month)',
    );
    isSorted = true;
  };
  return {
    add({ period, line }) {
      insert.run(line.state, period.slice(0, 4) || LAST, period.slice(5) || LAST, JSON.stringify(line));
    },
    *list(of) {
      sort();
      const [where, value] = 'state' in of ? ['state = ?', of.state] : ['year = ?', of.year || LAST];
      const rows = db.prepare(
        `SELECT year, month, json FROM line WHERE ${where} ORDER BY year, month, rowid`,
      );
      for (const { year, month, json } of rows.iterate(value) as Iterable<unknown> as Iterable<Row>) {
        const period = year === LAST ? '' : month === LAST ? year : `${year}-${month}`;
        yield { period, line: JSON.parse(json) as KnownLine };
      }
    },
    yearsOf(state) {
      sort();
      const rows = db
        .prepare('SELECT year, count(*) AS lines FROM line WHERE state = ? GROUP BY year ORDER BY year')
        .all(state) as unknown as { year: string; lines: number }[];
      return rows.map(({ year, lines }) => ({ year: year === LAST ? '' : year, lines }));
    },
    linesOf(year) {
      sort();
      const row = db.prepare('SELECT count(*) AS lines FROM line WHERE year = ?').get(year || LAST);
      return (row as { lines: number }).lines;
    },
    close: () => db.close(),
  };
}

interface Row {
  year: string;
  month: string;
  json: string;
}

/** Sorts after all digits. */
const LAST = '~';
