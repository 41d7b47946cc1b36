import type { Archive } from '../archive/index.ts';
import type { CaptureRef } from '../base/capture.ts';
import { sha256Hex } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { isAssetAddress, mayBePage } from '../base/media-type.ts';
import type { Evidence } from '../evidence/index.ts';
import { identifier, type Outlet, parseOutlet } from '../outlets/index.ts';
import { discover, refill } from './discover.ts';
import type { RescueEvent } from './event.ts';
import { fetchAll } from './fetch.ts';
import { indexEvidence } from './gather.ts';
import { openQueue, type Queue } from './queue.ts';
import type { Order } from './rescue.ts';

/** What a rescue could not have of what it was to fetch. */
export interface Shortfall {
  /** Captures that failed, and may come in another run. */
  failed: number;
  /** Pages of which more is wanted. */
  open: number;
  /** Lists that could not be had, for each the reason. */
  unlisted: ReprintError[];
}

/**
 * Lists what archives have and fetches what is wanted of it. A list that cannot be had does not keep the others
 * from being used.
 * @throws ReprintError what the first list failed with, where none could be had
 */
export async function* fetchFrom(
  { archives, scopes, fetch, signal }: Order,
  archive: Archive,
  evidence: Evidence,
): AsyncGenerator<RescueEvent, Shortfall> {
  yield* indexEvidence(archive, evidence, signal);
  const outlet = parseOutlet(archive.outletText() ?? '');
  const queue = await filledQueue(archive, evidence, outlet);
  try {
    const unlisted: ReprintError[] = [];
    const lists =
      fetch.listing === 'kept'
        ? []
        : archives.flatMap((source) => scopes.map((scope) => ({ source, scope })));
    for (const { source, scope } of lists) {
      try {
        const anew = fetch.listing === 'anew';
        yield* discover({ archive, evidence, queue }, source, scope, { anew, signal });
      } catch (thrown) {
        if (!(thrown instanceof ReprintError) || !ofOneList(thrown)) throw thrown;
        unlisted.push(thrown);
        yield { event: 'not-listed', target: scope.target, error: thrown };
      }
    }
    if (unlisted.length > 0 && unlisted.length === lists.length) throw unlisted[0]!;
    if (queue.isEmpty())
      throw noCaptures(
        archives.map(({ name }) => name),
        scopes.map(({ target }) => target),
      );
    queue.countShared();
    queue.tryAgain(fetch.listing === 'anew');
    queue.prefer(archives.map(({ address }) => address));
    const failed = yield* fetchAll({
      archive,
      evidence,
      queue,
      sources: archives,
      scopes,
      outlet,
      ...fetch,
      signal,
    });
    return { failed, open: queue.counts(fetch.goal).open, unlisted };
  } finally {
    queue.end();
  }
}

/** Nothing is missing. */
export const NONE: Shortfall = { failed: 0, open: 0, unlisted: [] };

/** Whether an error is of one list alone, and no word on others or on files. */
export function ofOneList({ code }: ReprintError): boolean {
  return ['BLOCKED', 'LISTING_BROKEN', 'UNSUPPORTED', 'NO_CAPTURES'].includes(code);
}

/** To be raised when addresses name articles in another way: then the queue is filled anew. */
const IDENTITY = 2;

/** The queue, filled from the kept listings where it is new or a kill left it half filled. */
export async function filledQueue(archive: Archive, evidence: Evidence, outlet: Outlet): Promise<Queue> {
  const rule = sha256Hex(JSON.stringify([IDENTITY, outlet.identity, outlet.hosts]));
  const queue = openQueue(archive.dir, rule, identifier(outlet), isPage);
  if (!queue.isFilled()) await refill({ archive, evidence, queue });
  return queue;
}

/** Whether a listing leaves room for a capture to be a page, or to lead to one. */
function isPage({ original, mime, status }: CaptureRef): boolean {
  if (status !== null && status >= 400) return false;
  return mime === null ? !isAssetAddress(original) : mayBePage(mime);
}

export function noCaptures(archives: readonly string[], targets: readonly string[]): ReprintError {
  return new ReprintError(
    'NO_CAPTURES',
    `${archives.join(', ')} holds no captures of ${targets.join(', ')}`,
    'check the spelling of the host; another archive may have some: --archive URL',
  );
}
