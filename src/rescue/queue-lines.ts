import { existsSync } from 'node:fs';
import { captureName } from '../base/capture.ts';
import { openDatabase } from '../base/sqlite.ts';
import { queuePath } from './queue-file.ts';

/** What became of one capture that an archive lists. */
export interface QueueLine {
  capture: string;
  /** The article that its address names. */
  article: string;
  /**
   * `found`: listed, and not wanted; `queued`: to be asked for, if what comes before it does not do. What was
   * fetched is called by what it was read as. `failed` may come in another run, `absent` and `blocked` are the
   * archive's own word.
   */
  state:
    | 'found'
    | 'queued'
    | 'article'
    | 'tombstone'
    | 'notArticle'
    | 'unreadable'
    | 'failed'
    | 'absent'
    | 'blocked';
  reason: string | null;
}

/** A line for every capture that archives list, by article and time; also while a rescue runs. */
export function* queueLines(dir: string): Iterable<QueueLine> {
  if (!existsSync(queuePath(dir))) return;
  const db = openDatabase(queuePath(dir), { readOnly: true });
  try {
    const rows = db
      .prepare(
        `SELECT a.id AS article, original, timestamp, status, mime, c.page, outcome, reason, goal FROM capture c
         JOIN article a ON a.n = c.article ORDER BY c.article, timestamp, original`,
      )
      .iterate() as Iterable<unknown> as Iterable<Row>;
    for (const row of rows) yield { capture: captureName(row), article: row.article, ...stateOf(row) };
  } finally {
    db.close();
  }
}

interface Row {
  article: string;
  original: string;
  timestamp: string;
  status: number | null;
  mime: string | null;
  page: number;
  outcome: string | null;
  reason: string | null;
  goal: number;
}

function stateOf({ outcome, reason, page, goal, status, mime }: Row): Pick<QueueLine, 'state' | 'reason'> {
  switch (outcome) {
    case null:
      if (page === 1 && goal === -1) return { state: 'queued', reason: null };
      return {
        state: 'found',
        reason: page === 1 ? 'not wanted' : status !== null && status >= 400 ? `http-${status}` : mime,
      };
    case 'cut':
      return { state: 'article', reason: 'truncated' };
    case 'unavailable': {
      // A redirect was fetched, and says nothing of the article.
      const [, state, why] = /^(failed|absent|blocked): (.*)$/s.exec(reason ?? '') ?? [];
      return state === undefined
        ? { state: 'notArticle', reason }
        : { state: state as 'failed', reason: why! };
    }
    default:
      return { state: outcome as QueueLine['state'], reason };
  }
}
