import { writeFileSync } from 'node:fs';
import { byteWriter } from './bytes.ts';
import type { SearchDocument } from './document.ts';
import type { Fold } from './fold.ts';
import { pairTable } from './pair-table.ts';
import { beginning, ending, isBeginning, SHORT, termsOf } from './terms.ts';

/** So many entries of terms are held before they are sorted and written; 12 bytes each. */
const MOST_ENTRIES = 5_000_000;
/** A story of more tokens is indexed so far; 20 bits count its places, 12 bits the stories of a run. */
const MOST_PLACES = 2 ** 20 - 1;
const MOST_STORIES = 2 ** 12 - 1;
const MOST_TERMS = 2 ** 20;
const STAR = 0x2a;
/** A mark is set where so many bytes were written since the last. */
const MARK_EVERY = 1 << 16;

/** An entry of a run that a reader can begin at. */
export interface Mark {
  term: string;
  at: number;
}

/**
 * Gathers the terms of some stories, and writes them sorted. A run is: for each term, in the order of UTF-16, its
 * length and its units, the length of its postings, and these: `2 × gap + 1` for the next story (the first gap counts
 * from the story before the index begins), `2 × gap` for the next place in it.
 */
export interface Run {
  /** @returns how many places its headline takes */
  add(document: SearchDocument): number;
  isFull(): boolean;
  write(path: string): Mark[];
}

/** What all runs of one thread use, one after the other. */
const SPARE = MOST_ENTRIES + 3 * MOST_PLACES;
let term: Int32Array;
let where: Uint32Array;
let sorted: Uint32Array;

export function startRun(firstStory: number, fold: Fold): Run {
  term ??= new Int32Array(SPARE);
  where ??= new Uint32Array(SPARE);
  sorted ??= new Uint32Array(SPARE);
  let entries = 0;
  let stories = 0;
  /** The name of each term; null for a pair. */
  const names: (string | null)[] = [];
  const pairs = pairTable();
  const words = new Map<string, number>();
  /** For each term without places, one more than the last story that was noted. */
  let notedIn = new Uint16Array(1 << 16);

  function idOfPair(first: number, second: number): number {
    const id = pairs.idOf(first, second, names.length);
    if (id === names.length) names.push(null);
    return id;
  }
  function idOfWord(word: string): number {
    let id = words.get(word);
    if (id !== undefined) return id;
    id = names.length;
    words.set(word, id);
    names.push(word);
    return id;
  }
  function note(id: number, position: number): void {
    term[entries] = id;
    where[entries++] = stories * (MOST_PLACES + 1) + position;
  }
  /** Notes once for each story. */
  function noteOnce(id: number): void {
    if (id >= notedIn.length) {
      const larger = new Uint16Array(2 * id);
      larger.set(notedIn);
      notedIn = larger;
    }
    if (notedIn[id] === stories + 1) return;
    notedIn[id] = stories + 1;
    note(id, 0);
  }
  const hear = {
    character: (point: number) => noteOnce(idOfPair(point, STAR)),
    pair: (first: number, second: number, position: number) => note(idOfPair(first, second), position),
    word(word: string, position: number) {
      note(idOfWord(word), position);
      const letters = word.length > SHORT ? [...word.slice(0, 2 * SHORT)] : [...word];
      for (let n = 1; n <= SHORT && n <= letters.length; n++)
        noteOnce(idOfWord(beginning(letters.slice(0, n).join(''))));
    },
    ending: (digits: string, position: number) => note(idOfWord(ending(digits)), position),
  };

  /** All terms in the order of UTF-16. */
  function inOrder(): [id: number, name: string][] {
    const named: [number, string][] = [];
    for (const [id, name] of names.entries()) {
      const [first, second] = pairs.pointsOf(id);
      named.push([id, name ?? String.fromCodePoint(first, second)]);
    }
    return named.sort(([, a], [, b]) => (a < b ? -1 : 1));
  }

  return {
    add({ title, text }) {
      const afterTitle = termsOf(title.slice(0, MOST_PLACES / 2), fold, 0, hear);
      let position = afterTitle;
      for (const each of text) {
        if (position > MOST_PLACES - each.length || entries > SPARE - 5 * each.length) break;
        position = termsOf(each, fold, position, hear);
      }
      stories++;
      return afterTitle;
    },
    isFull: () => entries >= MOST_ENTRIES || stories >= MOST_STORIES || names.length >= MOST_TERMS,
    write(path) {
      // Counting sort: the entries of each term, in the order in which they came.
      const starts = new Uint32Array(names.length + 1);
      for (let i = 0; i < entries; i++) starts[term[i]! + 1]!++;
      for (let id = 0; id < names.length; id++) starts[id + 1]! += starts[id]!;
      const next = starts.slice();
      for (let i = 0; i < entries; i++) sorted[next[term[i]!]!++] = where[i]!;
      const out = byteWriter(1 << 24);
      const one = byteWriter();
      const marks: Mark[] = [];
      for (const [id, name] of inOrder()) {
        if (marks.length === 0 || out.length() > marks.at(-1)!.at + MARK_EVERY)
          marks.push({ term: name, at: out.length() });
        const hasPlaces = !isBeginning(name);
        let lastStory = -1;
        let lastPlace = 0;
        for (let i = starts[id]!; i < starts[id + 1]!; i++) {
          const story = sorted[i]! >>> 20;
          const place = sorted[i]! & MOST_PLACES;
          if (story !== lastStory) {
            one.number(2 * (story - lastStory + (lastStory < 0 ? firstStory : 0)) + 1);
            lastStory = story;
            lastPlace = 0;
          }
          if (hasPlaces) one.number(2 * (place - lastPlace));
          lastPlace = place;
        }
        const postings = one.lend();
        out.number(name.length);
        out.units(name);
        out.number(postings.length);
        out.bytes(postings);
      }
      writeFileSync(path, out.lend());
      return marks;
    },
  };
}
