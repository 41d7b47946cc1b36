import { type AddressBook, findArticle } from '../address-book.ts';
import { listPage, pageName } from '../names.ts';
import type { Entry } from '../survey.ts';

/**
 * The stories of each thread, oldest first, by the id of its first story. Of a thread with a single story that is
 * shown nothing is told. `entries` are in time.
 */
export function threadsOf(entries: readonly Entry[], book: AddressBook): Map<string, Entry[]> {
  // The first story may have been joined with another since; both then lead to the same.
  const named = entries.map(({ thread }) => (thread === '' ? '' : (findArticle(book, thread) ?? thread)));
  const keys = new Set(named);
  const threads = new Map<string, Entry[]>();
  for (const [n, entry] of entries.entries()) {
    const key = named[n]! || (keys.has(entry.id) ? entry.id : '');
    if (key === '') continue;
    const stories = threads.get(key);
    if (stories) stories.push(entry);
    else threads.set(key, [entry]);
  }
  for (const [key, stories] of threads) if (stories.length < 2) threads.delete(key);
  return threads;
}

/** Stem of a thread's list: `threads/18389`. */
export function threadStem(key: string): string {
  return `threads/${pageName(key)}`;
}

/** First page of a thread, from the site's root. */
export function threadPage(key: string): string {
  return listPage(threadStem(key), 1);
}
