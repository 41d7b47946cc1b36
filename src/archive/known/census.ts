import { KNOWN_STATES, type KnownLine, type KnownState } from './line.ts';
import { type SilentDays, silentDays } from './silent-days.ts';

/** What became of everything that the outlet is known to have published. */
export interface Census {
  /** Articles, each once: the sum of `states`. */
  known: number;
  states: Record<KnownState, number>;
  /** Articles but for those that are a state or another address of one: what there was to be rescued. */
  stories: number;
  /** Those whose reason no evidence gives. */
  unexplained: number;
  /** First and last day of the rescued articles, `YYYY-MM-DD`. */
  days: { first: string; last: string } | null;
  /** Why articles are not there, the most frequent first. */
  reasons: { state: KnownState; reason: string; articles: number }[];
  /** Runs of numbers of which nothing is known but that they are missing. */
  gaps: { from: string; to: string; count: number; after: string | null; before: string | null }[];
  /** Days on which articles were to be expected and there is none. */
  silences: SilentDays[];
  tombstones: { id: string; title: string | null; reason: string | null; original: string | null }[];
}

/** Counts the lines of `account/known.jsonl`. */
export async function censusOf(lines: AsyncIterable<KnownLine>): Promise<Census> {
  const states = Object.fromEntries(KNOWN_STATES.map((state) => [state, 0])) as Census['states'];
  const reasons = new Map<string, Census['reasons'][number]>();
  const perDay = new Map<string, number>();
  const census: Census = {
    known: 0,
    states,
    stories: 0,
    unexplained: 0,
    days: null,
    reasons: [],
    gaps: [],
    silences: [],
    tombstones: [],
  };
  for await (const line of lines) {
    const {
      id,
      to,
      count = 1,
      state,
      title,
      date,
      after,
      before,
      original,
      reason,
      knownBy,
      unexplained,
    } = line;
    census.known += count;
    states[state] += count;
    if (state !== 'revision' && state !== 'alias') census.stories += count;
    if (unexplained) census.unexplained += count;
    if (state === 'rescued' && date !== undefined) perDay.set(date, (perDay.get(date) ?? 0) + 1);
    if (reason !== null && state !== 'rescued') countReason(reasons, state, reason, count);
    if (state === 'tombstone')
      census.tombstones.push({ id, title: title ?? null, reason, original: original ?? null });
    // One that only ever answered 404 has a line of its own, and is a number missing all the same.
    if (state === 'neverCaptured' && knownBy.every((by) => by === 'gap'))
      joinGap(census.gaps, { from: id, to: to ?? id, count, after: after ?? null, before: before ?? null });
  }
  census.reasons = [...reasons.values()].sort(
    (a, b) => b.articles - a.articles || (a.reason < b.reason ? -1 : 1),
  );
  const days = [...perDay.keys()].sort();
  if (days.length > 0) census.days = { first: days[0]!, last: days.at(-1)! };
  census.silences = silentDays(perDay);
  return census;
}

function joinGap(gaps: Census['gaps'], next: Census['gaps'][number]): void {
  const last = gaps.at(-1);
  if (last && Number(last.to) + 1 === Number(next.from)) {
    last.to = next.to;
    last.count += next.count;
    last.before = next.before;
  } else gaps.push(next);
}

/** So many reasons are told apart; a person's own words for what is withheld may be as many as articles. */
const MOST_REASONS = 1000;

function countReason(
  reasons: Map<string, Census['reasons'][number]>,
  state: KnownState,
  said: string,
  count: number,
): void {
  // `tombstone: the same bytes as 20220201…` is one reason, whichever capture that is.
  const reason = said.replace(/^(tombstone: the same bytes as) .*$/s, '$1 another');
  const key = `${state} ${reason}`;
  const known = reasons.get(key);
  if (known) known.articles += count;
  else if (reasons.size < MOST_REASONS) reasons.set(key, { state, reason, articles: count });
}
