import type { Element, ParentNode } from 'domhandler';
import type { Removal } from '../../base/reading.ts';
import { folded } from '../../reading/index.ts';
import type { Piece } from '../pieces.ts';
import { isWithin, type Marks } from './marks.ts';

const MOST = 300;
/** A removal is told by its first 200 characters: one as long as that went on. */
const CUT = 200;

/** Marks the lines that a rule took out of the body, with the rule. */
export function markRemoved(pieces: readonly Piece[], marks: Marks, removed: readonly Removal[]): void {
  for (const { rule, text } of removed.slice(0, MOST)) {
    const said = folded(text);
    const run = said === '' ? null : runOf(pieces, marks, said);
    if (run === null) continue;
    let [first, end] = run;
    if (text.length >= CUT) end = endOfElement(pieces, first, end);
    for (let line = first; line < end; line++) marks[line] ??= { as: 'removed', rule };
  }
}

/** The lines, one after another, that say most of it: `[first, end)`. */
function runOf(pieces: readonly Piece[], marks: Marks, said: string): [number, number] | null {
  for (const [first, piece] of pieces.entries()) {
    if (marks[first] !== null || !(said.startsWith(piece.folded) || piece.folded.startsWith(said))) continue;
    let length = 0;
    let end = first;
    for (; end < pieces.length && length < said.length; end++) {
      const rest = said.slice(length);
      const { folded: line } = pieces[end]!;
      if (!rest.startsWith(line) && !line.startsWith(rest)) break;
      length += line.length;
    }
    if (length >= said.length * 0.6) return [first, end];
  }
  return null;
}

/** Where the element ends that begins with these lines and holds them all. */
function endOfElement(pieces: readonly Piece[], first: number, end: number): number {
  const last = pieces[end - 1]!.element;
  let around: ParentNode | null = pieces[first]!.element;
  while (around && !isWithin(last, new Set([around as Element]))) around = around.parent;
  if (!around) return end;
  const held = new Set([around as Element]);
  if (first > 0 && isWithin(pieces[first - 1]!.element, held)) return end;
  let at = end;
  while (at < pieces.length && isWithin(pieces[at]!.element, held)) at++;
  return at;
}
