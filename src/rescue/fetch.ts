import type { Archive } from '../archive/index.ts';
import { together } from '../base/together.ts';
import { type Goal, wanted } from '../editing/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { Outlet } from '../outlets/index.ts';
import type { ArchiveSource, Scope } from '../sources/index.ts';
import { closeImported } from './close-imported.ts';
import type { RescueEvent } from './event.ts';
import { filmFetcher } from './fetch-film.ts';
import { type Brought, pageFetcher } from './fetch-page.ts';
import { pictureFetcher } from './fetch-picture.ts';
import { type Fetches, prepareFetches } from './fetches.ts';
import type { Queue } from './queue.ts';
import { GOALS } from './queue-counts.ts';
import type { Listed } from './queue-row.ts';

export interface FetchOrder {
  archive: Archive;
  evidence: Evidence;
  queue: Queue;
  sources: readonly ArchiveSource[];
  /** What was listed. */
  scopes: readonly Scope[];
  outlet: Outlet;
  /** What of the captures of an article is wanted. */
  goal: Goal;
  /** Pages alone, or pictures alone; null for both. */
  only: 'articles' | 'media' | null;
  /** At most so many captures are fetched; null for no bound. */
  limit: number | null;
  signal: AbortSignal;
}

/** So many captures are on their way at a time: enough for 480 a minute from an archive that takes four seconds. */
const AT_ONCE = 32;
/** And so many of one article. */
const OF_ONE_AT_ONCE = 4;
/**
 * What was fetched since the last index is looked through again by the next run: some tenths of a second's work,
 * or a tenth of what making the index anew would take.
 */
const UNINDEXED = { captures: 4000, share: 0.1, bytes: 256 * 1024 * 1024 };

/**
 * Fetches what is wanted of what archives list, best first: the text of every article, then its other states,
 * then the pictures that they show; whether an archive holds their films is asked last. What evidence already has is not fetched again, so that a run which was
 * cut off at any moment goes on. Tells in the end how many captures failed that may come in another run.
 */
export async function* fetchAll(order: FetchOrder): AsyncGenerator<RescueEvent, number> {
  const fetches = prepareFetches(order);
  const { evidence, report, signal } = fetches;
  let bytesUnindexed = 0;
  let mostUnindexed = Math.max(UNINDEXED.captures, evidence.count() * UNINDEXED.share);
  try {
    yield report.progress();
    for (const phase of phases(fetches)) {
      for await (const bytes of phase) {
        bytesUnindexed += bytes;
        if (bytesUnindexed > UNINDEXED.bytes || evidence.unindexed() > mostUnindexed) {
          for await (const _ of evidence.index());
          bytesUnindexed = 0;
          mostUnindexed = Math.max(UNINDEXED.captures, evidence.count() * UNINDEXED.share);
        }
        signal.throwIfAborted();
        yield report.progress();
      }
    }
    return report.failures();
  } finally {
    fetches.examiner.close();
    await fetches.judge.close();
    order.archive.flush();
  }
}

/** What is done one after the other; each tells the bytes that it fetched. */
function* phases(fetches: Fetches): Iterable<AsyncIterable<number>> {
  const { archive, queue, goal, only } = fetches;
  const fetchPage = pageFetcher(fetches);
  const work = <T>(inputs: Iterable<T>, one: (input: T) => Promise<number>) =>
    together(whileAffordable(fetches, inputs), AT_ONCE, one);
  if (only !== 'media') {
    closeImported(archive, queue);
    yield work(queue.shared(), async ({ article, ref }) => {
      if (!isAffordable(fetches, ref)) return 0;
      const brought = await fetchPage(ref);
      queue.settle(article, [brought]);
      return brought.bytes;
    });
    for (const towards of GOALS.slice(0, GOALS.indexOf(goal) + 1)) {
      yield work(queue.open(towards), (article) => workOn(article, towards, fetches, fetchPage));
    }
  }
  if (only === 'articles') return;
  wishForLost(archive, queue);
  yield work(queue.wishes(), pictureFetcher(fetches));
  yield work(queue.filmWishes(), filmFetcher(fetches));
}

/** Pictures that an earlier edition missed: of articles that came out of files, or whose pages were fetched long ago. */
function wishForLost(archive: Archive, queue: Queue): void {
  for (const { captures, lacunae, removed } of archive.events('decided')) {
    if (removed !== undefined) continue;
    const seen = captures.find(({ verdict }) => verdict === 'chosen')?.capture.slice(0, 14) ?? '';
    for (const { kind, original } of lacunae)
      if (kind === 'picture' && original !== null) queue.wish({ original, variants: [], alt: '' }, seen);
  }
}

/** What is begun is brought to its end; nothing more is begun when the budget is spent. */
function* whileAffordable<T>({ budget }: Fetches, inputs: Iterable<T>): Iterable<T> {
  for (const input of inputs) {
    if (budget.left <= 0) return;
    yield input;
  }
}

/** Fetches what is wanted of an article until nothing is. */
async function workOn(
  article: string,
  towards: Goal,
  fetches: Fetches,
  fetchPage: (ref: Listed) => Promise<Brought>,
): Promise<number> {
  const { queue, report } = fetches;
  let bytes = 0;
  for (;;) {
    const all = queue.captures(article);
    // What came counts, from wherever; what this run may not ask for must wait for one that may.
    const candidates = all.filter(({ ref, outcome }) => outcome !== null || fetches.mayAsk(ref));
    const refs = wanted(candidates, towards, queue.isTombstone) as Listed[];
    if (refs.length === 0 && candidates.length < all.length) return bytes;
    if (refs.length === 0) break;
    const some = refs.slice(0, OF_ONE_AT_ONCE);
    const brought = await Promise.all(
      some.map((ref) => (isAffordable(fetches, ref) ? fetchPage(ref) : null)),
    );
    const whole = brought.filter((each) => each !== null);
    for (const each of whole) bytes += each.bytes;
    // All of them or none: what is asked for next must not depend on where a run was stopped.
    if (whole.length < some.length) return bytes;
    queue.settle(article, whole);
  }
  queue.close(article, towards);
  report.closed(towards);
  return bytes;
}

function isAffordable({ budget, mayAsk }: Fetches, ref: Listed): boolean {
  return budget.left > 0 && mayAsk(ref);
}
