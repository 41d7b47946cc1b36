import type { OpenIndex, TermPlace } from './open-index.ts';
import type { Phrase } from './parse-query.ts';
import { findAll } from './snippet.ts';
import { beginning, isBeginning, lastPoint, SHORT } from './terms.ts';

/** The stories that hold a phrase, ascending, and which of them have it in the headline. */
export interface Match {
  stories: number[];
  inHeadline: Set<number>;
}

/** What stands at one place of a phrase: any of some terms, and which of its tokens that proves. */
interface Slot {
  at: number;
  covers: [first: number, last: number];
  terms: TermPlace[];
}

const NOTHING: Match = { stories: [], inHeadline: new Set() };

/** Finds the stories that hold a phrase, exactly: the same that a scan of their texts would find. */
export async function matchPhrase(index: OpenIndex, phrase: Phrase): Promise<Match> {
  const { tokens, isExact } = phrase;
  const [only] = tokens;
  if (tokens.length === 1) {
    const { text, isWord } = only!;
    const terms =
      isWord && !isExact
        ? await wordsFrom(index, text)
        : await single(index, isWord ? text : beginning(text));
    return matchSlots(index, [{ at: 0, covers: [0, 0], terms }]);
  }
  const slots = await slotsOf(index, phrase);
  const match = await matchSlots(index, slots);
  const isPair = slots.length === 1;
  if (isPair || match.stories.length === 0) return match;
  const proof = cheapest(slots, tokens.length);
  return proof === null || proof.bytes > match.stories.length * A_STORY
    ? await inText(index, phrase, match)
    : await inSequence(index, proof.slots, match);
}

/** The stories that hold every two neighbours of a phrase's tokens, if not all of them in one place. */
export async function mayHold(index: OpenIndex, phrase: Phrase): Promise<Match> {
  return await matchSlots(index, await slotsOf(index, phrase));
}

/** What one story weighs in the text store, in bytes; those that are found are mostly shown next. */
const A_STORY = 2500;

/** Of these stories, those whose text holds the phrase. */
async function inText(index: OpenIndex, phrase: Phrase, { stories, inHeadline }: Match): Promise<Match> {
  const texts = await Promise.all(stories.map((story) => index.story(story)));
  const holds = (text: string) => findAll(text, [phrase], index.fold).length > 0;
  return {
    stories: stories.filter((_, i) => holds(texts[i]!.title) || texts[i]!.text.some(holds)),
    inHeadline: new Set(stories.filter((story, i) => inHeadline.has(story) && holds(texts[i]!.title))),
  };
}

async function single(index: OpenIndex, term: string): Promise<TermPlace[]> {
  const place = await index.term(term);
  return place ? [place] : [];
}

/** All words that begin so. A short beginning is a term of its own. */
async function wordsFrom(index: OpenIndex, start: string): Promise<TermPlace[]> {
  if ([...start].length <= SHORT) return await single(index, beginning(start));
  return await index.termsFrom(start);
}

async function slotsOf(index: OpenIndex, { tokens, isExact }: Phrase): Promise<Slot[]> {
  const last = tokens.length - 1;
  const slots = tokens.flatMap(({ text, isWord }, at): Promise<Slot>[] => {
    const next = tokens[at + 1];
    const its: Promise<Slot>[] = [];
    if (isWord) {
      const goesOn = at === last && !isExact;
      const terms = goesOn ? index.termsFrom(text).then(words) : single(index, text);
      its.push(terms.then((terms) => ({ at, covers: [at, at], terms })));
    }
    if (next && !(isWord && next.isWord)) {
      const pair = String.fromCodePoint(
        isWord ? lastPoint(text) : text.codePointAt(0)!,
        next.text.codePointAt(0)!,
      );
      // Of a word the pair proves one letter only.
      const covers: Slot['covers'] = [isWord ? at + 1 : at, next.isWord ? at : at + 1];
      its.push(single(index, pair).then((terms) => ({ at, covers, terms })));
    }
    return its;
  });
  return await Promise.all(slots);
}

