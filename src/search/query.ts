import type { StoredDocument } from './document.ts';
import { ascending, type Match, matchPhrase, mayHold } from './match.ts';
import type { OpenIndex } from './open-index.ts';
import { type Phrase, parseQuery, type Query, type Wish } from './parse-query.ts';
import { type Snippet, snippetOf } from './snippet.ts';

export type Order = 'best' | 'newest' | 'oldest';

/** The stories that a query finds. */
export interface Found {
  total: number;
  /** Best first. */
  stories: number[];
  scores: ReadonlyMap<number, number>;
  /** What is to be marked in a snippet. */
  phrases: Phrase[];
}

export interface Hit {
  story: StoredDocument;
  score: number;
  title: Snippet;
  snippet: Snippet;
}

/** Finds all stories that a query asks for. Null where it holds nothing that can be searched for. */
export async function find(index: OpenIndex, text: string): Promise<Found | null> {
  const query = parseQuery(text, index.fold);
  if (query === null) return null;
  const scores = new Map<number, number>();
  for (const granted of await Promise.all(query.map((wish) => grant(index, wish)))) {
    for (const [story, score] of granted) scores.set(story, (scores.get(story) ?? 0) + score);
  }
  // A lower number is a newer story.
  const stories = [...scores.keys()].sort((a, b) => scores.get(b)! - scores.get(a)! || a - b);
  return { total: stories.length, stories, scores, phrases: phrasesOf(query) };
}

export function phrasesOf(query: Query): Phrase[] {
  return query.flatMap(({ must }) => must);
}

/** In which order hits are shown: as they are, or by their number, for stories are numbered from the newest on. */
export function inOrder({ stories }: Found, order: Order): number[] {
  if (order === 'best') return stories;
  const byDate = ascending(stories);
  return order === 'newest' ? byDate : byDate.reverse();
}

/** What is shown of one story. */
export async function show(index: OpenIndex, found: Found, story: number): Promise<Hit> {
  const stored = await index.story(story);
  const { fold } = index;
  return {
    story: stored,
    score: found.scores.get(story) ?? 0,
    title: snippetOf([stored.title], found.phrases, fold, stored.title.length),
    snippet: snippetOf(stored.text, found.phrases, fold),
  };
}

/** The stories that one wish is granted by, with what each is worth. */
async function grant(index: OpenIndex, { must, not }: Wish): Promise<Map<number, number>> {
  const [wanted, unwanted] = await Promise.all([
    Promise.all(must.map((phrase) => matchPhrase(index, phrase))),
    Promise.all(not.map((phrase) => matchPhrase(index, phrase))),
  ]);
  const refused = new Set(unwanted.flatMap(({ stories }) => stories));
  const weights = wanted.map(({ stories }) => Math.log2(1 + index.head.stories / (1 + stories.length)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const together = must.length < 2 ? null : new Set(await sideBySide(index, must, wanted));
  const scores = new Map<number, number>();
  for (const story of inAll(wanted, index.head.stories)) {
    if (refused.has(story)) continue;
    // Headline before body, the phrase before its scattered words, rarer words more.
    const inHeadline = wanted.reduce(
      (sum, match, i) => sum + (match.inHeadline.has(story) ? weights[i]! : 0),
      0,
    );
    scores.set(story, (whole === 0 ? 0 : (2 * inHeadline) / whole) + (together?.has(story) ? 1 : 0));
  }
  return scores;
}

/** The stories of all matches; all stories where there is none: `-周庭` alone. */
function inAll(matches: readonly Match[], count: number): number[] {
  const [first, ...others] = [...matches].sort((a, b) => a.stories.length - b.stories.length);
  if (!first) return Array.from({ length: count }, (_, story) => story);
  const sets = others.map(({ stories }) => new Set(stories));
  return first.stories.filter((story) => sets.every((set) => set.has(story)));
}

/** Stories in which the phrases may stand side by side, in the order in which they were asked for: good enough to rank by. */
async function sideBySide(
  index: OpenIndex,
  must: readonly Phrase[],
  wanted: readonly Match[],
): Promise<number[]> {
  if (inAll(wanted, 0).length === 0) return [];
  const tokens = must.flatMap(({ tokens }) => tokens);
  return (await mayHold(index, { tokens, isExact: must.at(-1)!.isExact })).stories;
}
