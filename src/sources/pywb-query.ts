import type { Ask } from './ask.ts';
import { askForPage, type Listed } from './cdx-answer.ts';
import { readPage } from './cdx-page.ts';
import { queryAddress } from './cdx-query.ts';
import type { Page } from './cdx-rows.ts';
import type { Scope } from './source.ts';

/**
 * Rows that are asked for at once. pywb stops at 100,000 without a word where nobody says how many, and
 * Arquivo.pt gives no more.
 */
export const MOST_ROWS = 100_000;

/** One question to the index of a pywb, as Arquivo.pt and Common Crawl run it too. */
export interface PywbQuestion {
  server: string;
  scope: Scope;
  name: string;
  /** What is asked besides: bounds of time, a page's number. */
  more: Record<string, string | null>;
}

/**
 * Asks pywb's index. It answers with an empty body where there is nothing, and so does a server that fell over;
 * nothing is believed only when it is said twice.
 */
export function askPywb(ask: Ask, { server, scope, name, more }: PywbQuestion): Promise<Listed<Page>> {
  let empty = 0;
  const { from, until } = scope;
  return askForPage<Page>(ask, {
    address: queryAddress(server, {
      url: scope.target,
      matchType: scope.match,
      output: 'json',
      from,
      to: until,
      limit: String(MOST_ROWS),
      ...more,
    }),
    name,
    read: (body) => readPage(body, true),
    doubt: ({ rows, damaged }) =>
      rows.length + damaged.length === 0 && ++empty < 2 ? 'an empty answer, not yet said twice' : null,
    none: (words) => (NONE.test(words) ? NO_ROWS : null),
  });
}

/** What older ones say with a 404: `{"message": "No Captures found for: a.example/*"}`. */
const NONE = /^\{\s?"(?:message|error)":\s?"No captures found/i;
const NO_ROWS: Page = { is: 'page', form: 'lines', rows: [], damaged: [], key: null };
