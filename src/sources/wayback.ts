import type { CaptureRef } from '../base/capture.ts';
import type { Ask } from './ask.ts';
import { askForPage } from './cdx-answer.ts';
import { readPage } from './cdx-page.ts';
import { queryAddress } from './cdx-query.ts';
import type { Page } from './cdx-rows.ts';
import { holdsFilm } from './films.ts';
import { openCapture, openNearest } from './replay.ts';
import type { ArchiveSource, ListingPage, Scope } from './source.ts';

/**
 * Rows a page. The service gives 150,000 at most; fewer make a page that got lost cheaper to ask for again, and
 * still list a million rows in 20 requests, within one minute's allowance.
 */
const PAGE_ROWS = 50_000;

/** Real ones are an address and a time; longer than this fits into no request. */
const LONGEST_KEY = 8000;

const FIELDS = 'urlkey,timestamp,original,mimetype,statuscode,digest,length';

/**
 * The Wayback Machine, or a server laid out as it is: `ORIGIN/cdx/search/cdx` and `ORIGIN/web/`.
 * Source: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
 */
export function waybackSource(name: string, origin: string, ask: Ask): ArchiveSource {
  const base = `${origin}/web/`;
  return {
    kind: 'archive',
    name,
    address: `${origin}/`,
    pages: (scope, from) => waybackPages(`${origin}/cdx/search/cdx`, scope, from, ask),
    open: (ref: CaptureRef) => openCapture(ask, base, ref),
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
    const { page, answer } = await askForPage(ask, {
      address: listAddress(server, scope, key),
      name: `page ${number}${from === null ? '' : ` from ${from.slice(0, 200)}`} of the list of ${scope.target}`,
      read: (body) => readPage(body, inText),
      doubt: (page) => doubtOf(page, keys),
    });
    inText = page.form === 'text';
    key = page.key;
    if (key !== null) keys.add(key);
    const next = key !== null && inText ? `${TEXT}${key}` : key;
    yield { rows: page.rows, damaged: page.damaged, answer, next };
    if (key === null) return;
  }
}

/** Why a page that came whole is not to be believed nevertheless. */
function doubtOf({ rows, damaged, key }: Page, keys: ReadonlySet<string>): string | null {
  const count = rows.length + damaged.length;
  if (key === null) {
    // A server that knows no resume keys stops at a bound, ours or its own, and says no word.
    return count > 0 && (count === PAGE_ROWS || (count % 1000 === 0 && count > PAGE_ROWS))
      ? `${count} rows and no resume key: there may be more`
      : null;
  }
  if (key.length > LONGEST_KEY) return `a resume key of ${key.length} characters`;
  if (keys.has(key)) return `the resume key ${key.slice(0, 200)} was given before: the list goes in a circle`;
  return count === 0 ? 'a resume key and no rows' : null;
}

function listAddress(server: string, scope: Scope, key: string | null): string {
  return queryAddress(server, {
    url: scope.target,
    matchType: scope.match,
    output: 'json',
    fl: FIELDS,
    gzip: 'false',
    showResumeKey: 'true',
    limit: String(PAGE_ROWS),
    from: scope.from,
    to: scope.until,
    // The key comes percent-encoded already, and is a value like any other: it is encoded once more.
    resumeKey: key,
  });
}
