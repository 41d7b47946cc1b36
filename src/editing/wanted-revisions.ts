import type { CaptureRef } from '../base/capture.ts';
import { type Body, byTime, TIER } from './bodies.ts';

/** One capture on the time line of an article. */
interface Point {
  ref: CaptureRef;
  body: Body;
  /** The key of its text; `gone` for a tombstone or a list in its place; null while it is open. */
  state: { text: string } | 'gone' | null;
}

/** Captures among which one is wanted, and how many of them there are. */
interface Asked {
  body: Body;
  among: number;
}

/**
 * What is wanted to find every text of an article of which one is known: the earliest and the latest capture,
 * and the middle between two neighbours that show different texts, where most is unknown first. Between two
 * that show the same text nothing is wanted: that it was changed and changed back is not assumed.
 *
 * A tombstone between two texts is passed over, like a capture that cannot be had: an outage went by. Before the
 * first text, or after the last, it is an end to be found: the middle between both is wanted, and nothing beyond it.
 */
export function wantedRevisions(bodies: readonly Body[]): CaptureRef[] {
  const line = timeLine(bodies);
  const first = line.findIndex(isText);
  const last = line.findLastIndex(isText);
  if (first < 0) return [];
  const asked = [atEnd(line.slice(last + 1).reverse()), atEnd(line.slice(0, first)), ...between(line)];
  const best = asked.filter((each) => each !== null).sort((a, b) => b.among - a.among);
  return [...new Set(best.map(({ body }) => body.ask!))];
}

function timeLine(bodies: readonly Body[]): Point[] {
  return bodies
    .flatMap((body) => body.captures.map((ref) => ({ ref, body, state: stateOf(body) })))
    .filter(({ state, body }) => state !== null || (body.ask !== null && body.tier !== TIER.asset))
    .sort((a, b) => byTime(a.ref, b.ref));
}

function stateOf({ outcome }: Body): Point['state'] {
  if (outcome?.is === 'article') return { text: outcome.text };
  return outcome?.is === 'tombstone' || outcome?.is === 'notArticle' ? 'gone' : null;
}

function isText({ state }: Point): boolean {
  return state !== null && state !== 'gone';
}

/** Of the captures beyond the outermost text, the outermost first: that one, or the middle this side of the tombstones. */
function atEnd(beyond: readonly Point[]): Asked | null {
  const nearestGone = beyond.findLastIndex(({ state }) => state === 'gone');
  if (nearestGone >= 0) return middleOf(beyond.slice(nearestGone + 1));
  const outermost = beyond[0];
  return outermost ? { body: outermost.body, among: Number.POSITIVE_INFINITY } : null;
}

function* between(line: readonly Point[]): Iterable<Asked> {
  let text: string | null = null;
  let open: Point[] = [];
  for (const point of line) {
    if (point.state === null) open.push(point);
    if (point.state === null || point.state === 'gone') continue;
    const middle = text !== null && text !== point.state.text ? middleOf(open) : null;
    if (middle) yield middle;
    text = point.state.text;
    open = [];
  }
}

/** The middle of some open captures; the same bytes again and again are one. */
function middleOf(open: readonly Point[]): Asked | null {
  const bodies = open.map(({ body }) => body).filter((body, i, all) => body !== all[i - 1]);
  const body = bodies[bodies.length >> 1];
  return body ? { body, among: bodies.length } : null;
}
