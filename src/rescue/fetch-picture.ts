import type { CaptureRef } from '../base/capture.ts';
import { surt } from '../base/surt.ts';
import type { IndexEntry } from '../evidence/index.ts';
import { inEvidence, keep } from './fetch-capture.ts';
import type { Fetches } from './fetches.ts';
import { isGuessedStill } from './films.ts';
import { nearestFirst } from './nearest.ts';
import type { PictureWish } from './queue-pictures.ts';
import type { Listed } from './queue-row.ts';
import { samePicture } from './same-picture.ts';

/** So many captures of one picture are fetched before it is given up. */
const MOST_TRIES = 8;

/**
 * Brings one picture: the largest variant that any archive has, in the capture nearest in time to the page,
 * under whatever address the outlet served it. Where no listing tells of its host, the archive is asked
 * for the nearest capture there is.
 */
export function pictureFetcher(fetches: Fetches): (wish: PictureWish) => Promise<number> {
  const { evidence, examiner, queue, identify, report } = fetches;

  /** What the listings have of an address; a rule may have made its captures part of an article. */
  function listed(address: string): Listed[] {
    const key = surt(address);
    return queue
      .captures(identify(address).id)
      .map(({ ref }) => ref)
      .filter((ref) => surt(ref.original) === key && fetches.asks(ref.archive) && mayBePicture(ref));
  }

  /** Null for a whole picture. After a damaged one the next is fetched; it is still there if none is better. */
  async function whyNot(entry: IndexEntry): Promise<string | null> {
    const verdict = await examiner.examine(entry);
    return 'reason' in verdict ? verdict.reason : verdict.damage;
  }

  /** Null where the capture is the picture; else why not, and how many bytes that cost. */
  async function bring(
    ref: CaptureRef,
    open: () => ReturnType<Fetches['open']>,
    isListed = true,
  ): Promise<Brought> {
    const known = inEvidence(evidence, ref);
    if (known) return { reason: await whyNot(known), bytes: 0 };
    const opened = await open();
    report.fetched(opened);
    // No capture was promised: the edition tells of the picture, and not of each address that it may have had.
    if (!isListed && opened.is === 'absent' && opened.reason === 'not archived')
      return { reason: 'never captured', bytes: 0 };
    const kept = await keep(opened, ref, fetches);
    if ('reason' in kept) return { reason: kept.reason, bytes: 0 };
    return { reason: await whyNot(kept.entry), bytes: kept.bytes };
  }

  return async ({ original, variants, seen }) => {
    let bytes = 0;
    let lost = 'never captured';
    for (const address of samePicture([original, ...variants])) {
      const refs = nearestFirst(listed(address), seen).slice(0, MOST_TRIES);
      const tries = refs.map((ref) => () => bring(ref, () => fetches.open(ref)));
      // What evidence has of a host that no listing tells of: an earlier run that was cut off asked for it.
      const known = refs.length > 0 ? [] : evidence.find(address).filter(mayBePicture);
      for (const entry of nearestFirst(known, seen).slice(0, MOST_TRIES))
        tries.push(async () => ({ reason: await whyNot(entry), bytes: 0 }));
      if (tries.length === 0 && !fetches.isListed(address)) {
        const ref = {
          original: address,
          timestamp: seen,
          status: null,
          mime: null,
          digest: null,
          length: null,
        };
        tries.push(() => bring(ref, () => fetches.nearest(address, seen), false));
      }
      for (const bringNext of tries) {
        if (fetches.budget.left <= 0) return bytes;
        const brought = await bringNext();
        bytes += brought.bytes;
        if (brought.reason === null) {
          queue.grant(original, null);
          report.pictured(true);
          return bytes;
        }
        if (lost === 'never captured' || brought.reason.startsWith('failed')) lost = brought.reason;
      }
    }
    const isLoss = lost !== 'never captured' || !isGuessedStill(original);
    if (isLoss) queue.grant(original, lost);
    else queue.dismiss(original);
    report.pictured(!isLoss);
    return bytes;
  };
}

interface Brought {
  reason: string | null;
  bytes: number;
}

function mayBePicture({ status, mime }: CaptureRef): boolean {
  return (status === null || status === 200) && (mime === null || !mime.startsWith('text/'));
}
