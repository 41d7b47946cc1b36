import type { Piece } from '../pieces.ts';
import { heaviestChain, type Match } from './chain.ts';
import type { Marks } from './marks.ts';
import type { Unit } from './units.ts';

/** A shorter line can stand in a text by chance: 香港, `Read more`. */
const SHORT = 8;
const MOST_PLACES = 6;
const LONGEST = 20_000;

/**
 * Marks the lines that the body was made from, and tells which of the body's lines the page does not show.
 * Body and page run in one order, so a teaser that repeats a sentence of the text is not taken for it.
 */
export function markBody(pieces: readonly Piece[], units: readonly Unit[], marks: Marks): Unit[] {
  const chain = withoutStrays(heaviestChain(matchesOf(pieces, units, marks)));
  for (const { line } of chain) marks[line] = { as: 'body' };
  markBetween(pieces, units, marks, chain);
  const met = new Set(chain.map(({ unit }) => units[unit]!));
  const elsewhere = new Map(
    pieces.flatMap((piece, line) => (marks[line] === null ? [[piece.folded, line] as const] : [])),
  );
  return units.filter((unit) => {
    if (met.has(unit)) return false;
    const line = unit.folded.length < SHORT ? undefined : elsewhere.get(unit.folded);
    if (line !== undefined) marks[line] = { as: 'body' };
    return line === undefined;
  });
}

/** So far from the rest of the text a word of it (`Politics`) is one of a menu. */
const FAR = 5;

function withoutStrays(chain: readonly Match[]): Match[] {
  const isStray = (match: Match, next: Match | undefined) =>
    match.weight < SHORT && next !== undefined && Math.abs(next.line - match.line) > FAR;
  const kept = [...chain];
  while (kept.length > 0 && isStray(kept[0]!, kept[1])) kept.shift();
  while (kept.length > 0 && isStray(kept.at(-1)!, kept.at(-2))) kept.pop();
  return kept;
}

function matchesOf(pieces: readonly Piece[], units: readonly Unit[], marks: Marks): Match[] {
  const places = new Map<string, number[]>();
  for (const [i, { folded }] of units.entries()) places.set(folded, [...(places.get(folded) ?? []), i]);
  const whole = units.map(({ folded }) => folded).join('\n');
  const starts: number[] = [];
  let start = 0;
  for (const { folded } of units) {
    starts.push(start);
    start += folded.length + 1;
  }
  return pieces.flatMap((piece, line) => {
    if (marks[line] !== null) return [];
    const said = piece.folded.slice(0, LONGEST);
    const found = places.get(said) ?? within(said, whole, starts) ?? around(said, units);
    return found.slice(0, MOST_PLACES).map((unit) => ({ line, unit, weight: said.length }));
  });
}

/** A line that is part of a unit: a paragraph that a picture parts. */
function within(said: string, whole: string, starts: readonly number[]): number[] | null {
  if (said.length < SHORT) return [];
  const found: number[] = [];
  for (let at = whole.indexOf(said); at >= 0 && found.length < MOST_PLACES; at = whole.indexOf(said, at + 1))
    found.push(lastAtOrBefore(starts, at));
  return found.length > 0 ? found : null;
}

function lastAtOrBefore(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A line that holds a unit and more: 【本報訊】 was taken off its beginning. */
function around(said: string, units: readonly Unit[]): number[] {
  if (said.length < 20) return [];
  return units.flatMap(({ folded }, i) =>
    folded.length * 2 >= said.length && said.includes(folded) ? [i] : [],
  );
}

/** A short line between two lines of the body that stands between them in the text too. */
function markBetween(
  pieces: readonly Piece[],
  units: readonly Unit[],
  marks: Marks,
  chain: readonly Match[],
): void {
  for (const [i, { line, unit }] of chain.entries()) {
    const next = chain[i + 1];
    if (!next || next.line - line < 2 || next.line - line > 12) continue;
    const text = units
      .slice(unit, Math.min(next.unit, unit + 12) + 1)
      .map(({ folded }) => folded)
      .join('');
    for (let at = line + 1; at < next.line; at++)
      if (marks[at] === null && text.includes(pieces[at]!.folded)) marks[at] = { as: 'body' };
  }
}
