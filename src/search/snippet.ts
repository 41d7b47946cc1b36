import type { Fold } from './fold.ts';
import type { Phrase } from './parse-query.ts';
import { isNumber } from './terms.ts';

/** A piece of a text with the words that were asked for, in its original script. */
export interface Snippet {
  text: string;
  /** Where the words stand in it, in UTF-16 units, in their order, none over another. */
  marks: [start: number, end: number][];
}

interface Found {
  /** Which phrase. */
  phrase: number;
  start: number;
  end: number;
}

/** Where the phrases stand in a text. This is what a search means; the index only finds it faster. */
export function findAll(text: string, phrases: readonly Phrase[], fold: Fold): Found[] {
  const tokens: string[] = [];
  const places: number[] = [];
  fold(text, {
    character(point, start, end) {
      tokens.push(String.fromCodePoint(point));
      places.push(start, end);
    },
    word(word, start, end) {
      tokens.push(word);
      places.push(start, end);
    },
  });
  const found: Found[] = [];
  for (const [n, { tokens: wanted, isExact }] of phrases.entries()) {
    const last = wanted.length - 1;
    const [first] = wanted;
    const mayBeEnd = last > 0 && !isExact && isNumber(first!.text) && !wanted[1]!.isWord;
    for (let at = 0; at + last < tokens.length; at++) {
      const begins = tokens[at]! === first!.text || (mayBeEnd && tokens[at]!.endsWith(first!.text));
      if (last > 0 && !begins) continue;
      let i = 1;
      while (i < last && tokens[at + i] === wanted[i]!.text) i++;
      if (i < last) continue;
      const end = tokens[at + last]!;
      const { text: asked, isWord } = wanted[last]!;
      if (end !== asked && !(isWord && !isExact && end.startsWith(asked))) continue;
      const [start, firstEnd] = [places[2 * at]!, places[2 * at + 1]!];
      found.push({
        phrase: n,
        start: begins && mayBeEnd ? Math.max(start, firstEnd - first!.text.length) : start,
        end: places[2 * (at + last) + 1]!,
      });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A snippet of at most about so many UTF-16 units, with as many different phrases as can be. */
export function snippetOf(
  texts: readonly string[],
  phrases: readonly Phrase[],
  fold: Fold,
  length = 120,
): Snippet {
  let best = { text: texts[0] ?? '', at: 0, found: [] as Found[], different: 0 };
  for (const text of texts) {
    const found = findAll(text, phrases, fold);
    for (const [i, first] of found.entries()) {
      const near = found.slice(i).filter(({ end }) => end <= first.start + length);
      const different = new Set(near.map(({ phrase }) => phrase)).size;
      if (different > best.different) best = { text, at: first.start, found, different };
    }
    if (best.different === phrases.length) break;
  }
  return cut(best.text, best.at, best.found, length);
}

function cut(text: string, at: number, found: readonly Found[], length: number): Snippet {
  let from = Math.max(0, Math.min(at - Math.floor(length / 4), text.length - length));
  let to = Math.min(text.length, Math.max(from + length, found.find(({ start }) => start === at)?.end ?? 0));
  if (isLowSurrogate(text, from)) from--;
  if (isLowSurrogate(text, to)) to++;
  const before = from > 0 ? '…' : '';
  const shift = before.length - from;
  const marks: [number, number][] = [];
  for (const { start, end } of found) {
    if (start < from || end > to) continue;
    const last = marks.at(-1);
    if (last && start + shift < last[1]) last[1] = Math.max(last[1], end + shift);
    else marks.push([start + shift, end + shift]);
  }
  return { text: `${before}${text.slice(from, to)}${to < text.length ? '…' : ''}`, marks };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}
