import { readPage } from './cdx-page.ts';
import type { ListingPage } from './source.ts';

/** Reads an answer of `ArchiveSource.pages` again, as the evidence keeps it: the same rows, without asking anyone. */
export function readAnswer(answer: ListingPage['answer']): Pick<ListingPage, 'rows' | 'damaged'> {
  const page = readPage(answer.body, true);
  // `{"message": "No Captures found for: …"}` was an answer too: that there is nothing.
  return page.is === 'page' ? { rows: page.rows, damaged: page.damaged } : { rows: [], damaged: [] };
}
