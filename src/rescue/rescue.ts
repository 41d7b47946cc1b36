import { type Archive, createArchive, openArchive } from '../archive/index.ts';
import { ReprintError } from '../base/error.ts';
import type { Goal } from '../editing/index.ts';
import { type Evidence, openEvidence } from '../evidence/index.ts';
import { parseOutlet } from '../outlets/index.ts';
import type { ArchiveSource, FileSource, Scope } from '../sources/index.ts';
import type { RescueEvent } from './event.ts';
import { fetchFrom, NONE, ofOneList } from './fetch-from.ts';
import { adoptAll, findAll } from './gather.ts';
import { giveOutlet } from './give-outlet.ts';
import { withoutTrace } from './no-trace.ts';
import { outletOfScopes } from './outlet-of-scopes.ts';
import { renew } from './renew.ts';

/** What a rescue is asked to do. */
export interface Order {
  /** The archive's folder; made where it is not there yet. */
  dir: string;
  /** Files to take in. */
  files: FileSource[];
  /** Archives to ask, and what for. */
  archives: ArchiveSource[];
  scopes: Scope[];
  fetch: FetchChoices;
  /** Text of an outlet file for a new archive; null for one filled in by what the captures tell. */
  outlet: string | null;
  /** Link given files into the archive instead of copying them. */
  link: boolean;
  /** Aborted: the rescue stops in good order, and the same order goes on where it stopped. */
  signal: AbortSignal;
}

/** What of all that archives list is to be fetched. */
export interface FetchChoices {
  goal: Goal;
  /** Pages alone, or pictures alone; null for both. */
  only: 'articles' | 'media' | null;
  /** At most so many captures in this run; null for no bound. */
  limit: number | null;
  /** `anew` asks also for lists that are less than a day old, `kept` for none. */
  listing: 'usual' | 'anew' | 'kept';
}

/**
 * Makes or continues an archive: adopts what is given, lists and fetches what archives have, indexes it, reads
 * it, edits it, files it. Every step finds what an earlier run left behind and goes on from there, so a rescue
 * may be killed at any moment.
 * @throws ReprintError of the room that cannot go on; INTERRUPTED when the signal was given
 */
export function rescue(order: Order): AsyncIterable<RescueEvent> {
  // What was taken in from files stays, whatever an archive says.
  return order.files.length > 0 ? rescueInto(order) : withoutTrace(order.dir, () => rescueInto(order));
}

async function* rescueInto(order: Order): AsyncGenerator<RescueEvent, void> {
  const { dir, files, archives, scopes, outlet, link, signal } = order;
  if (outlet !== null) parseOutlet(outlet);
  const given = yield* findAll(files);
  yield* withEvidence(createArchive(dir), async function* (archive, evidence) {
    if (outlet !== null) giveOutlet(archive, outlet);
    else if (scopes.length > 0 && archive.outletText() === null) archive.giveOutlet(outletOfScopes(scopes));
    yield* adoptAll(given, evidence, { link, signal });
    let shortfall = NONE;
    if (archives.length > 0) {
      try {
        shortfall = yield* fetchFrom(order, archive, evidence);
      } catch (thrown) {
        if (given.length === 0 || !(thrown instanceof ReprintError) || !ofOneList(thrown)) throw thrown;
        shortfall = { ...NONE, unlisted: [thrown] };
      }
    }
    yield* renew(archive, evidence, shortfall, signal);
    for (const error of shortfall.unlisted) throw error;
  });
}

/** Reads and edits again from the evidence that an archive has: after a recipe, a rule or the outlet file changed. */
export async function* refresh(dir: string, signal: AbortSignal): AsyncIterable<RescueEvent> {
  yield* withEvidence(openArchive(dir, { write: true }), (archive, evidence) =>
    renew(archive, evidence, NONE, signal),
  );
}

/** Whatever becomes of the work, archive and evidence are closed after it. */
async function* withEvidence(
  archive: Archive,
  work: (archive: Archive, evidence: Evidence) => AsyncIterable<RescueEvent>,
): AsyncIterable<RescueEvent> {
  try {
    const evidence = openEvidence(archive.dir);
    try {
      yield* work(archive, evidence);
    } finally {
      await evidence.close();
    }
  } finally {
    archive.close();
  }
}
