import type { Fold } from './fold.ts';

export interface Token {
  text: string;
  isWord: boolean;
}

/** Tokens that are to stand side by side. */
export interface Phrase {
  tokens: Token[];
  /** Quoted: its words are whole; else the last may go on (`trum` finds Trump), and digits at its beginning may be the end of a number (`19年` finds 2019年). */
  isExact: boolean;
}

/** All of `must`, and none of `not`. */
export interface Wish {
  must: Phrase[];
  not: Phrase[];
}

/** What a reader asks for: any of these. */
export type Query = Wish[];

/** A query of more tokens is no query. */
export const MOST_TOKENS = 100;
export const TOO_LONG = 'too long';

const PARTS =
  /(?<minus>[-－−–](?=\S))?(?:["“”„«»「『](?<quoted>[^"“”„«»「」『』]*)["“”«»」』]?|(?<bare>[^\s"“”„«»「『]+))/gu;

/**
 * Reads a query: a space means and, `OR` or `|` means or, `-` not, quotes a phrase. Null where it holds nothing that
 * can be searched for.
 * @throws RangeError `TOO_LONG` where it has more than 100 tokens
 */
export function parseQuery(text: string, fold: Fold): Query | null {
  const query: Query = [];
  let wish: Wish = { must: [], not: [] };
  let count = 0;
  for (const { groups } of text.slice(0, 20_000).matchAll(PARTS)) {
    const { minus, quoted, bare } = groups!;
    if (minus === undefined && (bare === 'OR' || bare === '|' || bare === '｜')) {
      query.push(wish);
      wish = { must: [], not: [] };
      continue;
    }
    const tokens: Token[] = [];
    fold(quoted ?? bare!, {
      character: (point) => tokens.push({ text: String.fromCodePoint(point), isWord: false }),
      word: (text) => tokens.push({ text, isWord: true }),
    });
    count += tokens.length;
    if (count > MOST_TOKENS) throw new RangeError(TOO_LONG);
    if (tokens.length > 0)
      wish[minus === undefined ? 'must' : 'not'].push({ tokens, isExact: quoted !== undefined });
  }
  query.push(wish);
  const wishes = query.filter(({ must, not }) => must.length + not.length > 0);
  return wishes.length === 0 ? null : wishes;
}
