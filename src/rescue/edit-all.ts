import { setImmediate } from 'node:timers/promises';
import type { Archive, Lacuna, Refused, StoredArticle } from '../archive/index.ts';
import { inlineText } from '../article/index.ts';
import { captureName } from '../base/capture.ts';
import type { ArticleReading } from '../base/reading.ts';
import { type Edition, edit } from '../editing/index.ts';
import { articleFile } from './article-file.ts';
import type { Desk, Pile, Slip } from './desk.ts';
import type { RescueEvent } from './event.ts';
import { stopIf } from './gather.ts';
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
  archive: Archive,
  telling: Telling,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  const of = desk.count();
  let done = 0;
  yield { event: 'progress', step: 'edit', done, of, unit: 'articles' };
  for (const pile of desk.piles()) {
    stopIf(signal);
    if (isArticle(pile) && !hasImportedText(pile, archive)) {
      const edition = edit(
        pile.id,
        pile.slips.map((slip) => readings.fetch(slip.shard, slip)),
      );
      for (const state of [edition.current, ...edition.revisions.map(({ reading }) => reading)]) {
        if (state) await findPictures(state.body, state.capture.timestamp);
      }
      yield* file(edition, archive, telling);
    } else {
      for (const slip of pile.slips) telling.tell(refusalOf(slip));
    }
    done++;
    if (done % CHECKPOINT === 0) archive.flush();
    if (done % 64 !== 0 && done !== of) continue;
    yield { event: 'progress', step: 'edit', done, of, unit: 'articles' };
    // Ctrl-C must come through.
    await setImmediate();
  }
  yield* telling.takeBack();
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

/** An import may hold the text of an article of which the captures have nothing but tombstones. */
function hasImportedText({ id, slips }: Pile, archive: Archive): boolean {
  if (slips.some(({ kind }) => kind === 'article')) return false;
  const known = archive.latest({ event: 'decided', id });
  return known?.imported !== undefined && known.removed === undefined;
}

function* file(edition: Edition, archive: Archive, telling: Telling): Iterable<RescueEvent> {
  const { id, current, aliases } = edition;
  const day = current?.published?.slice(0, 10) ?? null;
  const put = current ? archive.put(storedArticle(current, edition, day)) : null;
  for (const laid of put ? [put, ...put.revisions] : []) {
    if (laid.state !== 'edited') continue;
    telling.leave(laid.path);
    yield { event: 'edited-by-person', path: laid.path, beside: laid.beside };
  }
  // An earlier edition may have had a text where this one has none.
  for (const path of (put ?? archive.remove(id)).kept) {
    telling.leave(path);
    yield { event: 'edited-by-person', path, beside: null };
  }
  telling.tell({
    event: 'decided',
    id,
    path: put?.path ?? null,
    sha256: put?.sha256 ?? null,
    title: current?.title ?? null,
    date: day,
    captures: edition.verdicts,
    aliases,
    lacunae: lacunaeOf(edition),
  });
}

function storedArticle(
  current: ArticleReading,
  { id, aliases, revisions }: Edition,
  day: string | null,
): StoredArticle {
  const names = revisions.map(({ name }) => name);
  return {
    id,
    file: articleFile(current, { id, aliases, revisions: names, revision: null, day }),
    revisions: revisions.map(({ name, reading }) => ({
      name,
      file: articleFile(reading, { id, aliases: [], revisions: [], revision: name, day }),
    })),
  };
}

/** What is known to be lost of an article: pictures and films, the end of its text, all of it. */
function lacunaeOf({ current, verdicts }: Edition): Lacuna[] {
  if (!current) {
    const hasTombstone = verdicts.some(({ reason }) => reason.startsWith('tombstone'));
    const reason = hasTombstone ? 'tombstone only' : 'unreadable';
    return [{ kind: 'article', reason, caption: '', original: verdicts[0]?.original ?? null }];
  }
  const { original, truncated } = current.capture;
  const cut =
    truncated === null ? [] : [{ kind: 'text', reason: `truncated: ${truncated}`, caption: '', original }];
  return [...cut, ...lostMedia(current)];
}

function lostMedia(article: ArticleReading): Lacuna[] {
  return [...mediaIn(article.body)].flatMap((media): Lacuna[] => {
    const caption = inlineText(media.caption);
    if (media.type === 'embed') {
      const { kind, src, title, film } = media;
      const isLost = film !== undefined && 'reason' in film;
      return isLost ? [{ kind, reason: film.reason, caption: caption || (title ?? ''), original: src }] : [];
    }
    return media.images.flatMap(({ original, fate, alt }) => {
      const reason = fate ? lossOf(fate) : null;
      return reason === null ? [] : [{ kind: 'picture', reason, caption: caption || alt, original }];
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
