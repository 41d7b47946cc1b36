import { Element } from 'domhandler';
import { coverage, shinglesOf } from './likeness.ts';
import type { Piece } from './pieces.ts';
import type { Wanted } from './sheet.ts';

/** What of the text below an element is wanted, and what is not. */
export interface Share {
  wanted: number;
  unwanted: number;
}

/** Whether a line stands in a text; a long one may differ in a word or two (a label's quotes, its spaces). */
export function isIn(piece: Piece, text: Wanted): boolean {
  if (text.folded.includes(piece.folded)) return true;
  return piece.weight >= 60 && coverage(shinglesOf(piece.text), text.shingles) >= 0.6;
}

/** For every element around some piece, the weight of the pieces in it, by what `judge` says of each. */
export function sharesOf(
  pieces: readonly Piece[],
  judge: (piece: Piece) => 'wanted' | 'unwanted' | null,
): Map<Element, Share> {
  const shares = new Map<Element, Share>();
  for (const piece of pieces) {
    const verdict = judge(piece);
    if (verdict === null) continue;
    for (let up = piece.element as Element['parent']; up instanceof Element; up = up.parent) {
      const share = shares.get(up) ?? { wanted: 0, unwanted: 0 };
      shares.set(up, share);
      share[verdict] += piece.weight;
    }
  }
  return shares;
}
