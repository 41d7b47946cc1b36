import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../archive/index.ts';
import type { Lost } from '../base/blocks.ts';
import type { Capture } from '../base/capture.ts';
import { asReprintError } from '../base/error.ts';
import type { Evidence, IndexEntry } from '../evidence/index.ts';
import { openKnownPictures } from './known-pictures.ts';
import { startPictureDecoder, stopped } from './picture-decoder.ts';
import type { PictureVerdict } from './picture-verdict.ts';

export interface PictureExaminer {
  /**
   * What the picture of a capture is, decoded to make sure; `unreadable: CODE` where it cannot be opened. Where the
   * capture is cut, `truncated: …` is the reason. Bytes that any run has decoded are not opened again.
   */
  examine(entry: IndexEntry): Promise<PictureVerdict>;
  /** Saves a picture that was examined, and returns its path; one that stands there already is not opened. */
  save(entry: IndexEntry, archive: Pick<Archive, 'putMedia'>): Promise<string | Lost>;
  /** Stops the decoder. */
  close(): void;
}

/** Examines and saves the pictures of an archive's evidence; `dir` is the archive's folder. */
export function pictureExaminer(evidence: Pick<Evidence, 'read'>, dir: string): PictureExaminer {
  mkdirSync(join(dir, '.reprint'), { recursive: true });
  const known = openKnownPictures(join(dir, '.reprint/pictures.sqlite'));
  const decoder = startPictureDecoder();
  let closed = false;
  /** The one that was opened last: what was just examined is mostly saved next. */
  let last: { entry: IndexEntry; capture: Capture } | null = null;

  /** Evidence that changed under our hands loses one picture, not the whole rescue. */
  async function opened(entry: IndexEntry): Promise<Capture | Lost> {
    if (last?.entry === entry) return last.capture;
    try {
      const capture = await evidence.read(entry);
      last = { entry, capture };
      return capture;
    } catch (thrown) {
      return { reason: `unreadable: ${asReprintError(thrown).code}` };
    }
  }

  async function examine(entry: IndexEntry): Promise<PictureVerdict> {
    if (closed) throw stopped();
    const remembered = entry.digest === null ? null : known.find(entry.digest);
    if (remembered) return inView(remembered.verdict, entry.truncated);
    const capture = await opened(entry);
    if ('reason' in capture) return capture;
    const { body, truncated } = capture;
    const verdict = await decoder.decode(body);
    if (entry.digest !== null) known.remember(entry.digest, { verdict, path: null, bytes: body.length });
    return inView(verdict, truncated);
  }

  return {
    examine,
    async save(entry, archive) {
      const remembered = entry.digest === null ? null : known.find(entry.digest);
      if (remembered?.path && isThere(dir, remembered.path, remembered.bytes)) return remembered.path;
      const verdict = remembered?.verdict ?? (await examine(entry));
      if ('reason' in verdict) return verdict;
      const capture = await opened(entry);
      if ('reason' in capture) return capture;
      const path = archive.putMedia(capture.body, verdict.extension);
      if (entry.digest !== null) known.remember(entry.digest, { verdict, path, bytes: capture.body.length });
      return path;
    },
    close() {
      closed = true;
      decoder.close();
      known.close();
    },
  };
}

/** That its capture is cut says more than what the decoder makes of it. */
function inView(verdict: PictureVerdict, truncated: string | null): PictureVerdict {
  if (truncated === null) return verdict;
  const reason = `truncated: ${truncated}`;
  if ('reason' in verdict) return { reason };
  return verdict.damage === null ? verdict : { ...verdict, damage: reason };
}

/**
 * A power cut can leave a file short, never other bytes of the same number. What is no path of a picture was not
 * written by us.
 */
function isThere(dir: string, path: string, bytes: number): boolean {
  if (!/^media\/[0-9a-f]{2}\/[0-9a-f]{64}\.[a-z0-9]{1,8}$/.test(path)) return false;
  return statSync(join(dir, path), { throwIfNoEntry: false })?.size === bytes;
}
