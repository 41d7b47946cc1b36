import type { StoredDocument } from './document.ts';
import { type Candidates, hold, type Match, mayHold } from './match.ts';
import type { OpenIndex } from './open-index.ts';
import { type Phrase, parseQuery, type Query, type Wish } from './parse-query.ts';
import { added, bestFirst, joined, raise, type Scored } from './rank.ts';
import { type Sought, seek, seekSeam } from './slots.ts';
import { type Snippet, snippetOf } from './snippet.ts';
import { inAny, inBoth, without } from './sorted.ts';

export type Order = 'best' | 'newest' | 'oldest';

/** The stories that a query finds. */
export interface Found {
  total: number;
  /** Whether all stories were asked; else there are at least so many. */
  isWhole: boolean;
  /** Best first. */
  stories: number[];
  /** What each of them is worth, in the same order. */
  scores: number[];
  /** What is to be marked in a snippet. */
  phrases: Phrase[];
}

export interface Hit {
  story: StoredDocument;
  score: number;
  title: Snippet;
  snippet: Snippet;
}

/**
 * Finds all stories that a query asks for. Null where it holds nothing that can be searched for.
 * @throws RangeError where the query is too long, or the index damaged; what reading the index throws
 */
export async function find(index: OpenIndex, text: string): Promise<Found | null> {
  const query = parseQuery(text, index.fold);
  if (query === null) return null;
  const found: Scored[] = [];
  for await (const each of byStretch(index, query)) found.push(each);
  return foundIn([joined(found)], query, true);
}

/**
 * The same, one stretch of stories after the other, the newest first: what was found stays where it is, and what older
 * stories add comes behind it. Whoever has enough stops asking. Yields nothing where `find` returns null.
 */
export async function* findNewestFirst(index: OpenIndex, text: string): AsyncGenerator<Found, void> {
  const query = parseQuery(text, index.fold);
  if (query === null) return;
  const found: Scored[] = [];
  const stretches = stretchesOf(index);
  for await (const each of byStretch(index, query)) {
    found.push(each);
    yield foundIn(found, query, found.length === stretches);
  }
}

/** In which order hits are shown: as they are, or by their number, for stories are numbered from the newest on. */
export function inOrder({ stories }: Pick<Found, 'stories'>, order: Order): number[] {
  if (order === 'best') return stories;
  const byDate = Array.from(Int32Array.from(stories).sort());
  return order === 'newest' ? byDate : byDate.reverse();
}

/** What is shown of one story. */
export async function show(
  index: OpenIndex,
  found: Pick<Found, 'stories' | 'scores' | 'phrases'>,
  story: number,
): Promise<Hit> {
  const stored = await index.story(story);
  const { fold } = index;
  return {
    story: stored,
    score: found.scores[found.stories.indexOf(story)] ?? 0,
    title: snippetOf([stored.title], found.phrases, fold, stored.title.length),
    snippet: snippetOf(stored.text, found.phrases, fold),
  };
}

/** Each part ranked for itself, one behind the other. */
function foundIn(parts: readonly Scored[], query: Query, isWhole: boolean): Found {
  const found: Found = {
    total: 0,
    isWhole,
    stories: [],
    scores: [],
    phrases: query.flatMap(({ must }) => must),
  };
  for (const part of parts) {
    for (const [story, score] of bestFirst(part)) {
      found.stories.push(story);
      found.scores.push(score);
    }
  }
  found.total = found.stories.length;
  return found;
}

/** Hits on a first page, for which texts are prepared. */
const SHOWN_FIRST = 10;

function stretchesOf({ head }: OpenIndex): number {
  return Math.max(1, Math.ceil(head.stories / head.stretch));
}

/** A wish, and what the dictionary knows of its phrases. */
interface SoughtWish {
  must: Sought[];
  not: Sought[];
  /** Where one phrase of `must` and the next would meet. */
  seams: Sought[];
  /** What each phrase of `must` is worth. */
  weights: number[];
}

async function* byStretch(index: OpenIndex, query: Query): AsyncGenerator<Scored, void> {
  const wishes = await Promise.all(query.map((wish) => seekWish(index, wish)));
  for (let stretch = 0; stretch < stretchesOf(index); stretch++) {
    const granted = await Promise.all(wishes.map((wish) => grant(index, wish, stretch)));
    yield granted.length === 1 ? granted[0]! : added(granted);
  }
}

async function seekWish(index: OpenIndex, { must, not }: Wish): Promise<SoughtWish> {
  const [wanted, unwanted, seams] = await Promise.all([
    Promise.all(must.map((phrase) => seek(index, phrase))),
    Promise.all(not.map((phrase) => seek(index, phrase))),
    Promise.all(must.slice(1).map((phrase, i) => seekSeam(index, must[i]!, phrase))),
  ]);
  const weights = wanted.map(({ slots }) => {
    const stories = Math.min(...slots.map(({ terms }) => terms.reduce((sum, { count }) => sum + count, 0)));
    return Math.log2(1 + index.head.stories / (1 + stories));
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    must: wanted,
    not: unwanted,
    seams: seams.filter((seam) => seam !== null),
    weights: weights.map((weight) => weight / whole),
  };
}

/** The stories of one stretch by which one wish is granted: headline before body, the phrase before its scattered words, rarer words more. */
async function grant(
  index: OpenIndex,
  { must, not, seams, weights }: SoughtWish,
  stretch: number,
): Promise<Scored> {
  const mayHoldAll = (all: Sought[]) => Promise.all(all.map((each) => mayHold(index, each, stretch)));
  /** Of each phrase the stories among these; in few stories little has to be proven. */
  const holdAll = (all: Sought[], may: Candidates[], among: Int32Array) =>
    Promise.all(all.map((each, i) => hold(index, each, may[i]!, among, stretch)));
  const [mayBeWanted, mayBeUnwanted, mayMeet] = await Promise.all([
    mayHoldAll(must),
    mayHoldAll(not),
    mayHoldAll(seams),
  ]);
  const among =
    must.length === 0 ? storiesOf(index, stretch) : mayBeWanted.map((each) => each.stories).reduce(inBoth);
  const meet = seams.length === 0 ? null : mayMeet.map((each) => each.stories).reduce(inBoth);
  const score = (stories: Int32Array, matches: readonly Match[]): Scored => {
    const scored: Scored = { stories, scores: new Float32Array(stories.length) };
    for (const [i, { inHeadline }] of matches.entries()) raise(scored, inHeadline, 2 * weights[i]!);
    if (meet !== null) raise(scored, meet, 1);
    return scored;
  };
  const proving = holdAll(must, mayBeWanted, among);
  // While it is proven, what will presumably be shown first is prepared.
  if (stretch === 0) {
    const first = [...bestFirst(score(among, mayBeWanted))].slice(0, SHOWN_FIRST);
    index.foresee(first.map(([story]) => story));
  }
  const wanted = await proving;
  const all = wanted.map((match) => match.stories).reduce(inBoth, among);
  const unwanted = await holdAll(not, mayBeUnwanted, all);
  return score(not.length === 0 ? all : without(all, inAny(unwanted.map((match) => match.stories))), wanted);
}

function storiesOf({ head }: OpenIndex, stretch: number): Int32Array {
  const first = stretch * head.stretch;
  return Int32Array.from({ length: Math.min(head.stretch, head.stories - first) }, (_, i) => first + i);
}
