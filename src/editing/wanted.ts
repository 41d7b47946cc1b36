import type { CaptureRef } from '../base/capture.ts';
import { type Body, bodiesOf, byTime } from './bodies.ts';
import type { Candidate } from './candidate.ts';
import { wantedRevisions } from './wanted-revisions.ts';

/** One whole text; every text that the article had; every capture that may tell something. */
export type Goal = 'text' | 'revisions' | 'all';

/** So many pages read as lists or front pages, and the address is taken for one. */
const NO_ARTICLE_AT = 2;

/**
 * The captures of one article that are wanted from an archive now, best first. None waits for another one's
 * outcome, so all may be asked for at once; then the caller asks again, with what became of them. Empty when
 * the goal is reached, or nothing is left that would help.
 *
 * Never wanted: what the listing calls an error or no page (`….svg` under an article's address); bytes of which
 * some capture told what they are; bytes known as a tombstone from another article; an empty body.
 *
 * - `text`: one at a time, until one whole article came, or two lists. 200 of good size goes first, then
 *   unknown sizes, then unknown statuses, then what is less than half as large as the largest (a farewell is
 *   short); of these the latest first, since it holds the corrections. After a tombstone what was captured
 *   before it goes first, in strides that double from tombstone to tombstone: an outlet that closed did not
 *   come back, and a hundred farewells cost seven requests.
 * - `revisions`: after the first text, the earliest and the latest, and then the middle between any two
 *   neighbours whose texts differ; see `wantedRevisions`.
 * - `all`: every body once.
 *
 * Where nothing else is left and no article was found, one redirect is wanted: it may tell an alias.
 * Pure, O(n log n); the order of the candidates makes no difference.
 */
export function wanted(
  candidates: readonly Candidate[],
  goal: Goal,
  isKnownTombstone: (digest: string) => boolean,
): CaptureRef[] {
  const bodies = bodiesOf(candidates, isKnownTombstone);
  if (goal === 'all') {
    const all = ranked(bodies).map(({ ask }) => ask!);
    return all.length > 0 ? all : redirect(candidates);
  }
  if (candidates.some(({ outcome }) => outcome?.is === 'article' && !outcome.truncated)) {
    return goal === 'text' ? [] : wantedRevisions(bodies);
  }
  if (isNoArticle(candidates)) return [];
  const best = bestOf(bodies);
  return best ? [best] : redirect(candidates);
}

function isNoArticle(candidates: readonly Candidate[]): boolean {
  const read = candidates.flatMap(({ outcome }) => outcome?.is ?? []);
  return !read.includes('article') && read.filter((is) => is === 'notArticle').length >= NO_ARTICLE_AT;
}

/** What the next request goes for while no whole article is there. */
function bestOf(bodies: readonly Body[]): CaptureRef | null {
  const farewells = bodies.filter(({ outcome }) => outcome?.is === 'tombstone');
  const since = farewells.map(firstSeen).sort()[0];
  if (since === undefined) return ranked(bodies)[0]?.ask ?? null;
  const open = ranked(bodies);
  const best = open.filter(({ tier }) => tier === open[0]!.tier);
  const before = best.filter((body) => lastSeen(body) < since);
  // 1, 2, 4, 8… captures back, and no further than the earliest.
  const stride = Math.min(2 ** (farewells.length - 1), before.length);
  return (before[stride - 1] ?? best[0])?.ask ?? null;
}

/** The bodies that are still open, best first. */
function ranked(bodies: readonly Body[]): Body[] {
  return bodies
    .filter(({ ask }) => ask !== null)
    .sort((a, b) => a.tier - b.tier || byTime(b.captures.at(-1)!, a.captures.at(-1)!));
}

function firstSeen({ captures }: Body): string {
  return captures[0]!.timestamp;
}

function lastSeen({ captures }: Body): string {
  return captures.at(-1)!.timestamp;
}

/** The earliest: an outlet that closes sends all its addresses to one place in the end. */
function redirect(candidates: readonly Candidate[]): CaptureRef[] {
  if (candidates.some(({ outcome }) => outcome?.is === 'article')) return [];
  const redirects = candidates.filter(
    ({ ref: { status } }) => status !== null && status >= 300 && status < 400,
  );
  if (redirects.some(({ outcome }) => outcome !== null)) return [];
  return redirects
    .map(({ ref }) => ref)
    .sort(byTime)
    .slice(0, 1);
}
