import type { DatabaseSync } from 'node:sqlite';
import type { ListedArticle } from '../archive/index.ts';

/** An article of the queue with an address of it, and what became of its captures. */
interface Row {
  id: string;
  rule: number;
  page: number;
  goal: number;
  original: string;
  /** Of the captures: a reason of one that did not come, and the outcomes and statuses that there are. */
  failed: string | null;
  blocked: string | null;
  absent: string | null;
  read: number;
  buried: string | null;
  status: number | null;
  mime: string | null;
}

/** One line an article that archives list: what the lists, and asking by them, say became of it. */
export function* listedArticles(db: DatabaseSync): Iterable<ListedArticle> {
  const rows = db
    .prepare(
      `SELECT a.id AS id, a.rule AS rule, a.page AS page, a.goal AS goal, min(c.original) AS original,
         min(iif(c.reason LIKE 'failed: %', c.reason, NULL)) AS failed,
         min(iif(c.reason LIKE 'blocked: %', c.reason, NULL)) AS blocked,
         min(iif(c.reason LIKE 'absent: %', c.reason, NULL)) AS absent,
         sum(c.outcome IN ('article', 'cut', 'tombstone', 'unreadable', 'notArticle')) AS read,
         min(iif(s.tombstone = 1, s.timestamp || '/' || s.original, NULL)) AS buried,
         min(c.status) AS status, min(c.mime) AS mime
       FROM article a JOIN capture c ON c.article = a.n LEFT JOIN shared s ON s.digest = c.digest AND c.page = 1
       GROUP BY a.n`,
    )
    .iterate() as Iterable<unknown> as Iterable<Row>;
  for (const row of rows) {
    const { id, rule, original } = row;
    yield { id, byRule: rule === 1, original, ...fateOf(row) };
  }
}

function fateOf({
  page,
  goal,
  failed,
  blocked,
  absent,
  read,
  buried,
  status,
  mime,
}: Row): Pick<ListedArticle, 'state' | 'reason'> {
  const why = (reason: string) => reason.slice(reason.indexOf(' ') + 1);
  if (page === 1 && goal === -1 && failed === null) return { state: 'found', reason: 'not asked for yet' };
  if (failed !== null) return { state: 'failed', reason: why(failed) };
  // What was fetched is evidence, and the journal tells what it was read as.
  if (read > 0) return { state: null, reason: '' };
  // Never asked for: its bytes are those of a farewell under another address.
  if (buried !== null) return { state: 'tombstone', reason: `tombstone: the same bytes as ${buried}` };
  if (blocked !== null) return { state: 'blocked', reason: why(blocked) };
  if (absent !== null) return { state: 'neverCaptured', reason: absent };
  if (status !== null && status >= 300)
    return { state: 'neverCaptured', reason: status < 400 ? 'only redirect' : `only http-${status}` };
  if (page === 0) return { state: 'neverCaptured', reason: `only ${mime ?? 'of unknown type'}` };
  return { state: 'neverCaptured', reason: 'only captures without a body' };
}
