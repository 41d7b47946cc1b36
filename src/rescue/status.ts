import { type ReadableArchive, writerOf } from '../archive/index.ts';
import { evidenceSize } from '../evidence/index.ts';
import { type QueueCounts, readCounts } from './queue-counts.ts';

/** How far a rescue has come, as far as its folder tells; also while it runs. */
export interface Status {
  /** Who is writing into the archive: `process 123, since 2026-…`; null where nobody is. */
  running: string | null;
  /** What archives were asked to list. */
  lists: { archive: string; scope: string; pages: number; rows: number; whole: boolean; at: string }[];
  /** What became of the captures that they list; null where no archive was asked. */
  queue: QueueCounts | null;
  /** Captures that did not come, by the reason, the most frequent first. */
  failed: { reason: string; captures: number }[];
  blocked: { reason: string; captures: number }[];
  /** Captures whose body is not as their archive's index describes it. */
  mismatches: number;
  /** Bytes of evidence. */
  bytes: number;
  /** What the last edition made of it. */
  articles: number;
}

export function statusOf(archive: ReadableArchive): Status {
  const lists = [...archive.events('listed')].map(({ archive, scope, pages, rows, whole, at }) => ({
    ...{ archive, scope, pages, rows, whole, at },
  }));
  let mismatches = 0;
  for (const _ of archive.events('mismatch')) mismatches++;
  let articles = 0;
  for (const { path, removed } of archive.events('decided'))
    if (path !== null && removed === undefined) articles++;
  return {
    running: writerOf(archive.dir),
    lists,
    queue: readCounts(archive.dir, 'revisions'),
    failed: reasonsOf(archive, 'failed'),
    blocked: reasonsOf(archive, 'blocked'),
    mismatches,
    bytes: evidenceSize(archive.dir),
    articles,
  };
}

const MOST_REASONS = 20;

function reasonsOf(archive: ReadableArchive, event: 'failed' | 'blocked'): Status['failed'] {
  const reasons = new Map<string, number>();
  for (const { reason, removed } of archive.events(event)) {
    if (removed === undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons]
    .map(([reason, captures]) => ({ reason, captures }))
    .sort((a, b) => b.captures - a.captures || (a.reason < b.reason ? -1 : 1))
    .slice(0, MOST_REASONS);
}
