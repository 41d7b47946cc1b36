import { surt } from '../base/surt.ts';
import type { Timestamp } from '../base/timestamp.ts';
import { type Identity, identifier } from '../outlets/index.ts';
import type { Opened, Scope } from '../sources/index.ts';
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
  /** Whether this run asks an archive, by its address. */
  asks(archive: string): boolean;
  /** Whether this run asks the archive that listed a capture, and for such as this. */
  mayAsk(ref: Listed): boolean;
  /** Fetches from the archive that listed it. Costs one of the budget. */
  open(ref: Listed): Promise<Opened>;
  /** Fetches what the first archive has that is nearest in time. Costs one of the budget. */
  nearest(original: string, timestamp: Timestamp): Promise<Opened>;
  /** Whether a listing of this run would have told of an address, had it ever been captured; none that dates bound would. */
  isListed(address: string): boolean;
}

export function prepareFetches(order: FetchOrder): Fetches {
  const sources = new Map(order.sources.map((source) => [source.address, source]));
  const budget = { left: order.limit ?? Number.POSITIVE_INFINITY };
  const scopes = order.scopes.map((scope) => ({ ...scope, covers: coverage(scope) }));
  const unbounded = scopes.filter(({ from, until }) => from === null && until === null);
  const isInScope = ({ original, timestamp }: Listed) => {
    const key = surt(original);
    return scopes.some((scope) => isWithin(timestamp, scope) && scope.covers(key));
  };
  return {
    ...order,
    judge: startJudge(order.outlet, order.archive.dir, order.signal),
    examiner: pictureExaminer(order.evidence, order.archive.dir),
    report: startReport(order.queue, order.goal),
    budget,
    identify: identifier(order.outlet),
    asks: (archive) => sources.has(archive),
    mayAsk: (ref) => sources.has(ref.archive) && isInScope(ref),
    open(ref) {
      budget.left--;
      return sources.get(ref.archive)!.open(ref);
    },
    nearest(original, timestamp) {
      budget.left--;
      return order.sources[0]!.nearest(original, timestamp);
    },
    isListed: (address) => unbounded.some(({ covers }) => covers(surt(address))),
  };
}

/** Dates are as exact as they were given: `2019` is the whole year. */
function isWithin(timestamp: Timestamp, { from, until }: Scope): boolean {
  return (
    (from === null || timestamp >= from) && (until === null || timestamp.slice(0, until.length) <= until)
  );
}

/** Which SURTs a listing speaks for. */
function coverage({ target, match }: Scope): (key: string) => boolean {
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
