import { readPage } from './cdx-page.ts';
import type { ListingPage } from './source.ts';
import { isLinkFormat } from './timemap.ts';
import { readTimeMap } from './timemap-page.ts';

/**
 * Reads an answer of `ArchiveSource.pages` again, as the evidence keeps it, without asking anyone: the same rows,
 * but that a TimeMap gives also those outside the bounds of time that were asked for.
 */
export function readAnswer(answer: ListingPage['answer']): Pick<ListingPage, 'rows' | 'damaged'> {
  const page = isLinkFormat(answer.contentType)
    ? readTimeMap(Buffer.from(answer.body).toString('utf8'), null)
    : readPage(answer.body, true);
  // `{"message": "No Captures found for: …"}` and `{"pages": 0}` were answers too: that there is nothing.
  return page.is === 'page' ? { rows: page.rows, damaged: page.damaged } : { rows: [], damaged: [] };
}
