import { type AnyNode, Element } from 'domhandler';
import type { Piece } from '../pieces.ts';
import type { Part } from './review.ts';

/** What each line of a page was taken as, line by line; null where nobody took it yet. */
export type Marks = ({ as: Part; also?: Part[]; rule?: string } | null)[];

/** The lines nobody took yet for which `isIt` holds. */
export function freeLines(
  pieces: readonly Piece[],
  marks: Marks,
  isIt: (piece: Piece, line: number) => boolean,
): number[] {
  return pieces.flatMap((piece, line) => (marks[line] === null && isIt(piece, line) ? [line] : []));
}

/** Of several lines the one that stands nearest to another; null where there is none. */
export function nearest(lines: readonly number[], to: number): number | null {
  return lines.reduce<number | null>(
    (best, line) => (best === null || Math.abs(line - to) < Math.abs(best - to) ? line : best),
    null,
  );
}

export function isWithin(node: AnyNode, ancestors: ReadonlySet<Element>): boolean {
  for (let up: AnyNode | null = node; up; up = up.parent)
    if (up instanceof Element && ancestors.has(up)) return true;
  return false;
}
