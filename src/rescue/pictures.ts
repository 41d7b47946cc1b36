import type { Archive } from '../archive/index.ts';
import type { Block, Embed, Figure, Lost, Picture, Saved } from '../base/blocks.ts';
import { captureName } from '../base/capture.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { Evidence, IndexEntry } from '../evidence/index.ts';
import type { PictureExaminer } from './examine-picture.ts';
import { filmFate } from './film-fate.ts';
import { posterOf } from './films.ts';
import type { listedFailures } from './listed-failures.ts';
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
 * blocked; else what stands in its place, or that it was never captured. A player gets its still picture, and what
 * the account knows of its film.
 */
export function pictureFinder(
  evidence: Pick<Evidence, 'find'>,
  examiner: Pick<PictureExaminer, 'examine' | 'save'>,
  archive: Pick<Archive, 'putMedia' | 'events' | 'latest'>,
  telling: Pick<Telling, 'tell'>,
  listed: ReturnType<typeof listedFailures>,
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
    if (lost) return lost;
    if (loss) return { reason: loss.reason };
    return (
      failure ?? {
        reason: addresses.map((address) => listed(address, seen)).find(Boolean) ?? 'never captured',
      }
    );
  }

  async function saved(entry: IndexEntry): Promise<Saved | Lost> {
    const path = await examiner.save(entry, archive);
    return typeof path === 'string' ? { media: path, capture: captureName(entry) } : path;
  }

  function tell({ original }: Picture, fate: Saved | Lost): void {
    const saved = 'media' in fate ? fate : null;
    const [capture, path] = [saved?.capture ?? null, saved?.media ?? null];
    telling.tell({ event: 'media', original, capture, path, reason: lossOf(fate) });
  }

  /** A still picture that the page itself did not name is no loss where it is not there. */
  async function findStill(embed: Embed, seen: Timestamp): Promise<void> {
    const poster = posterOf(embed);
    if (!poster) return;
    const fate = await find(poster, seen);
    if ('media' in fate) embed.still = fate;
    if ('media' in fate || embed.poster !== null) tell(poster, fate);
  }

  return async (blocks, seen) => {
    for (const media of mediaIn(blocks)) {
      if (media.type === 'embed') {
        await findStill(media, seen);
        const film = filmFate(media, archive, told);
        if (film) media.film = film;
        continue;
      }
      if (media.lost !== undefined) continue;
      for (const picture of media.images) {
        picture.fate = await find(picture, seen);
        tell(picture, picture.fate);
      }
    }
  };
}

/** What is lost of a picture: all of it, or a part; null where it is whole. */
export function lossOf(fate: Saved | Lost): string | null {
  return 'reason' in fate ? fate.reason : (fate.damage ?? null);
}

/** Every figure and every player in a text, in its order. */
export function* mediaIn(blocks: readonly Block[]): Iterable<Figure | Embed> {
  for (const block of blocks) {
    if (block.type === 'figure' || block.type === 'embed') yield block;
    else if (block.type === 'quote') yield* mediaIn(block.blocks);
    else if (block.type === 'list') for (const item of block.items) yield* mediaIn(item);
  }
}
