import type { DatabaseSync } from 'node:sqlite';

/** What the listings add up to. */
export interface Forecast {
  /** Rows that archives list, each once. */
  captures: number;
  years: { year: string; captures: number }[];
  /** Addresses of pages that were captured whole, and those among them that the outlet's rule names. */
  pages: number;
  ruled: number;
  /** Captures of pictures, sound and film, and their addresses. */
  media: { captures: number; addresses: number };
  /** What fetching costs for each choice of captures, of articles that did not reach it yet; pictures come on top of it, all of them at most. */
  costs: { text: Cost; revisions: Cost; all: Cost; media: Cost };
}

export interface Cost {
  /** Requests for captures. */
  requests: number;
  /** As the archive stores them, compressed; what the index does not say counts as the mean. */
  bytes: number;
}

const WHOLE = '(status IS NULL OR status = 200)';

export function forecastOf(db: DatabaseSync): Forecast {
  const years = db
    .prepare(
      'SELECT substr(timestamp, 1, 4) AS year, count(*) AS captures FROM capture GROUP BY 1 ORDER BY 1',
    )
    .all() as unknown as Forecast['years'];
  const page = db
    .prepare(
      `SELECT count(*) AS pages, sum(rule) AS ruled,
         sum(goal < 0) AS texts, sum(iif(goal < 1, min(bodies, 2), 0)) AS states, sum(iif(goal < 2, bodies, 0)) AS bodies,
         sum(iif(goal < 0, mean, 0)) AS one, sum(iif(goal < 1, mean * min(bodies, 2), 0)) AS two,
         sum(iif(goal < 2, mean * bodies, 0)) AS every
       FROM (SELECT (SELECT rule FROM article WHERE n = article) AS rule,
         (SELECT goal FROM article WHERE n = article) AS goal, count(DISTINCT digest) AS bodies, avg(length) AS mean
         FROM capture WHERE page = 1 AND ${WHOLE} GROUP BY article)`,
    )
    .get() as Record<
    'pages' | 'ruled' | 'texts' | 'bodies' | 'states' | 'one' | 'two' | 'every',
    number | null
  >;
  const media = db
    .prepare(
      `SELECT count(*) AS addresses, sum(n) AS captures, sum(mean) AS bytes
       FROM (SELECT count(*) AS n, avg(length) AS mean FROM capture
         WHERE page = 0 AND ${WHOLE} AND (mime LIKE 'image/%' OR mime LIKE 'video/%' OR mime LIKE 'audio/%')
         GROUP BY article, original)`,
    )
    .get() as Record<'addresses' | 'captures' | 'bytes', number | null>;
  const cost = (requests: number | null, bytes: number | null): Cost => ({
    requests: requests ?? 0,
    bytes: Math.round(bytes ?? 0),
  });
  return {
    captures: years.reduce((sum, { captures }) => sum + captures, 0),
    years,
    pages: page.pages ?? 0,
    ruled: page.ruled ?? 0,
    media: { captures: media.captures ?? 0, addresses: media.addresses ?? 0 },
    costs: {
      text: cost(page.texts, page.one),
      revisions: cost(page.states, page.two),
      all: cost(page.bodies, page.every),
      media: cost(media.addresses, media.bytes),
    },
  };
}

/** An address of every page, one of those that its captures have. */
export function* pageAddresses(db: DatabaseSync): Iterable<string> {
  const rows = db
    .prepare(`SELECT min(original) AS original FROM capture WHERE page = 1 AND ${WHOLE} GROUP BY article`)
    .iterate() as Iterable<unknown> as Iterable<{ original: string }>;
  for (const { original } of rows) yield original;
}
