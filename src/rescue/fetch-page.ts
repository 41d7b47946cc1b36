import { asReprintError } from '../base/error.ts';
import { places } from '../base/places.ts';
import type { ArticleReading, Reading } from '../base/reading.ts';
import type { IndexEntry } from '../evidence/index.ts';
import { inEvidence, isCutOff, keep, takeBackLoss } from './fetch-capture.ts';
import type { Fetches } from './fetches.ts';
import { filmOf, posterOf } from './films.ts';
import { isPage } from './is-page.ts';
import { outcomeOf } from './judge.ts';
import { mediaIn } from './pictures.ts';
import type { Queue, Settled } from './queue.ts';
import type { Listed } from './queue-row.ts';

/** A capture with what it turned out to be, and how many bytes were fetched for that. */
export interface Brought {
  ref: Listed;
  settled: Settled;
  bytes: number;
}

/** While one is read, the next is made ready. */
const AT_ONCE = 3;

/** Brings one capture of a page and reads it. */
export function pageFetcher(fetches: Fetches): (ref: Listed) => Promise<Brought> {
  const { evidence, queue, judge, report } = fetches;

  /** Pages unpacked at a time: each may be a bomb. */
  const desk = places(AT_ONCE);

  async function read(entry: IndexEntry): Promise<Reading | null> {
    const leave = await desk(fetches.signal);
    try {
      return await judge.read(await evidence.read(entry));
    } catch (thrown) {
      fetches.signal.throwIfAborted();
      // Evidence that cannot be read loses one capture, not the whole rescue.
      if (asReprintError(thrown).code === 'INTERNAL') throw thrown;
      return null;
    } finally {
      leave();
    }
  }

  async function judged(entry: IndexEntry): Promise<Settled> {
    if (!isPage(entry)) return { outcome: { is: 'notArticle' }, reason: entry.mime };
    const reading = await read(entry);
    if (reading?.kind === 'article') {
      wishFor(reading, queue);
    }
    report.read(reading);
    return { outcome: outcomeOf(reading), reason: reading && 'reason' in reading ? reading.reason : null };
  }

  return async (ref) => {
    const known = inEvidence(evidence, ref);
    if (known) {
      takeBackLoss(ref, fetches.archive);
      return { ref, settled: await judged(known), bytes: 0 };
    }
    const opened = await fetches.open(ref);
    const kept = await keep(opened, ref, fetches);
    report.fetched(opened);
    if ('reason' in kept)
      return { ref, settled: { outcome: { is: 'unavailable' }, reason: kept.reason }, bytes: 0 };
    const settled = await judged(kept.entry);
    if (!isCutOff(kept.entry)) return { ref, settled, bytes: kept.bytes };
    report.cutOff();
    return { ref, settled: { ...settled, reason: `failed: ${kept.entry.truncated}` }, bytes: kept.bytes };
  };
}

/** The pictures of an article, those that stand for its players, and the films that these played. */
function wishFor({ body, capture }: ArticleReading, queue: Pick<Queue, 'wish' | 'wishFilm'>): void {
  const { timestamp } = capture;
  for (const media of mediaIn(body)) {
    const pictures = media.type === 'figure' ? media.images : [posterOf(media)];
    for (const picture of pictures) if (picture) queue.wish(picture, timestamp);
    const film = media.type === 'embed' ? filmOf(media) : null;
    if (film !== null) queue.wishFilm(film, timestamp);
  }
}
