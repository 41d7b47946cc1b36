import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../base/sqlite.ts';
import type { Goal, Outcome } from '../editing/index.ts';
import { queuePath } from './queue-file.ts';

export interface QueueCounts {
  /** Captures that archives list. */
  listed: number;
  /** Captures by what became of them; those that nobody asked for are in none. */
  outcomes: Partial<Record<Outcome['is'], number>>;
  /** Articles of which pages are listed, and those for which the goal was not reached yet. */
  articles: number;
  open: number;
  /** Those of whose captures none was looked for that shows a text. */
  textless: number;
  pictures: { wanted: number; open: number; saved: number };
}

export const GOALS: readonly Goal[] = ['text', 'revisions', 'all'];

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

export function countsOf(db: DatabaseSync, goal: Goal): QueueCounts {
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
  const articles = 'SELECT count(*) AS n FROM article WHERE page = 1';
  const pictures = (where: string) => one(`SELECT count(*) AS n FROM picture WHERE ${where}`);
  return {
    listed,
    outcomes,
    articles: one(articles),
    open: one(`${articles} AND goal < ?`, GOALS.indexOf(goal)),
    textless: one(`${articles} AND goal < ?`, GOALS.indexOf('text')),
    pictures: {
      wanted: pictures('1'),
      open: pictures('outcome IS NULL'),
      saved: pictures("outcome = 'saved'"),
    },
  };
}
