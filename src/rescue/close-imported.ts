import type { Archive } from '../archive/index.ts';
import type { Queue } from './queue.ts';

/**
 * Of an article that another rescue saved whole, with its day, nothing more is wanted unless all is: neither its
 * text nor that of its other states. What it could not save (a tombstone, a day, letters, a picture) is.
 */
export function closeImported(archive: Pick<Archive, 'events'>, queue: Pick<Queue, 'close'>): void {
  for (const { id, ids = [], imported, date, illegible, lacunae, removed } of archive.events('decided')) {
    if (imported === undefined || removed !== undefined || date === null || illegible) continue;
    if (lacunae.some(({ kind }) => kind === 'article' || kind === 'text')) continue;
    for (const each of [id, ...ids]) queue.close(each, 'revisions');
  }
}
