import type { Archive, Listed as ListedEvent } from '../archive/index.ts';
import { asReprintError, ReprintError } from '../base/error.ts';
import type { Evidence } from '../evidence/index.ts';
import { type ArchiveSource, readAnswer, type Scope } from '../sources/index.ts';
import type { RescueEvent } from './event.ts';
import { stopIf } from './gather.ts';
import { oneAhead } from './one-ahead.ts';
import type { Queue } from './queue.ts';

/** How long a whole listing counts as today's. */
const FRESH_MS = 24 * 60 * 60 * 1000;
/** So many damaged rows of a page are told of in the account; its answer in the evidence has them all. */
const MOST_TOLD = 100;

/** What listing needs of the other rooms. */
export interface Desks {
  archive: Archive;
  evidence: Evidence;
  queue: Queue;
}

/**
 * Lists what an archive holds in a scope, page by page; each page is kept as evidence before it counts, so
 * that a listing that was cut off goes on after the last page that came whole. One that is whole and less
 * than a day old is not asked for again, unless `anew`.
 * @throws ReprintError LISTING_BROKEN also for a list shorter than one that was whole; what the source throws
 */
export async function* discover(
  { archive, evidence, queue }: Desks,
  source: ArchiveSource,
  scope: Scope,
  { anew, signal }: { anew: boolean; signal: AbortSignal },
): AsyncIterable<RescueEvent> {
  const name = scopeName(scope);
  const known = archive.latest({ event: 'listed', archive: source.address, scope: name });
  if (known?.whole && !anew && Date.now() - Date.parse(known.at) < FRESH_MS) return;
  const goesOn = !anew && known !== null && !known.whole && known.next !== null;
  let state: ListedEvent = goesOn ? known : beginning(source, name, known);
  yield { event: 'progress', step: 'list', done: state.rows, of: null, unit: 'captures' };
  try {
    for await (const page of oneAhead(source.pages(scope, state.next))) {
      await evidence.keep(page.answer);
      queue.add(source.address, page.rows);
      for (const { line, reason, text } of page.damaged)
        yield { event: 'damaged-row', archive: source.name, page: state.pages + 1, line, reason, text };
      state = {
        ...state,
        at: new Date().toISOString(),
        pages: state.pages + 1,
        rows: state.rows + page.rows.length + page.damaged.length,
        damaged: page.damaged.slice(0, MOST_TOLD),
        next: page.next,
        whole: page.next === null,
      };
      const shorter = isShorter(state);
      // The next run is to ask for all of it again.
      archive.record(shorter ? { ...state, next: null, whole: false } : state);
      archive.flush();
      if (shorter) throw tooShort(state, source);
      yield { event: 'progress', step: 'list', done: state.rows, of: null, unit: 'captures' };
      stopIf(signal);
    }
  } catch (thrown) {
    const error = asReprintError(thrown);
    if (error.code === 'BLOCKED') {
      archive.record({ event: 'blocked', original: scope.target, capture: null, reason: error.message });
      archive.flush();
    }
    throw error;
  }
}

function beginning(source: ArchiveSource, scope: string, known: ListedEvent | null): ListedEvent {
  return {
    event: 'listed',
    archive: source.address,
    scope,
    at: new Date().toISOString(),
    pages: 0,
    rows: 0,
    damaged: [],
    next: null,
    whole: false,
    before: known?.whole ? known.rows : (known?.before ?? null),
  };
}

/** An archive does not forget: a list that has grown shorter was cut off somewhere. */
function isShorter({ whole, rows, before }: ListedEvent): boolean {
  return whole && before !== null && rows < before;
}

function tooShort({ rows, before, scope }: ListedEvent, { name }: ArchiveSource): ReprintError {
  return new ReprintError(
    'LISTING_BROKEN',
    `${name} lists ${rows} captures of ${scope}, and listed ${before} earlier`,
    'the earlier list stands: try again later, or go on with what is listed by --listed',
  );
}

/** Fills a new queue from the listings that the evidence keeps, and from the archives' last words in the account. */
export async function refill({ archive, evidence, queue }: Desks): Promise<void> {
  const listed = new Set<string>();
  for (const { archive: address } of archive.events('listed')) listed.add(address);
  // `https://h/collection/` before `https://h/`
  const archives = [...listed].sort((a, b) => b.length - a.length);
  for await (const answer of evidence.answers()) {
    const from = archives.find((address) => answer.address.startsWith(address));
    if (from === undefined) continue;
    queue.add(from, readAnswer(answer).rows);
  }
  for (const { original, capture, reason, removed, ...event } of archive.events('failed', 'blocked')) {
    const isFinal = event.event === 'blocked' || event.final === true;
    if (capture === null || removed !== undefined || !isFinal) continue;
    const is = event.event === 'blocked' ? 'blocked' : 'absent';
    queue.settleNamed(original, capture, `${is}: ${reason}`);
  }
  queue.setFilled();
}

/** A scope as the account names it: `domain hkcnews.com`, `prefix http://hkcnews.com/article/ 20190101–20191231`. */
export function scopeName({ target, match, from, until }: Scope): string {
  const dates = from === null && until === null ? '' : ` ${from ?? ''}–${until ?? ''}`;
  return `${match} ${target}${dates}`;
}
