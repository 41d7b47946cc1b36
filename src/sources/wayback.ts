import type { CaptureRef } from '../base/capture.ts';
import { ReprintError } from '../base/error.ts';
import type { Ask } from './ask.ts';
import { askForPage, type ListQuestion } from './cdx-answer.ts';
import { readPage } from './cdx-page.ts';
import { queryAddress } from './cdx-query.ts';
import type { Page } from './cdx-rows.ts';
import { digestDoubts } from './digest-doubts.ts';
import { holdsFilm } from './films.ts';
import { openCapture, openNearest } from './replay.ts';
import type { ArchiveSource, ListingPage, Scope } from './source.ts';
import { countOf, isCut, mayBeCut, ROUND } from './wayback-bound.ts';

/**
 * Rows a page. The service gives 150,000 at most; fewer make a page that got lost cheaper to ask for again, and
 * still list a million rows in 20 requests, within one minute's allowance.
 */
const PAGE_ROWS = ROUND;

/** Real ones are an address and a time; longer than this fits into no request. */
const LONGEST_KEY = 8000;

const FIELDS = 'urlkey,timestamp,original,mimetype,statuscode,digest,length';

/**
 * The Wayback Machine, or a server laid out as it is: `ORIGIN/cdx/search/cdx` and `ORIGIN/web/`.
 * Source: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
 */
export function waybackSource(name: string, origin: string, ask: Ask): ArchiveSource {
  const base = `${origin}/web/`;
  const doubts = digestDoubts();
  return {
    kind: 'archive',
    name,
    address: `${origin}/`,
    pages: (scope, from) => waybackPages(`${origin}/cdx/search/cdx`, scope, from, ask),
    open: (ref: CaptureRef) => openCapture(ask, base, ref, doubts),
    nearest: (original, timestamp) => openNearest(ask, base, original, timestamp),
    holds: (address, timestamp) => holdsFilm(ask, base, address, timestamp),
  };
}

/** A text server's empty page is empty indeed; so that the first request after a restart knows, its keys say so. */
const TEXT = 'text ';

async function* waybackPages(
  server: string,
  scope: Scope,
  from: string | null,
  ask: Ask,
): AsyncGenerator<ListingPage> {
  let inText = from?.startsWith(TEXT) ?? false;
  let key = inText ? from!.slice(TEXT.length) : from;
  const keys = new Set(key === null ? [] : [key]);
  for (let number = 1; ; number++) {
    const question = (rows: number): ListQuestion<Page> => ({
      address: listAddress(server, scope, key, rows),
      name: `page ${number}${from === null ? '' : ` from ${from.slice(0, 200)}`} of the list of ${scope.target}`,
      read: (body) => readPage(body, inText),
      doubt: (page) => doubtOf(page, keys),
    });
    const { page, answer } = await askForPage(ask, question(PAGE_ROWS));
    // Whoever gave a key once gives one wherever there is more.
    if (keys.size === 0 && page.key === null && mayBeCut(page)) {
      const oneRow = await askForPage(ask, question(1));
      if (isCut(page, oneRow.page)) throw cut(scope, countOf(page));
    }
    inText = page.form === 'text';
    key = page.key;
    if (key !== null) keys.add(key);
    const next = key !== null && inText ? `${TEXT}${key}` : key;
    yield { rows: page.rows, damaged: page.damaged, answer, next };
    if (key === null) return;
  }
}

/** Why a page that came whole is not to be believed nevertheless. */
function doubtOf(page: Page, keys: ReadonlySet<string>): string | null {
  const { key } = page;
  if (key === null) return null;
  if (key.length > LONGEST_KEY) return `a resume key of ${key.length} characters`;
  if (keys.has(key)) return `the resume key ${key.slice(0, 200)} was given before: the list goes in a circle`;
  return countOf(page) === 0 ? 'a resume key and no rows' : null;
}

function cut({ target }: Scope, rows: number): ReprintError {
  return new ReprintError(
    'LISTING_BROKEN',
    `the list of ${target} could not be had whole: ${rows} rows and no resume key, from a server that gives none: there may be more`,
    'ask for less: one section, or a span of time',
  );
}

function listAddress(server: string, scope: Scope, key: string | null, rows: number): string {
  return queryAddress(server, {
    url: scope.target,
    matchType: scope.match,
    output: 'json',
    fl: FIELDS,
    showResumeKey: 'true',
    limit: String(rows),
    from: scope.from,
    to: scope.until,
    // The key comes percent-encoded already, and is a value like any other: it is encoded once more.
    resumeKey: key,
  });
}
