import type { TermPlace } from './list-of-terms.ts';
import type { OpenIndex } from './open-index.ts';
import type { Phrase, Token } from './parse-query.ts';
import { beginning, ending, isBeginning, isNumber, lastPoint, SHORT } from './terms.ts';

/** What stands at one place of a phrase: any of some terms, and which of its tokens that proves. */
export interface Slot {
  at: number;
  covers: [first: number, last: number];
  terms: TermPlace[];
}

/** A phrase, and all that the dictionary knows of it. */
export interface Sought {
  phrase: Phrase;
  slots: Slot[];
}

/** Of more stories than this every pair is asked about. */
const MANY = 64;

/** Looks a phrase up in the dictionary, which is that of all stretches. */
export async function seek(index: OpenIndex, phrase: Phrase): Promise<Sought> {
  const { tokens, isExact } = phrase;
  const [first] = tokens;
  if (tokens.length > 1) {
    const asked = pairsAsked(tokens);
    const slots = await Promise.all([...wordSlots(index, phrase), ...pairSlots(index, phrase, asked)]);
    const rarest = Math.min(...slots.map(({ terms }) => terms.reduce((sum, { count }) => sum + count, 0)));
    // Many stories may be left: a rarer pair among the others tells them at less.
    if (rarest > MANY) {
      const others = asked.map((is) => !is);
      slots.push(...(await Promise.all(pairSlots(index, phrase, others))));
    }
    return { phrase, slots };
  }
  const { text, isWord } = first!;
  const terms =
    isWord && !isExact ? await wordsFrom(index, text) : await single(index, isWord ? text : beginning(text));
  return { phrase, slots: [{ at: 0, covers: [0, 0], terms }] };
}

/** What the end of one phrase and the beginning of another have in common where they stand side by side; null where no term tells. */
export async function seekSeam(index: OpenIndex, before: Phrase, after: Phrase): Promise<Sought | null> {
  const tokens = [before.tokens.at(-1)!, after.tokens[0]!];
  const pair = pairOf(tokens[0]!, tokens[1]!);
  if (pair === null) return null;
  const slots: Slot[] = [{ at: 0, covers: [0, 1], terms: await single(index, pair) }];
  return { phrase: { tokens, isExact: false }, slots };
}

async function single(index: OpenIndex, term: string): Promise<TermPlace[]> {
  const place = await index.term(term);
  return place ? [place] : [];
}

/** All words that begin so. A short beginning is a term of its own. */
async function wordsFrom(index: OpenIndex, start: string): Promise<TermPlace[]> {
  if ([...start].length <= SHORT) return await single(index, beginning(start));
  return await wordsBeginning(index, start);
}

/** All words that begin so; with one letter begin pairs too: `t渡`. */
async function wordsBeginning(index: OpenIndex, start: string): Promise<TermPlace[]> {
  const terms = await index.termsFrom(start);
  return terms.filter(({ term }) => {
    let isWord = !isBeginning(term);
    index.fold(term, {
      character() {
        isWord = false;
      },
      word() {},
    });
    return isWord;
  });
}

/** A place for each word. */
function wordSlots(index: OpenIndex, { tokens, isExact }: Phrase): Promise<Slot>[] {
  const last = tokens.length - 1;
  return tokens.flatMap(({ text, isWord }, at) => {
    if (!isWord || isProven({ tokens, isExact }, at)) return [];
    const terms =
      at === last && !isExact
        ? wordsBeginning(index, text)
        : Promise.all([
            single(index, text),
            mayBeEnd({ tokens, isExact }, at) ? single(index, ending(text)) : [],
          ]).then((both) => both.flat());
    return [terms.then((terms): Slot => ({ at, covers: [at, at], terms }))];
  });
}

/** A place for each two neighbours that are asked about. */
function pairSlots(index: OpenIndex, phrase: Phrase, isAsked: readonly boolean[]): Promise<Slot>[] {
  return phrase.tokens.slice(1).flatMap((next, at) => {
    const token = phrase.tokens[at]!;
    const pair = isAsked[at] ? pairOf(token, next) : null;
    if (pair === null) return [];
    // Of other words the pair proves one letter only.
    const covers: Slot['covers'] = [
      token.isWord && !isProven(phrase, at) ? at + 1 : at,
      next.isWord && !isProven(phrase, at + 1) ? at : at + 1,
    ];
    return [single(index, pair).then((terms): Slot => ({ at, covers, terms }))];
  });
}

/** Digits at the beginning: they may be the end of a number. */
function mayBeEnd({ tokens, isExact }: Phrase, at: number): boolean {
  return at === 0 && !isExact && isNumber(tokens[0]!.text) && tokens[1]?.isWord === false;
}

/** Of such a word one letter is asked for, and that the pair with its neighbour proves. */
function isProven(phrase: Phrase, at: number): boolean {
  const { tokens, isExact } = phrase;
  if ([...tokens[at]!.text].length > 1) return false;
  const mayGoOn = at === tokens.length - 1 && !isExact && tokens[at - 1]?.isWord === false;
  return mayBeEnd(phrase, at) || mayGoOn;
}

/** Of phrases up to this long every pair is looked up, to begin with the rarest. */
const SHORT_PHRASE = 4;

/** Which pairs of neighbours are looked up: of a longer phrase only as many as prove every character. */
function pairsAsked(tokens: readonly Token[]): boolean[] {
  const asked = tokens.map(() => tokens.length <= SHORT_PHRASE);
  if (tokens.length <= SHORT_PHRASE) return asked;
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.isWord) continue;
    const first = Math.min(at, tokens.length - 2);
    asked[first] = true;
    if (first === at && !tokens[at + 1]!.isWord) at++;
  }
  // One letter at an edge is proven by its pair alone.
  asked[0] = true;
  asked[tokens.length - 2] = true;
  return asked;
}

/** The two characters where one token ends and the next begins; two words have a space between them, and no such term. */
function pairOf(token: Token, next: Token): string | null {
  if (token.isWord && next.isWord) return null;
  return String.fromCodePoint(lastPoint(token.text), next.text.codePointAt(0)!);
}
