import { setImmediate } from 'node:timers/promises';
import type { Archive, Decided, Lacuna, Put, Refused } from '../archive/index.ts';
import { inlineText } from '../article/index.ts';
import type { Block } from '../base/blocks.ts';
import { captureName } from '../base/capture.ts';
import type { ArticleReading } from '../base/reading.ts';
import { type Edition, edit, type Read, type State, tell } from '../editing/index.ts';
import { ILLEGIBLE_LETTERS } from '../importing/index.ts';
import { articleFile } from './article-file.ts';
import { lacuna } from './attachments.ts';
import type { Desk, LaidSlip, Pile, Slip, StoryIds } from './desk.ts';
import type { RescueEvent } from './event.ts';
import { stopIf } from './gather.ts';
import type { listedAliases } from './listed-aliases.ts';
import { onOutletsClock } from './outlets-clock.ts';
import { lossOf, mediaIn, type pictureFinder } from './pictures.ts';
import type { readingFetcher } from './readings.ts';
import type { Telling } from './telling.ts';

type Fetcher = ReturnType<typeof readingFetcher>;

/** So many articles are at stake when the machine loses its power. */
const CHECKPOINT = 2048;

/** Makes an article of every pile on the desk, finds its pictures, files it and writes down every decision. */
export async function* editAll(
  desk: Desk,
  readings: Fetcher,
  findPictures: ReturnType<typeof pictureFinder>,
  findAliases: ReturnType<typeof listedAliases>,
  archive: Archive,
  telling: Telling,
  zone: string,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  const of = desk.count();
  let done = 0;
  yield { event: 'progress', step: 'edit', done, of, unit: 'articles' };
  for (const pile of desk.piles()) {
    stopIf(signal);
    if (isArticle(pile)) yield* fileStory(pile);
    else for (const slip of pile.slips) telling.tell(refusalOf(slip));
    done++;
    if (done % CHECKPOINT === 0) archive.flush();
    if (done % 64 !== 0 && done !== of) continue;
    yield { event: 'progress', step: 'edit', done, of, unit: 'articles' };
    // Ctrl-C must come through.
    await setImmediate();
  }
  yield* telling.takeBack();

  function read(slip: Slip): ArticleReading {
    const reading = readings.fetch(slip.shard, slip);
    if (reading.kind !== 'article') throw new Error(`${captureName(slip)} was an article and is none`);
    return reading;
  }

  /** A story whose texts are fetched one at a time, its current one last. */
  async function* fileStory(pile: Pile): AsyncIterable<RescueEvent> {
    const seen = edit(pile.ids, pile.slips, read);
    const listed = findAliases(
      pile.ids.flat(),
      pile.slips.map(({ original }) => original),
    );
    const edition = { ...seen, aliases: [...seen.aliases, ...listed].sort() };
    const { current, revisions } = edition;
    const whole = current && (await toldWithPictures(edition, current, read));
    const filed = whole ? await putStory(whole, edition, pile) : null;
    for (const laid of filed ? [filed, ...filed.revisions] : []) {
      if (laid.state !== 'edited') continue;
      telling.leave(laid.path);
      yield { event: 'edited-by-person', path: laid.path, beside: laid.beside };
    }
    // An earlier edition may have had a text where this one has none.
    const others = pile.ids.flat().filter((id) => id !== edition.id);
    const removed = others.map((id) => archive.remove(id));
    if (!filed) removed.push(archive.remove(edition.id));
    for (const path of [...(filed?.kept ?? []), ...removed.flatMap(({ kept }) => kept)]) {
      telling.leave(path);
      yield { event: 'edited-by-person', path, beside: null };
    }
    telling.tell(decisionOf(edition, whole, filed, pile));
    for (const id of others) telling.tell(joinedWith(edition.id, id));
    if (revisions.length > 64) await setImmediate();
  }

  async function toldWithPictures(
    edition: Edition<LaidSlip>,
    state: State<LaidSlip>,
    read: Read<LaidSlip>,
  ): Promise<ArticleReading> {
    const { reading } = tell(edition, state, read);
    await findPictures(reading.body, reading.capture.timestamp);
    const { original, truncated } = reading.capture;
    if (truncated !== null) reading.body.push(lacuna('text', original, `truncated: ${truncated}`, []));
    return onOutletsClock(reading, zone);
  }

  async function putStory(whole: ArticleReading, edition: Edition<LaidSlip>, pile: Pile): Promise<Put> {
    const { id, aliases, revisions } = edition;
    const day = whole.published?.slice(0, 10) ?? null;
    const filing = archive.begin(id, day ?? undefined);
    const names = revisions.map(({ name }) => name);
    const ids = otherIds(pile.ids, id);
    const known = { id, aliases, ids, thread: pile.thread, revisions: names, revision: null, day };
    filing.lay(null, articleFile(whole, known));
    for (const { name, state } of revisions) {
      const reading = await toldWithPictures(edition, state, read);
      const own = { id, aliases: [], ids: [], thread: null, revisions: [], revision: name, day };
      filing.lay(name, articleFile(reading, own));
    }
    return filing.end();
  }
}

