import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ReprintError } from '../../base/error.ts';
import { isWholeIndex } from '../../search/index.ts';
import type { Setting } from '../setting.ts';
import { openSource } from '../source.ts';
import { survey } from '../survey.ts';
import { BATCH, storyTasks } from '../tasks.ts';
import { onWorkers } from '../workers.ts';
import { nothingWritten } from '../written.ts';
import { indexSite } from './index-site.ts';
import { closeSpool, openSpool } from './spool.ts';
import { indexOfState, keepState, stateOf } from './state.ts';

export type IndexEvent =
  /** An article that could not be read: the index is made without it. */
  | { kind: 'refused'; path: string; reason: string }
  | { kind: 'progress'; read: number; of: number }
  /** The folder of the index, for `openIndex`. */
  | { kind: 'done'; dir: string };

/**
 * Finds the search index of an archive or a pressed site. Of an archive that has changed since its site was pressed, or
 * has none, one is built below `.reprint/search`, of the same stories as the site's would be.
 * @throws ReprintError NOT_FOUND for a site without an index; what opening an archive throws; INTERRUPTED
 */
export async function* findIndex(dir: string, signal?: AbortSignal): AsyncGenerator<IndexEvent> {
  if (existsSync(join(dir, 'search', 'index.json'))) {
    yield { kind: 'done', dir: join(dir, 'search') };
    return;
  }
  if (existsSync(join(dir, '.pressed'))) {
    throw new ReprintError(
      'NOT_FOUND',
      `${dir} is a site without an index for the search`,
      'press it again, or name the archive that it was pressed from',
    );
  }
  const { dir: archive, outlet, list } = openSource(dir);
  const state = stateOf(archive, outlet);
  const known = indexOfState(archive, state);
  if (known !== null && isWholeIndex(known)) {
    yield { kind: 'done', dir: known };
    return;
  }
  const refused: IndexEvent[] = [];
  const all = await survey(list(), outlet, (path, reason) => refused.push({ kind: 'refused', path, reason }));
  yield* refused;
  const out = join(archive, '.reprint');
  mkdirSync(join(out, 'search'), { recursive: true });
  openSpool(out);
  // Stories are set as on their pages; what would be written with them is not.
  const setting: Setting = {
    archive,
    out,
    outlet: { ...outlet, withheld: [...outlet.withheld, ...all.withheld] },
    address: null,
    css: '',
    scripts: { box: '', search: '', lost: '' },
    book: all.book,
    part: null,
    partOf: null,
    folders: [],
    hasFeed: false,
    hasThreads: false,
    isNew: false,
    linkMedia: false,
    library: null,
    theme: null,
  };
  const digests: string[] = [];
  let read = 0;
  for await (const result of onWorkers(storyTasks(all, setting))) {
    for (const batch in result.digests) digests[batch] = result.digests[batch]!;
    for (const { path, reason } of result.refused) yield { kind: 'refused', path, reason };
    if (signal?.aborted) throw interrupted();
    read = Math.min(read + BATCH, all.entries.length);
    yield { kind: 'progress', read, of: all.entries.length };
  }
  await indexSite(out, digests, nothingWritten());
  closeSpool(out);
  keepState(archive, state, join('.reprint', 'search'));
  yield { kind: 'done', dir: join(out, 'search') };
}

function interrupted(): ReprintError {
  return new ReprintError('INTERRUPTED', 'the search was stopped', 'give the same command again');
}
