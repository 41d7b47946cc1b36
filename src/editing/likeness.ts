/** How alike two texts are, by the runs of four words that they share; each Chinese character is a word. */
export interface Likeness {
  /** Of all runs that either has, the part that both have (Jaccard), 0–1. */
  alike: number;
  /** Of the runs of the shorter text, the part that the longer one has too, 0–1: 1 where that is the former and more. */
  contained: number;
  /** How many runs both have. */
  shared: number;
}

const RUN = 4;

/** The runs of four words of a text, each as a number of 32 bits: in order, each once. */
export type Runs = Uint32Array;

/** A text of fewer than four words is one run. */
export function runsOf(text: string): Runs {
  const words = wordsOf(text);
  const length = Math.min(RUN, words.length);
  const runs = new Uint32Array(words.length === 0 ? 0 : words.length - length + 1);
  for (let at = 0; at < runs.length; at++) {
    let run = 0;
    for (let n = at; n < at + length; n++) run = mixed(Math.imul(run, 31) + words[n]!);
    runs[at] = run;
  }
  return once(runs.sort());
}

/** Sorted numbers, each once. */
function once(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[kept++] = sorted[at]!;
  return sorted.slice(0, kept);
}

/** Words as numbers: a run of letters and digits, or one character of a script without spaces. Marks are no words. */
function wordsOf(text: string): number[] {
  const words: number[] = [];
  let word = 0;
  for (const character of text.normalize('NFKC').toLowerCase()) {
    const code = character.codePointAt(0)!;
    const isLetter = code < 0x80 ? isAsciiWord(code) : isHan(code) || LETTER.test(character);
    if (isLetter && code < 0x2e80) {
      word = mixed(Math.imul(word, 31) + code);
      continue;
    }
    if (word !== 0) words.push(word);
    word = 0;
    if (isLetter) words.push(mixed(code));
  }
  if (word !== 0) words.push(word);
  return words;
}

/** Most of a Chinese text, told without a table. */
function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;

function isAsciiWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}

/** Spreads the bits of a number over all of its 32 (the last steps of MurmurHash3). Never 0. */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16) || 1;
}

export function likeness(one: Runs, other: Runs): Likeness {
  const least = Math.min(one.length, other.length);
  if (least === 0) return { alike: 0, contained: 0, shared: 0 };
  let shared = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const apart = one[a]! - other[b]!;
    if (apart === 0) shared++;
    if (apart <= 0) a++;
    if (apart >= 0) b++;
  }
  return { alike: shared / (one.length + other.length - shared), contained: shared / least, shared };
}

/** Numbers in a sketch, and of them in a band. */
const SKETCH = 24;
const BAND = 4;

/**
 * A text in 24 numbers, of which two texts have about as many in common, each in its place, as they are alike
 * (MinHash with one permutation). Places that no run falls into take the number of the next.
 * Source: Li, Owen, Zhang, One Permutation Hashing, NIPS 2012
 */
export function sketchOf(runs: Runs): Uint32Array {
  const sketch = new Uint32Array(SKETCH).fill(0xffffffff);
  for (const run of runs) {
    const spread = mixed(run ^ 0x9e3779b9) >>> 0;
    const place = spread % SKETCH;
    if (spread < sketch[place]!) sketch[place] = spread;
  }
  if (runs.length === 0) return sketch;
  for (let turn = 0; turn < 2; turn++)
    for (let at = SKETCH - 1; at >= 0; at--)
      if (sketch[at] === 0xffffffff) sketch[at] = sketch[(at + 1) % SKETCH]!;
  return sketch;
}

/** How alike two texts are, guessed from their sketches. */
export function guessedLikeness(one: Uint32Array, other: Uint32Array): number {
  let same = 0;
  for (let at = 0; at < SKETCH; at++) if (one[at] === other[at]) same++;
  return same / SKETCH;
}

/**
 * Keys of which two texts that are .9 alike share at least one (but for 2 in 1,000), and two that are .5 alike
 * seldom one. Whole numbers below 2^53.
 */
export function bandsOf(sketch: Uint32Array): number[] {
  const bands: number[] = [];
  for (let at = 0; at < SKETCH; at += BAND) {
    let [high, low] = [at + 1, at + 7];
    for (let n = at; n < at + BAND; n++) {
      high = mixed(Math.imul(high, 31) ^ sketch[n]!);
      low = mixed(Math.imul(low, 37) + sketch[n]!);
    }
    bands.push((high >>> 11) * 2 ** 32 + (low >>> 0));
  }
  return bands;
}