function words(terms: TermPlace[]): TermPlace[] {
  return terms.filter(({ term }) => !isBeginning(term));
}

/** The stories in which every slot is filled somewhere. */
async function matchSlots(index: OpenIndex, slots: readonly Slot[]): Promise<Match> {
  if (slots.some(({ terms }) => terms.length === 0)) return NOTHING;
  const ascending = [...slots].sort((a, b) => countOf(a) - countOf(b));
  let match: Match | null = null;
  for (const found of await Promise.all(ascending.map((slot) => anyOf(index, slot)))) {
    match = match === null ? found : both(match, found);
  }
  return match ?? NOTHING;
}

function countOf({ terms }: Slot): number {
  return terms.reduce((sum, { count }) => sum + count, 0);
}

async function anyOf(index: OpenIndex, { terms }: Slot): Promise<Match> {
  const found = await Promise.all(terms.map((term) => index.stories(term)));
  const inHeadline = new Set(found.flatMap((each) => each.inHeadline.map((i) => each.stories[i]!)));
  if (found.length === 1) return { stories: found[0]!.stories, inHeadline };
  return { stories: ascending(new Set(found.flatMap(({ stories }) => stories))), inHeadline };
}

export function ascending(stories: Iterable<number>): number[] {
  return [...stories].sort((a, b) => a - b);
}

export function both(a: Match, b: Match): Match {
  const others = new Set(b.stories);
  return {
    stories: a.stories.filter((story) => others.has(story)),
    inHeadline: new Set([...a.inHeadline].filter((story) => b.inHeadline.has(story))),
  };
}

interface Proof {
  bytes: number;
  slots: Slot[];
}

/** The slots that prove every token, at the least bytes; null where that takes a term whose places are not kept. */
function cheapest(slots: readonly Slot[], tokens: number): Proof | null {
  const best: (Proof | undefined)[] = [{ bytes: 0, slots: [] }];
  for (let upTo = 1; upTo <= tokens; upTo++) {
    for (const slot of slots) {
      const [first, last] = slot.covers;
      const weight = weightOf(slot);
      if (last !== upTo - 1 || weight === null) continue;
      for (let from = first; from <= last; from++) {
        const before = best[from];
        if (!before) continue;
        const bytes = before.bytes + weight;
        if (bytes < (best[upTo]?.bytes ?? Number.POSITIVE_INFINITY))
          best[upTo] = { bytes, slots: [...before.slots, slot] };
      }
    }
  }
  return best[tokens] ?? null;
}

function weightOf({ terms }: Slot): number | null {
  if (terms.some(({ places: [from, to] }) => from === to)) return null;
  return terms.reduce((sum, { places: [from, to] }) => sum + to - from, 0);
}

/** Of these stories, those in which the slots are filled one behind the other. */
async function inSequence(index: OpenIndex, slots: readonly Slot[], match: Match): Promise<Match> {
  const wanted = new Set(match.stories);
  const filled = await Promise.all(slots.map((slot) => beginnings(index, slot, wanted)));
  const stories = match.stories.filter((story) => {
    const [first, ...others] = filled.map((each) => each.get(story));
    if (!first) return false;
    return [...first].some((place) => others.every((other) => other?.has(place)));
  });
  const left = new Set(stories);
  return { stories, inHeadline: new Set([...match.inHeadline].filter((story) => left.has(story))) };
}

/** For each wanted story the places at which the phrase would begin if this slot is part of it. */
async function beginnings(
  index: OpenIndex,
  { at, terms }: Slot,
  wanted: ReadonlySet<number>,
): Promise<Map<number, Set<number>>> {
  const all = new Map<number, Set<number>>();
  await Promise.all(
    terms.map(async (term) => {
      const [{ stories }, places] = await Promise.all([index.stories(term), index.places(term)]);
      for (const [i, story] of stories.entries()) {
        if (!wanted.has(story)) continue;
        const its = all.get(story) ?? new Set();
        for (const place of places[i]!) its.add(place - at);
        all.set(story, its);
      }
    }),
  );
  return all;
}
