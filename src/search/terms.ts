import type { Fold } from './fold.ts';

/** Told of each term of a text; a term without a position says only that the text holds it somewhere. */
export interface TermHearer {
  /** A character of a script without spaces. */
  character(point: number): void;
  /** Two characters that stand side by side, at least one of them of a script without spaces. */
  pair(first: number, second: number, position: number): void;
  word(word: string, position: number): void;
}

/**
 * Cuts one text into terms. Each token takes a place, from `from` on; pairs and words stand where their first token
 * does. Returns the place after the last, one left free, so that nothing is found across two texts.
 */
export function termsOf(text: string, fold: Fold, from: number, hear: TermHearer): number {
  let position = from;
  /** The last character of the token before, and whether it was a word. */
  let before = -1;
  let beforeIsWord = false;
  fold(text, (token, isWord) => {
    const first = token.codePointAt(0)!;
    if (before >= 0 && !(isWord && beforeIsWord)) hear.pair(before, first, position - 1);
    if (isWord) hear.word(token, position);
    else hear.character(first);
    before = isWord ? lastPoint(token) : first;
    beforeIsWord = isWord;
    position++;
  });
  return position + 1;
}

export function lastPoint(text: string): number {
  const unit = text.charCodeAt(text.length - 1);
  return unit >= 0xdc00 && unit < 0xe000 && text.length > 1 ? text.codePointAt(text.length - 2)! : unit;
}

/** Beginnings of words that are terms of their own, in characters: what is typed first finds at once. */
export const SHORT = 3;

/** `tru*`: all words that begin so; `周*`: all that begins with this character. Only says that a story holds it. */
export function beginning(start: string): string {
  return `${start}*`;
}

export function isBeginning(term: string): boolean {
  return term.endsWith('*');
}
