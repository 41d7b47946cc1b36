import type { Archive, Decided, Lacuna } from '../archive/index.ts';
import { inlineText } from '../article/index.ts';
import { captureName } from '../base/capture.ts';
import type { ArticleReading } from '../base/reading.ts';
import { type Edition, edit } from '../editing/index.ts';
import type { Evidence } from '../evidence/index.ts';
import { articleFile } from './article-file.ts';
import type { Desk, Pile, Slip } from './desk.ts';
import type { RescueEvent } from './event.ts';
import { stopIf } from './gather.ts';
import { figuresOf, pictureFinder } from './pictures.ts';
import type { readingFetcher } from './readings.ts';

type Fetcher = ReturnType<typeof readingFetcher>;

/** So many articles are at stake when the machine loses its power. */
const CHECKPOINT = 2048;

/** Makes an article of every pile on the desk, finds its pictures, files it and writes down every decision. */
export async function* editAll(
  desk: Desk,
  readings: Fetcher,
  evidence: Evidence,
  archive: Archive,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  const findPictures = pictureFinder(evidence, archive);
  const of = desk.count();
  let done = 0;
  yield { event: 'progress', step: 'edit', done, of, unit: 'articles' };
  for (const pile of desk.piles()) {
    stopIf(signal);
    if (isArticle(pile)) {
      const edition = edit(
        pile.id,
        pile.slips.map((slip) => readings.fetch(slip.shard, slip)),
      );
      for (const state of [edition.current, ...edition.revisions.map(({ reading }) => reading)]) {
        if (state) await findPictures(state.body, state.capture.timestamp);
      }
      yield* file(edition, archive);
      desk.file(pile.id);
    } else {
      for (const slip of pile.slips) archive.record(refusalOf(slip));
    }
    done++;
    if (done % CHECKPOINT === 0) archive.flush();
    if (done % 64 === 0 || done === of) yield { event: 'progress', step: 'edit', done, of, unit: 'articles' };
  }
  retireOthers(desk, archive);
}

/** Takes away what an earlier edition had and this one has not: the outlet's rules or the reader changed. */
function retireOthers(desk: Desk, archive: Archive): void {
  const gone: Decided[] = [];
  for (const event of archive.events('decided')) {
    if (event.removed === undefined && event.imported === undefined && !desk.isFiled(event.id))
      gone.push(event);
  }
  for (const event of gone) {
    archive.remove(event.id);
    archive.record({ ...event, removed: 'no capture names it any more' });
  }
}

/**
 * A pile is an article's where one reading is one, or where the outlet's own rule says that the address was
 * one and something stands in its place. A farewell under an unknown address may have replaced anything.
 */
function isArticle({ byRule, slips }: Pile): boolean {
  return slips.some(
    ({ kind }) => kind === 'article' || (byRule && (kind === 'tombstone' || kind === 'error')),
  );
}

function* file(edition: Edition, archive: Archive): Iterable<RescueEvent> {
  const { id, current, revisions, aliases } = edition;
  const names = revisions.map(({ name }) => name);
  const day = current?.published?.slice(0, 10) ?? null;
  const put =
    current &&
    archive.put({
      id,
      file: articleFile(current, { id, aliases, revisions: names, revision: null, day }),
      revisions: revisions.map(({ name, reading }) => ({
        name,
        file: articleFile(reading, { id, aliases: [], revisions: [], revision: name, day }),
      })),
    });
  for (const laid of put ? [put, ...put.revisions] : []) {
    if (laid.state === 'edited') yield { event: 'edited-by-person', path: laid.path, beside: laid.beside };
  }
  archive.record({
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

/** What is known to be lost of an article: pictures, the end of its text, all of it. */
function lacunaeOf({ current, verdicts }: Edition): Lacuna[] {
  if (!current) {
    return [
      { kind: 'article', reason: 'tombstone only', caption: '', original: verdicts[0]?.original ?? null },
    ];
  }
  const { original, truncated } = current.capture;
  const cut =
    truncated === null ? [] : [{ kind: 'text', reason: `truncated: ${truncated}`, caption: '', original }];
  return [...cut, ...lostPictures(current)];
}

function lostPictures(article: ArticleReading): Lacuna[] {
  return [...figuresOf(article.body)].flatMap(({ images, caption }) =>
    images.flatMap(({ original, fate, alt }) =>
      fate && 'reason' in fate
        ? [{ kind: 'picture', reason: fate.reason, caption: inlineText(caption) || alt, original }]
        : [],
    ),
  );
}

function refusalOf(slip: Slip) {
  const kinds = {
    tombstone: 'tombstone',
    notArticle: 'notArticle',
    error: 'unreadable',
    article: 'unreadable',
  } as const;
  return {
    event: 'refused' as const,
    original: slip.original,
    capture: captureName(slip),
    kind: kinds[slip.kind],
    id: null,
    reason: slip.reason ?? '',
  };
}
