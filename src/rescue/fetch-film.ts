import { surt } from '../base/surt.ts';
import type { Fetches } from './fetches.ts';
import type { FilmWish } from './queue-films.ts';

/**
 * Asks whether an archive holds a film that an article shows, and tells the account. The film itself is not
 * fetched. The account knows before the queue does: else a kill between the two would leave a film without an
 * answer that nobody asks for again. An answer is final: a film is asked for once, whatever becomes of the queue.
 */
export function filmFetcher(fetches: Fetches): (wish: FilmWish) => Promise<number> {
  const { archive, evidence, queue, budget, report, sources } = fetches;

  /** A list would have told of a file on the outlet's own host, had it ever been captured. */
  function isUnlisted(film: string): boolean {
    if (!fetches.isListed(film)) return false;
    const key = surt(film);
    return !queue.captures(fetches.identify(film).id).some(({ ref }) => surt(ref.original) === key);
  }

  /** The account has the answer already, or evidence the film: it came in a file that was given. */
  function needsNoAsking(film: string): boolean {
    return archive.latest({ event: 'film', original: film }) !== null || evidence.find(film).length > 0;
  }

  return async ({ film, seen }) => {
    if (needsNoAsking(film)) {
      queue.settleFilm(film, 'answered');
      return 0;
    }
    const failure = { event: 'failed', original: film, capture: null } as const;
    const unlisted = isUnlisted(film);
    let answer = unlisted ? { archive: sources[0]!.address, reason: 'never captured' } : null;
    for (const { holds, address } of unlisted ? [] : sources) {
      if (!holds || budget.left <= 0) continue;
      budget.left--;
      const holding = await holds(film, seen);
      report.fetched(holding);
      if (holding.is === 'failed') {
        archive.record({ ...failure, reason: holding.reason });
        archive.push();
        queue.settleFilm(film, 'failed');
        return 0;
      }
      const told = archive.latest(failure);
      if (told && told.removed === undefined) archive.record({ ...told, removed: 'it was answered later' });
      if (holding.is === 'held') {
        const { memento } = holding;
        archive.record({ event: 'film', original: film, archive: address, memento, reason: null });
        archive.push();
        queue.settleFilm(film, 'answered');
        return 0;
      }
      const isNone = holding.is === 'absent' && holding.reason === 'not archived';
      answer ??= { archive: address, reason: isNone ? 'never captured' : `${holding.is}: ${holding.reason}` };
    }
    if (answer) {
      archive.record({ event: 'film', original: film, memento: null, ...answer });
      archive.push();
      queue.settleFilm(film, 'answered');
    }
    return 0;
  };
}