function otherIds(ids: StoryIds, own: string): string[] {
  return ids.flat().filter((id) => id !== own);
}

/**
 * A pile is an article's where one reading is one, or where the outlet's own rule says that the address was
 * one and something stands in its place. A farewell under an unknown address may have replaced anything.
 */
function isArticle({ byRule, slips }: Pile): boolean {
  return slips.some((slip) => slip.kind === 'article' || (byRule && standsForOne(slip)));
}

/** A farewell, a page that could not be read, or one that was cut off before its text began. */
function standsForOne({ kind, reason }: Slip): boolean {
  return kind === 'tombstone' || kind === 'error' || reason === 'truncated';
}

function decisionOf(
  edition: Edition<LaidSlip>,
  current: ArticleReading | null,
  put: Put | null,
  { ids, thread }: Pile,
): Decided {
  const all = ids.flat();
  return {
    event: 'decided',
    id: edition.id,
    path: put?.path ?? null,
    sha256: put?.sha256 ?? null,
    title: current?.title ?? null,
    date: current?.published?.slice(0, 10) ?? null,
    captures: edition.verdicts,
    aliases: edition.aliases,
    ...(all.length > 1 ? { ids: all } : {}),
    ...(thread === null ? {} : { thread }),
    lacunae: lacunaeOf(edition, current),
    ...(current?.capture.imported === undefined ? {} : { imported: current.capture.imported }),
    ...(current?.repairs?.some(({ rule }) => rule === ILLEGIBLE_LETTERS) ? { illegible: true } : {}),
  };
}

/** What the account tells of an id that was found to be an earlier one of a story. */
function joinedWith(story: string, id: string): Decided {
  return {
    event: 'decided',
    id,
    path: null,
    sha256: null,
    title: null,
    date: null,
    captures: [],
    aliases: [],
    lacunae: [],
    removed: `joined with ${story}`,
  };
}

/** What is known to be lost of an article: pictures and films, the end of its text, all of it. */
function lacunaeOf(
  { verdicts }: Pick<Edition<LaidSlip>, 'verdicts'>,
  current: ArticleReading | null,
): Lacuna[] {
  if (!current) {
    const hasTombstone = verdicts.some(({ reason }) => reason.startsWith('tombstone'));
    const reason = hasTombstone ? 'tombstone only' : 'unreadable';
    return [{ kind: 'article', reason, caption: '', original: verdicts[0]?.original ?? null }];
  }
  return lostIn(current.body);
}

/** Every lacuna of a text, in its order: just those that its file marks. */
function lostIn(body: readonly Block[]): Lacuna[] {
  return [...mediaIn(body)].flatMap((media): Lacuna[] => {
    const caption = inlineText(media.caption);
    if (media.type === 'embed') {
      const { kind, src, title, film } = media;
      const isLost = film !== undefined && 'reason' in film;
      return isLost ? [{ kind, reason: film.reason, caption: caption || (title ?? ''), original: src }] : [];
    }
    return media.images.flatMap(({ original, fate, alt }) => {
      const reason = fate ? lossOf(fate) : null;
      return reason === null
        ? []
        : [{ kind: media.lost ?? 'picture', reason, caption: caption || alt, original }];
    });
  });
}

function refusalOf(slip: Slip): Refused {
  const kinds = {
    tombstone: 'tombstone',
    notArticle: 'notArticle',
    error: 'unreadable',
    article: 'unreadable',
  } as const;
  return {
    event: 'refused',
    original: slip.original,
    capture: captureName(slip),
    kind: kinds[slip.kind],
    id: null,
    reason: slip.reason ?? '',
  };
}
