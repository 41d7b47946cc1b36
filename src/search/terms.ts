import type { Fold } from './fold.ts';

/** Told of each term of a text; a term without a position says only that the text holds it somewhere. */
export interface TermHearer {
  /** A character of a script without spaces. */
  character(point: number): void;
  /** Two characters that stand side by side, at least one of them of a script without spaces. */
  pair(first: number, second: number, position: number): void;
  word(word: string, position: number): void;
  /** Digits that a word ends with, before a character: fewer than all of the word, and at least two. */
  ending(digits: string, position: number): void;
}

/**
 * Cuts one text into terms. Each token takes a place, from `from` on; pairs and words stand where their first token
 * does. Returns the place after the last, one left free, so that nothing is found across two texts.
 */
export function termsOf(text: string, fold: Fold, from: number, hear: TermHearer): number {
  let position = from;
  /** The last character of the token before, and the word that it is of. */
  let before = -1;
  let wordBefore: string | null = null;
  fold(text, {
    character(point) {
      if (before >= 0) hear.pair(before, point, position - 1);
      if (wordBefore !== null) {
        for (let at = endingAt(wordBefore); at < wordBefore.length - 1; at++)
          hear.ending(wordBefore.slice(at), position - 1);
        wordBefore = null;
      }
      hear.character(point);
      before = point;
      position++;
    },
    word(word) {
      if (before >= 0 && wordBefore === null) hear.pair(before, word.codePointAt(0)!, position - 1);
      hear.word(word, position);
      before = lastPoint(word);
      wordBefore = word;
      position++;
    },
  });
  return position + 1;
}

/** A number of more digits is found by the last so many, if not from its beginning. */
const LONGEST_ENDING = 8;
const DIGIT_ZERO = 0x30;

/** Where the digits begin that a word ends with, and no word by themselves: `2019` at 1, `g20` at 1. */
function endingAt(word: string): number {
  let at = word.length;
  while (at > 1 && word.length - at < LONGEST_ENDING && isDigit(word.charCodeAt(at - 1))) at--;
  return at;
}

function isDigit(unit: number): boolean {
  return unit >= DIGIT_ZERO && unit < DIGIT_ZERO + 10;
}

/** Whether this can be the end of a number: then it is found so too, where a phrase begins with it. */
export function isNumber(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (!isDigit(word.charCodeAt(at))) return false;
  return word.length <= LONGEST_ENDING;
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

/** `*19`: words that are longer and end so, where a character follows: `2019年`. */
export function ending(digits: string): string {
  return `*${digits}`;
}
