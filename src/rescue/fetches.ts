import { surt } from '../base/surt.ts';
import type { Timestamp } from '../base/timestamp.ts';
import { type Identity, identifier } from '../outlets/index.ts';
import type { ArchiveSource, Opened, Scope } from '../sources/index.ts';
import { type PictureExaminer, pictureExaminer } from './examine-picture.ts';
import type { FetchOrder } from './fetch.ts';
import { type Judge, startJudge } from './judge.ts';
import type { Listed } from './queue-row.ts';
import { type Report, startReport } from './report.ts';

/** What fetching a page and fetching a picture have in common. */
export interface Fetches extends FetchOrder {
  judge: Judge;
  examiner: PictureExaminer;
  report: Report;
  budget: { left: number };
  identify(address: string): Identity;
  /** The source that a capture was listed by; null where this run does not ask it. */
  sourceOf(ref: Listed): ArchiveSource | null;
  /** Fetches from the archive that listed it. Costs one of the budget. */
  open(ref: Listed): Promise<Opened>;
  /** Fetches what the first archive has that is nearest in time. Costs one of the budget. */
  nearest(original: string, timestamp: Timestamp): Promise<Opened>;
  /** Whether a listing of this run would have told of an address, had it ever been captured. */
  isListed(address: string): boolean;
}

export function prepareFetches(order: FetchOrder): Fetches {
  const sources = new Map(order.sources.map((source) => [source.address, source]));
  const budget = { left: order.limit ?? Number.POSITIVE_INFINITY };
  const covered = order.scopes.map(coverage).filter((covers) => covers !== null);
  const sourceOf = (ref: Listed) => sources.get(ref.archive) ?? null;
  return {
    ...order,
    judge: startJudge(order.outlet, order.archive.dir, order.signal),
    examiner: pictureExaminer(order.evidence, order.archive.dir),
    report: startReport(order.queue, order.goal),
    budget,
    identify: identifier(order.outlet),
    sourceOf,
    open(ref) {
      budget.left--;
      return sourceOf(ref)!.open(ref);
    },
    nearest(original, timestamp) {
      budget.left--;
      return order.sources[0]!.nearest(original, timestamp);
    },
    isListed: (address) => covered.some((covers) => covers(surt(address))),
  };
}

/** Which SURTs a listing speaks for; null where dates bound it, since others may lie beyond. */
function coverage({ target, match, from, until }: Scope): ((key: string) => boolean) | null {
  if (from !== null || until !== null) return null;
  const key = surt(/^[a-z][a-z0-9+.-]*:\/\//i.test(target) ? target : `http://${target}`);
  const host = key.slice(0, key.indexOf(')'));
  switch (match) {
    case 'domain':
      return (other) => other.startsWith(`${host})`) || other.startsWith(`${host},`);
    case 'host':
      return (other) => other.startsWith(`${host})`);
    case 'prefix':
      return (other) => other.startsWith(key);
    case 'exact':
      return (other) => other === key;
  }
}
