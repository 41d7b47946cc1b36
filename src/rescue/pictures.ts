import type { Archive } from '../archive/index.ts';
import type { Block, Figure, Lost, Picture, Saved } from '../base/blocks.ts';
import { type Capture, captureName } from '../base/capture.ts';
import { asReprintError } from '../base/error.ts';
import { instantOf, type Timestamp } from '../base/timestamp.ts';
import type { Evidence, IndexEntry } from '../evidence/index.ts';
import { pictureKind } from './picture-kind.ts';
import type { Telling } from './telling.ts';

/** So many captures of one picture are opened before it is given up. */
const MOST_TRIES = 8;
const MOST_KNOWN = 100_000;
const NO_PICTURE: Lost = { reason: 'not a picture' };

/**
 * Finds every picture of an article among the captures: the largest variant that the page offered, nearest in
 * time to the page; stored by its SHA-256, or lost with the reason. Fills in each picture's fate.
 */
export function pictureFinder(
  evidence: Pick<Evidence, 'find' | 'read'>,
  archive: Pick<Archive, 'putMedia'>,
  telling: Pick<Telling, 'tell'>,
): (blocks: Block[], seen: Timestamp) => Promise<void> {
  /** What a body turned out to be, by digest: the same picture is opened once. */
  const known = new Map<string, string | null>();

  async function mediaOf(entry: IndexEntry): Promise<string | Lost> {
    const remembered = known.get(entry.digest ?? '');
    if (remembered !== undefined) return remembered ?? NO_PICTURE;
    const capture = await opened(entry);
    if ('reason' in capture) return capture;
    if (capture.truncated !== null) return { reason: `truncated: ${capture.truncated}` };
    const extension = pictureKind(capture.body);
    const path = extension === null ? null : archive.putMedia(capture.body, extension);
    if (known.size >= MOST_KNOWN) known.clear();
    if (entry.digest !== null) known.set(entry.digest, path);
    return path ?? NO_PICTURE;
  }

  /** Evidence that changed under our hands loses one picture, not the whole rescue. */
  async function opened(entry: IndexEntry): Promise<Capture | Lost> {
    try {
      return await evidence.read(entry);
    } catch (thrown) {
      return { reason: `unreadable: ${asReprintError(thrown).code}` };
    }
  }

  async function find(picture: Picture, seen: Timestamp): Promise<Saved | Lost> {
    let lost: Lost = { reason: 'never captured' };
    for (const address of [picture.original, ...picture.variants]) {
      const entries = nearestFirst(evidence.find(address), seen);
      const whole = entries.filter(({ status }) => status === null || status === 200);
      if (entries.length > 0 && lost.reason === 'never captured')
        lost = { reason: `http-${entries[0]!.status}` };
      for (const entry of whole.slice(0, MOST_TRIES)) {
        const found = await mediaOf(entry);
        if (typeof found === 'string') return { media: found, capture: captureName(entry) };
        lost = found;
      }
    }
    return lost;
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
        reason: 'reason' in picture.fate ? picture.fate.reason : null,
      });
    }
  };
}

/** Every figure in a text, in its order. */
export function* figuresOf(blocks: readonly Block[]): Iterable<Figure> {
  for (const block of blocks) {
    if (block.type === 'figure') yield block;
    else if (block.type === 'quote') yield* figuresOf(block.blocks);
    else if (block.type === 'list') for (const item of block.items) yield* figuresOf(item);
  }
}

function nearestFirst(entries: readonly IndexEntry[], seen: Timestamp): IndexEntry[] {
  const page = instantOf(seen)?.getTime() ?? 0;
  const distance = (entry: IndexEntry): number =>
    Math.abs((instantOf(entry.timestamp)?.getTime() ?? 0) - page);
  return entries
    .map((entry) => ({ entry, away: distance(entry) }))
    .sort((a, b) => a.away - b.away || (a.entry.timestamp < b.entry.timestamp ? -1 : 1))
    .map(({ entry }) => entry);
}
