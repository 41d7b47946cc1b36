import { surt } from '../base/surt.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { Identity } from '../outlets/index.ts';
import { isAttachment } from './attachments.ts';
import { nearestFirst } from './nearest.ts';
import type { Queue } from './queue.ts';

/**
 * What archives list under an address in a picture's place: `http-404`, or `not a picture` for a page; of a file
 * that a text links to, that it was not asked for. Such captures are not fetched, so that only the lists tell of
 * them. Null where none is listed.
 */
export function listedFailures(
  queue: Pick<Queue, 'captures'>,
  identify: (address: string) => Identity,
): (address: string, seen: Timestamp) => string | null {
  return (address, seen) => {
    const key = surt(address);
    const listed = queue.captures(identify(address).id).map(({ ref }) => ref);
    const [nearest] = nearestFirst(
      listed.filter(({ original }) => surt(original) === key),
      seen,
    );
    if (!nearest) return null;
    const { status, mime } = nearest;
    if (status !== null && status !== 200) return `http-${status}`;
    if (isAttachment(address)) return 'not asked for';
    return mime?.startsWith('text/') ? 'not a picture' : null;
  };
}
