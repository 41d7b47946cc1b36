import { header } from '../base/capture.ts';
import { ReprintError } from '../base/error.ts';
import { decodeBody } from '../warc/index.ts';
import type { Answer, Ask, Judgement } from './ask.ts';
import { queryAddress } from './cdx-query.ts';
import { askPywb, MOST_ROWS } from './pywb-query.ts';
import { wordsOf } from './server-words.ts';
import type { ListingPage, Scope } from './source.ts';

/**
 * A list that is paged by number: indexes in ZipNum blocks, of which a question that names no page gets the first
 * alone. `from` is the number of the page to begin with.
 * Source: https://github.com/webrecorder/pywb/wiki/CDX-Server-API#pagination-api
 */
export async function* numberedPages(
  ask: Ask,
  server: string,
  scope: Scope,
  from: string | null,
): AsyncGenerator<ListingPage> {
  const counted = await countPages(ask, server, scope);
  if (counted.pages === null)
    throw new ReprintError(
      'LISTING_BROKEN',
      `the list of ${scope.target} could not be had whole: ${counted.reason}`,
      'the same command asks again; what was listed before stays',
    );
  const { pages, answer } = counted;
  const first = Number(from ?? 0);
  if (first >= pages) yield { rows: [], damaged: [], answer, next: null };
  for (let number = first; number < pages; number++) {
    const name = `page ${number + 1} of ${pages} of the list of ${scope.target}`;
    const { page, answer } = await askPywb(ask, { server, scope, name, more: { page: String(number) } });
    if (page.rows.length >= MOST_ROWS)
      throw new ReprintError('LISTING_BROKEN', `${name} is cut at ${MOST_ROWS} rows`, 'ask for less at once');
    const next = number + 1 < pages ? String(number + 1) : null;
    yield { rows: page.rows, damaged: page.damaged, answer, next };
  }
}

type Counted =
  | { pages: number; answer: ListingPage['answer'] }
  /** It pages by number not, or does not tell. */
  | { pages: null; reason: string };

/** How many pages a list has: `{"pages": 12, "pageSize": 5, "blocks": 58}`. */
export async function countPages(ask: Ask, server: string, scope: Scope): Promise<Counted> {
  const address = queryAddress(server, {
    url: scope.target,
    matchType: scope.match,
    output: 'json',
    showNumPages: 'true',
  });
  const judge = ({ status, truncated }: Answer): Judgement =>
    status === 429 || status >= 500 || truncated === 'disconnect' || truncated === 'time'
      ? { is: 'again', reason: `http-${status} ${truncated ?? ''}`.trim() }
      : { is: 'taken' };
  const { answer, gaveUp } = await ask({ kind: 'list', address, mostBytes: MOST_BYTES }, judge);
  if (answer === null || gaveUp !== null) return { pages: null, reason: gaveUp ?? 'no answer' };
  const encoding = header(answer.headers, 'content-encoding') ?? '';
  const { body } = decodeBody({ headers: [['content-encoding', encoding]], body: answer.body });
  const text = Buffer.from(body.subarray(0, MOST_BYTES)).toString('utf8');
  const contentType = header(answer.headers, 'content-type') ?? 'application/json';
  const kept = { address: answer.address, at: answer.at, contentType, body };
  // A scope of which there is nothing: `{"message": "No Captures found for: …"}`.
  if (answer.status === 404 && /"No captures found/i.test(text)) return { pages: 0, answer: kept };
  const pages = answer.status === 200 ? pagesIn(text) : null;
  if (pages !== null) return { pages, answer: kept };
  return { pages: null, reason: `no number of pages: http-${answer.status} ${wordsOf(text)}` };
}

/** The number is short; a server that knows no such question answers with its list, of which the beginning tells enough. */
const MOST_BYTES = 100_000;

/** More pages than any list has. */
const MOST_PAGES = 10_000_000;

function pagesIn(text: string): number | null {
  try {
    const { pages } = JSON.parse(text) as { pages?: unknown };
    return Number.isInteger(pages) && Number(pages) >= 0 && Number(pages) < MOST_PAGES ? Number(pages) : null;
  } catch {
    // Some give the bare number.
    return /^\s*\d{1,7}\s*$/.test(text) ? Number(text) : null;
  }
}
