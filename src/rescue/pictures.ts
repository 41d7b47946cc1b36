import type { Archive } from '../archive/index.ts';
import type { Block, Figure, Lost, Picture, Saved } from '../base/blocks.ts';
import { captureName } from '../base/capture.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { Evidence, IndexEntry } from '../evidence/index.ts';
import type { PictureExaminer } from './examine-picture.ts';
import { nearestFirst } from './nearest.ts';
import { samePicture } from './same-picture.ts';
import type { Telling } from './telling.ts';
import { gravest, toldLosses } from './told-losses.ts';

/** So many captures of one picture are examined before it is given up. */
const MOST_TRIES = 8;

/**
 * Finds every picture of an article among the captures: the largest variant that the page offered, nearest in
 * time to the page; stored by its SHA-256, or lost with the reason. A damaged picture is taken only where no
 * whole one is found, in whatever size; what is wrong with it is told. Fills in each picture's fate. Of one that
 * is lost the account tells why, where an archive was asked for it: that another run may bring it, that it is
 * blocked; else what stands in its place, or that it was never captured.
 */
export function pictureFinder(
  evidence: Pick<Evidence, 'find'>,
  examiner: Pick<PictureExaminer, 'examine' | 'save'>,
  archive: Pick<Archive, 'putMedia' | 'events'>,
  telling: Pick<Telling, 'tell'>,
): (blocks: Block[], seen: Timestamp) => Promise<void> {
  const told = toldLosses(archive);

  async function find(picture: Picture, seen: Timestamp): Promise<Saved | Lost> {
    const addresses = samePicture([picture.original, ...picture.variants]);
    let lost: Lost | null = null;
    let failure: Lost | null = null;
    let damaged: { entry: IndexEntry; damage: string } | null = null;
    for (const address of addresses) {
      const entries = nearestFirst(evidence.find(address), seen);
      const whole = entries.filter(({ status }) => status === null || status === 200);
      if (entries.length > whole.length) failure ??= { reason: `http-${entries[0]!.status}` };
      for (const entry of whole.slice(0, MOST_TRIES)) {
        const verdict = await examiner.examine(entry);
        if ('reason' in verdict) lost = verdict;
        else if (verdict.damage === null) return await saved(entry);
        else damaged ??= { entry, damage: verdict.damage };
      }
    }
    if (damaged) return { ...(await saved(damaged.entry)), damage: damaged.damage };
    const loss = gravest(addresses.map(told));
    if (loss && loss.is !== 'absent') return { reason: loss.reason };
    return lost ?? (loss ? { reason: loss.reason } : (failure ?? { reason: 'never captured' }));
  }

  async function saved(entry: IndexEntry): Promise<Saved | Lost> {
    const path = await examiner.save(entry, archive);
    return typeof path === 'string' ? { media: path, capture: captureName(entry) } : path;
  }

  return async (blocks, seen) => {
    for (const picture of [...figuresOf(blocks)].flatMap(({ images }) => images)) {
      picture.fate = await find(picture, seen);
      const saved = 'media' in picture.fate ? picture.fate : null;
      telling.tell({
        event: 'media',
        original: picture.original,
        capture: saved?.capture ?? null,
        path: saved?.media ?? null,
        reason: lossOf(picture.fate),
      });
    }
  };
}

/** What is lost of a picture: all of it, or a part; null where it is whole. */
export function lossOf(fate: Saved | Lost): string | null {
  return 'reason' in fate ? fate.reason : (fate.damage ?? null);
}

/** Every figure in a text, in its order. */
export function* figuresOf(blocks: readonly Block[]): Iterable<Figure> {
  for (const block of blocks) {
    if (block.type === 'figure') yield block;
    else if (block.type === 'quote') yield* figuresOf(block.blocks);
    else if (block.type === 'list') for (const item of block.items) yield* figuresOf(item);
  }
}
