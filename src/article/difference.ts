import { align } from './align.ts';

/** A piece of a text as it was changed. */
export interface Piece {
  is: 'same' | 'added' | 'removed';
  text: string;
}

/** One paragraph: as it was, added, removed, or changed in the pieces that are told. */
export type Hunk = Piece | { is: 'changed'; pieces: Piece[] };

/** Two paragraphs of which less is the same are not one that was changed. */
const LEAST_SAME = 0.4;
/** So many paragraphs in a row are held against each other; an article that changed more was written anew. */
const MOST_PARAGRAPHS = 64;

/**
 * How one text became another, for a person to read: first by paragraphs; of those that were changed, by words.
 * A Chinese character counts as a word, and one that stayed between two changes is told as part of them, so that
 * what was written anew can be read. Pure; takes little more than linear time.
 */
export function difference(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [a, b] = [0, 0];
  const ends: [number, number] = [before.length, after.length];
  for (const [nextA, nextB] of [...align(before.map(folded), after.map(folded)), ends]) {
    hunks.push(...changed(before.slice(a, nextA), after.slice(b, nextB)));
    if (nextB < after.length) hunks.push({ is: 'same', text: after[nextB]! });
    [a, b] = [nextA + 1, nextB + 1];
  }
  return hunks;
}

/** Spaces and the width of letters make no other text. */
function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** Paragraphs that went, and those that came in their place: each is held against the next that is like it. */
function changed(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  const words = before.map(wordsOf);
  let a = 0;
  for (const text of after) {
    const own = wordsOf(text);
    const last = Math.min(before.length, a + MOST_PARAGRAPHS);
    let best = { at: -1, share: LEAST_SAME };
    for (let at = a; at < last; at++) {
      const share = sharedPart(words[at]!, own);
      if (share > best.share) best = { at, share };
    }
    if (best.at < 0) {
      hunks.push({ is: 'added', text });
      continue;
    }
    for (; a < best.at; a++) hunks.push({ is: 'removed', text: before[a]! });
    hunks.push({ is: 'changed', pieces: piecesOf(words[a++]!, own) });
  }
  for (; a < before.length; a++) hunks.push({ is: 'removed', text: before[a]! });
  return hunks;
}

/** `The`, ` `, `ferry`; each Chinese character and each mark by itself. */
function wordsOf(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}\p{M}]+|\s+|./gsu,
    ) ?? []
  );
}

function sharedPart(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared++;
    counts.set(word, left - 1);
  }
  return (2 * shared) / Math.max(1, one.length + other.length);
}

function piecesOf(before: readonly string[], after: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let [a, b] = [0, 0];
  const ends: [number, number] = [before.length, after.length];
  for (const [nextA, nextB] of [...align(before, after), ends]) {
    add('removed', before.slice(a, nextA));
    add('added', after.slice(b, nextB));
    if (nextB < after.length) add('same', [after[nextB]!]);
    [a, b] = [nextA + 1, nextB + 1];
  }
  return readable(pieces);

  function add(is: Piece['is'], words: readonly string[]): void {
    if (words.length === 0) return;
    const last = pieces.at(-1);
    if (last?.is === is) last.text += words.join('');
    else pieces.push({ is, text: words.join('') });
  }
}

/** `準<del>時</del><ins>點</ins>開<del>出</del><ins>航</ins>` is read as `準<del>時開出</del><ins>點開航</ins>`. */
function readable(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed !== '') result.push({ is: 'removed', text: removed });
    if (added !== '') result.push({ is: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [at, { is, text }] of pieces.entries()) {
    if (is === 'removed') removed += text;
    else if (is === 'added') added += text;
    else if (removed + added !== '' && at < pieces.length - 1 && isIsland(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      result.push({ is, text });
    }
  }
  flush();
  return result;
}

/** Too little to be read by itself: one character, or a space. */
function isIsland(text: string): boolean {
  return /^(?:\s*|.)$/su.test(text);
}
