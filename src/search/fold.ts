/**
 * What is one and the same to a reader who searches: Traditional and Simplified forms, full and half width, case,
 * diacritics, compatibility forms (NFKC), punctuation. The index and the query are folded by the same table, which
 * lies beside the index.
 */

/** Told of each token of a text: what it folds to, and where it stands, in UTF-16 units. */
export interface Hear {
  /** A character of a script without spaces, as its code point. */
  character(point: number, start: number, end: number): void;
  /** A run of other letters and digits. */
  word(word: string, start: number, end: number): void;
}

/** Cuts a text into tokens. */
export type Fold = (text: string, hear: Hear) => void;

/** Scripts that are written without spaces, or searched by any part of a word: a character is a token. */
const ALONE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Yi}\p{Extended_Pictographic}ー]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** Marks upon letters that are found without them, and characters that nobody sees. */
const UNSEEN =
  /[\p{Cf}]|(?=\p{Mn})[\p{Script=Inherited}\p{Script=Common}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/u;
/** ﾞ and ﾟ and their combining forms: `ｶﾞ` is ガ. */
const VOICING: Record<number, string> = {
  12441: '\u3099',
  12442: '\u309a',
  65438: '\u3099',
  65439: '\u309a',
};

/** What becomes of a code point; 0 where that is not known yet. */
const BREAK = 1;
const SKIP = 2;
const CHARACTER = 3;
const PART_OF_WORD = 4;
const SEVERAL = 5;
const VOICED = 6;

/** No word is longer, in characters. */
const LONGEST_WORD = 64;

/** @param classes characters that are forms of one another, a space between the classes: `发發髮 国國` */
export function folding(classes: string): Fold {
  const forms = new Map<string, string>();
  for (const members of classes.split(' ')) {
    const [first, ...others] = members;
    for (const other of others) forms.set(other, first!);
  }
  const kinds = new Uint8Array(0x110000);
  /** The code point that one folds to; of those that fold to several, what `several` says. */
  const folded = new Int32Array(0x110000);
  const several = new Map<number, string>();

  function learn(point: number): number {
    const [kind, text] = kindOf(point);
    kinds[point] = kind;
    if (kind === SEVERAL) several.set(point, text);
    else if (text !== '') folded[point] = text.codePointAt(0)!;
    return kind;
  }

  function kindOf(point: number): [number, string] {
    if (point in VOICING) return [VOICED, VOICING[point]!];
    const character = String.fromCodePoint(point);
    if (UNSEEN.test(character)) return [SKIP, ''];
    const bare = bareOf(character);
    const points = [...bare];
    if (points.length !== 1) return points.some((one) => LETTER.test(one)) ? [SEVERAL, bare] : [BREAK, ''];
    const one = points[0]!;
    if (ALONE.test(one)) return [CHARACTER, forms.get(one) ?? one];
    return LETTER.test(one) ? [PART_OF_WORD, one] : [BREAK, ''];
  }

  return (text, hear) => {
    let word = '';
    let wordAt = 0;
    let wordEnd = 0;
    /** The last character, until it is known whether a voicing mark follows; -1 for none. */
    let last = -1;
    let lastAt = 0;
    let lastEnd = 0;

    const endWord = () => {
      hear.word(word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word, wordAt, wordEnd);
      word = '';
    };
    const take = (kind: number, point: number, start: number, end: number) => {
      if (kind === CHARACTER) {
        if (word !== '') endWord();
        if (last >= 0) hear.character(last, lastAt, lastEnd);
        last = folded[point]!;
        lastAt = start;
        lastEnd = end;
      } else if (kind === PART_OF_WORD) {
        if (last >= 0) hear.character(last, lastAt, lastEnd);
        last = -1;
        if (word === '') wordAt = start;
        // What follows is cut off in any case.
        if (word.length <= LONGEST_WORD) word += String.fromCodePoint(folded[point]!);
        wordEnd = end;
      } else if (kind === BREAK) {
        if (word !== '') endWord();
      } else if (kind === VOICED) {
        if (last < 0) return;
        const composed = String.fromCodePoint(last, folded[point]!).normalize('NFC');
        if ([...composed].length === 1) last = composed.codePointAt(0)!;
        lastEnd = end;
      } else if (kind === SEVERAL) {
        for (const each of several.get(point)!) {
          const its = each.codePointAt(0)!;
          const itsKind = kinds[its] || learn(its);
          if (itsKind !== SEVERAL) take(itsKind, its, start, end);
        }
      }
    };

    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at);
      const point = unit >= 0xd800 && unit < 0xdc00 ? text.codePointAt(at)! : unit;
      const end = at + (point > 0xffff ? 2 : 1);
      take(kinds[point] || learn(point), point, at, end);
      at = end;
    }
    if (word !== '') endWord();
    if (last >= 0) hear.character(last, lastAt, lastEnd);
  };
}

/** Without case, width and diacritics. */
function bareOf(character: string): string {
  const plain = character.normalize('NFKC').toUpperCase().toLowerCase();
  const parts = plain.normalize('NFD');
  // A kana keeps its voicing, a syllable of Hangul its parts.
  return [...parts]
    .filter((part) => !UNSEEN.test(part) || part === '\u3099' || part === '\u309a')
    .join('')
    .normalize('NFC');
}
