import type { Capture } from '../../base/capture.ts';
import type { Reading } from '../../base/reading.ts';
import type { Outlet } from '../../outlets/index.ts';
import { unwrap } from '../page/address.ts';
import { decodePage } from '../page/charset.ts';
import { foreignType } from '../page/mime.ts';
import type { Page } from '../page/survey.ts';
import { linksOfFeed } from './feed-links.ts';
import { linksOfJson } from './json-links.ts';
import { linksIn, type NamedLink } from './links.ts';

/** What names an address: a feed or a list says that it was published there, a link in an article that it was known. */
export type NamedBy = 'list' | 'feed' | 'sitemap' | 'link';

/** The outlet's own addresses that one capture names, and as what. */
export interface Named {
  by: NamedBy;
  links: NamedLink[];
}

/**
 * The outlet's own addresses that a capture names: what else was published, as far as this page knows.
 * `page` is the capture parsed, with what it was read as; null for what is no HTML page.
 */
export function namedBy(capture: Capture, reading: Reading, page: Page | null, outlet: Outlet): Named {
  const none: Named = { by: 'link', links: [] };
  if (capture.status >= 300 || capture.body.length === 0) return none;
  if (page) {
    const isList = reading.kind === 'notArticle' && reading.reason === 'list';
    return { by: isList ? 'list' : 'link', links: linksIn(page, isList) };
  }
  const address = unwrap(capture.original);
  const where = { address, base: address, outlet };
  switch (foreignType(capture.body, capture.headers)) {
    case 'application/rss+xml':
    case 'application/atom+xml':
      return { by: 'feed', links: linksOfFeed(textOf(capture), where) };
    case 'application/xml':
      return { by: 'sitemap', links: linksOfFeed(textOf(capture), where) };
    case 'application/json':
      return { by: 'list', links: linksOfJson(textOf(capture), where) };
    default:
      return none;
  }
}

function textOf({ body, headers }: Capture): string {
  return decodePage(body.subarray(0, 16 << 20), headers).text;
}
