import type { Archive, ListedAddress } from '../archive/index.ts';
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

/** Lists what archives have and fetches what is wanted of it; tells how many captures failed that may come later. */
export async function* fetchFrom(
  { archives, scopes, fetch, signal }: Order,
  archive: Archive,
  evidence: Evidence,
): AsyncGenerator<RescueEvent, number> {
  yield* indexEvidence(archive, evidence, signal);
  const outlet = parseOutlet(archive.outletText() ?? '');
  const queue = await filledQueue(archive, evidence, outlet);
  try {
    if (fetch.listing !== 'kept') {
      const anew = fetch.listing === 'anew';
      for (const source of archives)
        for (const scope of scopes)
          yield* discover({ archive, evidence, queue }, source, scope, { anew, signal });
    }
    if (queue.isEmpty())
      throw noCaptures(
        archives.map(({ name }) => name),
        scopes.map(({ target }) => target),
      );
    queue.countShared();
    queue.tryAgain();
    return yield* fetchAll({ archive, evidence, queue, sources: archives, scopes, outlet, ...fetch, signal });
  } finally {
    queue.end();
  }
}

/** The queue, filled from the kept listings where it is new or a kill left it half filled. */
export async function filledQueue(archive: Archive, evidence: Evidence, outlet: Outlet): Promise<Queue> {
  const rule = sha256Hex(JSON.stringify([outlet.identity, outlet.hosts]));
  const queue = openQueue(archive.dir, rule, identifier(outlet), isPage);
  if (!queue.isFilled()) await refill({ archive, evidence, queue });
  return queue;
}

/** Whether a listing leaves room for a capture to be a page, or to lead to one. */
function isPage({ original, mime, status }: CaptureRef): boolean {
  if (status !== null && status >= 400) return false;
  return mime === null ? !isAssetAddress(original) : mayBePage(mime);
}

/** Every address that archives list, for the account's tables; none where no archive was ever asked. */
export async function listedAddresses(
  archive: Archive,
  evidence: Evidence,
): Promise<Iterable<ListedAddress>> {
  const [any] = archive.events('listed');
  if (any === undefined) return [];
  return addressesOf(await filledQueue(archive, evidence, parseOutlet(archive.outletText() ?? '')));
}

function* addressesOf(queue: Queue): Iterable<ListedAddress> {
  try {
    yield* queue.addresses();
  } finally {
    queue.end();
  }
}

export function noCaptures(archives: readonly string[], targets: readonly string[]): ReprintError {
  return new ReprintError(
    'NO_CAPTURES',
    `${archives.join(', ')} holds no captures of ${targets.join(', ')}`,
    'check the spelling of the host; another archive may have some: --archive URL',
  );
}
