import type { Archive } from '../archive/index.ts';
import { type CaptureRef, captureName } from '../base/capture.ts';
import { ReprintError } from '../base/error.ts';
import type { Fetched } from '../base/fetched.ts';
import { checkDigest, type Evidence, type IndexEntry } from '../evidence/index.ts';
import type { Opened } from '../sources/index.ts';

/** A capture that evidence has, or why it has none; a reason that begins with `failed` may be gone by the next run. */
export type Kept = { entry: IndexEntry; bytes: number } | { reason: string };

/** Keeps what an archive answered, and tells the account what did not come and what is not as its index says. */
export async function keep(
  opened: Opened,
  wanted: Pick<CaptureRef, 'original' | 'timestamp'>,
  { archive, evidence }: { archive: Archive; evidence: Evidence },
): Promise<Kept> {
  const name = { original: wanted.original, capture: captureName(wanted) };
  if (opened.is !== 'fetched') {
    const { is, reason } = opened;
    if (is === 'blocked') archive.record({ event: 'blocked', ...name, reason });
    else archive.record({ event: 'failed', ...name, reason, ...(is === 'absent' ? { final: true } : {}) });
    return { reason: `${opened.is}: ${opened.reason}` };
  }
  const { fetched } = opened;
  let entry: IndexEntry;
  try {
    entry = await evidence.append(fetched);
  } catch (thrown) {
    if (!(thrown instanceof ReprintError) || thrown.code !== 'BAD_INPUT') throw thrown;
    archive.record({ event: 'failed', ...name, reason: thrown.message, final: true });
    return { reason: `absent: ${thrown.message}` };
  }
  for (const event of ['failed', 'blocked'] as const) {
    const told = archive.latest({ event, ...name });
    if (told && told.removed === undefined) archive.record({ ...told, removed: 'it came later' });
  }
  tellMismatch(fetched, entry, archive);
  return { entry, bytes: fetched.body.length };
}

function tellMismatch(fetched: Fetched, entry: IndexEntry, archive: Archive): void {
  if (checkDigest(fetched) !== 'mismatch') return;
  const [indexed, found] = [fetched.indexed ?? '', entry.payload ?? entry.digest ?? ''];
  archive.record({ event: 'mismatch', capture: captureName(fetched), indexed, found });
}

/** The capture itself, where evidence has it: fetched by an earlier run, or in a file that was given. */
export function inEvidence(evidence: Evidence, ref: CaptureRef): IndexEntry | null {
  const same = evidence.find(ref.original).filter(({ timestamp }) => timestamp === ref.timestamp);
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
