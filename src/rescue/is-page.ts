import { mayBePage } from '../base/media-type.ts';
import type { IndexEntry } from '../evidence/index.ts';

/** Whether a capture is worth reading as a page, by its media type alone. */
export function isPage(entry: IndexEntry): boolean {
  return mayBePage(entry.mime);
}

/** Feeds, and lists that pages fetched a piece at a time: no pages, but they name pages. */
export function namesPages(entry: IndexEntry): boolean {
  return /^application\/(?:json|(?:rss|atom)\+xml)/i.test(entry.mime ?? '');
}
