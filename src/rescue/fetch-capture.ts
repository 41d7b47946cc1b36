import type { Archive } from '../archive/index.ts';
import { type CaptureRef, captureName } from '../base/capture.ts';
import { ReprintError } from '../base/error.ts';
import type { Fetched } from '../base/fetched.ts';
import { checkDigest, type Evidence, type IndexEntry } from '../evidence/index.ts';
import type { Opened } from '../sources/index.ts';
import { sha1Label } from '../warc/index.ts';

/** A capture that evidence has, or why it has none; a reason that begins with `failed` may be gone by the next run. */
export type Kept = { entry: IndexEntry; bytes: number } | { reason: string };

type Desks = { archive: Archive; evidence: Evidence };
type Name = Pick<CaptureRef, 'original' | 'timestamp'>;

/**
 * Keeps what an archive answered, and tells the account what did not come and what is not as its index says;
 * that outlives a kill before the queue knows of it.
 */
export async function keep(opened: Opened, wanted: Name, { archive, evidence }: Desks): Promise<Kept> {
  const lost = (reason: string, how: { final?: true } = {}) => {
    archive.record({ event: 'failed', ...nameOf(wanted), reason, ...how });
    archive.push();
  };
  if (opened.is !== 'fetched') {
    const { is, reason } = opened;
    if (is !== 'blocked') lost(reason, is === 'absent' ? { final: true } : {});
    else {
      archive.record({ event: 'blocked', ...nameOf(wanted), reason });
      archive.push();
    }
    return { reason: `${is}: ${reason}` };
  }
  const { fetched } = opened;
  tellMismatch(fetched, archive);
  try {
    const entry = await evidence.append(fetched);
    takeBackLoss(wanted, archive);
    return { entry, bytes: fetched.body.length };
  } catch (thrown) {
    if (!(thrown instanceof ReprintError) || thrown.code !== 'BAD_INPUT') throw thrown;
    lost(thrown.message, { final: true });
    return { reason: `absent: ${thrown.message}` };
  }
}

function nameOf(wanted: Name): { original: string; capture: string } {
  return { original: wanted.original, capture: captureName(wanted) };
}

/** What the account says of a capture that did not come holds no more once it is there. */
export function takeBackLoss(came: Name, archive: Archive): void {
  for (const event of ['failed', 'blocked'] as const) {
    const told = archive.latest({ event, ...nameOf(came) });
    if (told && told.removed === undefined) archive.record({ ...told, removed: 'it came later' });
  }
}

/** Told before the capture is kept: what is in the evidence is not looked at again. */
function tellMismatch(fetched: Fetched, archive: Archive): void {
  if (checkDigest(fetched) !== 'mismatch') return;
  const [indexed, found] = [fetched.indexed ?? '', sha1Label(fetched.body)];
  archive.record({ event: 'mismatch', capture: captureName(fetched), indexed, found });
  archive.push();
}

/** What was cut off on its way may come whole the next time. */
export function isCutOff({ truncated }: Pick<IndexEntry, 'truncated'>): boolean {
  return truncated === 'disconnect' || truncated === 'time';
}

/** The capture itself, where evidence has it whole: fetched by an earlier run, or in a file that was given. */
export function inEvidence(evidence: Evidence, ref: CaptureRef): IndexEntry | null {
  const same = evidence
    .find(ref.original)
    .filter((entry) => entry.timestamp === ref.timestamp && !isCutOff(entry));
  const exact = same.filter(({ original }) => original === ref.original);
  return (
    exact.find(({ payload, digest }) => ref.digest !== null && [payload, digest].includes(ref.digest)) ??
    exact[0] ??
    same.find(({ payload, digest }) => ref.digest !== null && [payload, digest].includes(ref.digest)) ??
    // The archive may have named the original in another spelling than its index: `http://a.example:80/`.
    same.find(({ memento }) => memento?.endsWith(`/${ref.original}`)) ??
    null
  );
}
