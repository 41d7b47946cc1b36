import { writeFileSync } from 'node:fs';
import { byteWriter } from './bytes.ts';
import type { SearchDocument } from './document.ts';
import type { Fold } from './fold.ts';
import { beginning, isBeginning, SHORT, termsOf } from './terms.ts';

/** So many entries of terms are held before they are sorted and written; 8 bytes each. */
const MOST_ENTRIES = 6_000_000;
/** A story of more tokens is indexed so far; 20 bits count its places, 12 bits the stories of a run. */
const MOST_PLACES = 2 ** 20 - 1;
const MOST_STORIES = 2 ** 12 - 1;
/** One number for a pair of code points. */
const POINTS = 0x110000;
const STAR = 0x2a;

/**
 * Gathers the terms of some stories, and writes them sorted. A run is: for each term, in the order of UTF-16, its
 * length, its UTF-8, the length of its postings, and these: `2 × gap + 1` for the next story (the first gap counts from
 * the story before the index begins), `2 × gap` for the next place in it.
 */
export interface Run {
  /** @returns how many places its headline takes */
  add(document: SearchDocument): number;
  isFull(): boolean;
  write(path: string): void;
}

export function startRun(firstStory: number, fold: Fold): Run {
  const term = new Int32Array(MOST_ENTRIES + 2 * MOST_PLACES);
  const where = new Uint32Array(term.length);
  let entries = 0;
  let stories = 0;
  let terms = 0;
  const names: string[] = [];
  const pairs = numberTable();
  const words = new Map<string, number>();

  function idOfPair(first: number, second: number): number {
    const id = pairs.idOf(first * POINTS + second, terms);
    if (id === terms) {
      terms++;
      names.push(String.fromCodePoint(first, second));
    }
    return id;
  }
  function idOfWord(word: string): number {
    let id = words.get(word);
    if (id !== undefined) return id;
    id = terms++;
    words.set(word, id);
    names.push(word);
    return id;
  }
  function note(id: number, position: number): void {
    term[entries] = id;
    where[entries++] = stories * (MOST_PLACES + 1) + position;
  }
  const hear = {
    character: (point: number) => note(idOfPair(point, STAR), 0),
    pair: (first: number, second: number, position: number) => note(idOfPair(first, second), position),
    word(word: string, position: number) {
      note(idOfWord(word), position);
      const letters = word.length > SHORT ? [...word.slice(0, 2 * SHORT)] : [...word];
      for (let n = 1; n <= SHORT && n <= letters.length; n++)
        note(idOfWord(beginning(letters.slice(0, n).join(''))), 0);
    },
  };

  return {
    add({ title, text }) {
      const afterTitle = termsOf(title, fold, 0, hear);
      let position = afterTitle;
      for (const each of text) {
        if (position > MOST_PLACES - each.length || entries > term.length - 5 * each.length) break;
        position = termsOf(each, fold, position, hear);
      }
      stories++;
      return afterTitle;
    },
    isFull: () => entries >= MOST_ENTRIES || stories >= MOST_STORIES,
    write(path) {
      const order = [...names.keys()].sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
      // Counting sort: the entries of each term, in the order in which they came.
      const starts = new Uint32Array(terms + 1);
      for (let i = 0; i < entries; i++) starts[term[i]! + 1]!++;
      for (let id = 0; id < terms; id++) starts[id + 1]! += starts[id]!;
      const next = starts.slice();
      const sorted = new Uint32Array(entries);
      for (let i = 0; i < entries; i++) sorted[next[term[i]!]!++] = where[i]!;
      const out = byteWriter(1 << 24);
      const one = byteWriter();
      const utf8 = new TextEncoder();
      for (const id of order) {
        const name = utf8.encode(names[id]!);
        const hasPlaces = !isBeginning(names[id]!);
        let lastStory = -1;
        let lastPlace = 0;
        for (let i = starts[id]!; i < starts[id + 1]!; i++) {
          const story = Math.floor(sorted[i]! / (MOST_PLACES + 1));
          const place = sorted[i]! % (MOST_PLACES + 1);
          if (story !== lastStory) {
            one.number(2 * (story - lastStory + (lastStory < 0 ? firstStory : 0)) + 1);
            lastStory = story;
            lastPlace = 0;
          } else if (!hasPlaces) continue;
          if (hasPlaces) one.number(2 * (place - lastPlace));
          lastPlace = place;
        }
        const postings = one.take();
        out.number(name.length);
        out.bytes(name);
        out.number(postings.length);
        out.bytes(postings);
      }
      writeFileSync(path, out.take());
    },
  };
}

/** Ids of numbers: a hash table with open addressing, for millions of them. */
function numberTable(): { idOf(key: number, next: number): number } {
  let keys = new Float64Array(1 << 18).fill(-1);
  let ids = new Int32Array(1 << 18);
  let used = 0;
  const slot = (key: number, size: number) => {
    let at = (Math.imul(key % 0x110000, 0x9e3779b1) ^ Math.imul((key / 0x110000) | 0, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & (size - 1);
    return at;
  };
  function grow(): void {
    const [oldKeys, oldIds] = [keys, ids];
    keys = new Float64Array(2 * oldKeys.length).fill(-1);
    ids = new Int32Array(keys.length);
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i]! < 0) continue;
      let at = slot(oldKeys[i]!, keys.length);
      while (keys[at]! >= 0) at = (at + 1) & (keys.length - 1);
      keys[at] = oldKeys[i]!;
      ids[at] = oldIds[i]!;
    }
  }
  return {
    idOf(key, next) {
      let at = slot(key, keys.length);
      while (keys[at]! >= 0) {
        if (keys[at] === key) return ids[at]!;
        at = (at + 1) & (keys.length - 1);
      }
      keys[at] = key;
      ids[at] = next;
      if (++used > keys.length / 2) grow();
      return next;
    },
  };
}
