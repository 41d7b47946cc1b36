import { hasPlaces } from './list-of-terms.ts';
import type { OpenIndex } from './open-index.ts';
import type { Phrase } from './parse-query.ts';
import { inSequence } from './sequence.ts';
import type { Slot, Sought } from './slots.ts';
import { findAll } from './snippet.ts';
import { inAny, inBoth } from './sorted.ts';

/** The stories that hold a phrase, and those that have it in the headline; ascending. */
export interface Match {
  stories: Int32Array;
  inHeadline: Int32Array;
}

const NOTHING: Match = { stories: new Int32Array(), inHeadline: new Int32Array() };

/** What one story weighs in the text store, in bytes; those that are found are mostly shown next. */
const A_STORY = 2500;

/** Stories that may hold a phrase. */
export interface Candidates extends Match {
  /** Which slots are filled in each of them; not all of the phrase's where texts tell the rest at less. */
  filled: readonly Slot[];
}

/** The stories of one stretch that have all parts of a phrase, if not in one place. */
export async function mayHold(index: OpenIndex, { slots }: Sought, stretch: number): Promise<Candidates> {
  if (slots.some(({ terms }) => terms.length === 0)) return { ...NOTHING, filled: [] };
  const rarest = Math.min(...slots.map((slot) => countOf(slot, stretch)));
  // What takes more bytes than the texts of all stories that can be left says less than these.
  const filled = slots.filter(
    (slot) => countOf(slot, stretch) === rarest || bytesOf(slot, stretch, 'stories') < rarest * A_STORY,
  );
  return { ...(await inAll(index, filled, stretch)), filled };
}

/** Those among some stories that hold a phrase, exactly: the same that a scan of their texts would find. */
export async function hold(
  index: OpenIndex,
  { phrase, slots }: Sought,
  candidates: Candidates,
  among: Int32Array,
  stretch: number,
): Promise<Match> {
  const match: Match = {
    stories: inBoth(candidates.stories, among),
    inHeadline: inBoth(candidates.inHeadline, among),
  };
  if (slots.length === 1 || match.stories.length === 0) return match;
  const proof =
    candidates.filled.length < slots.length
      ? null
      : cheapest(slots, phrase.tokens.length, stretch, match.stories.length);
  if (proof === null || proof.bytes > match.stories.length * A_STORY)
    return await inText(index, phrase, match);
  const { stories: sure, unsure, inHeadline } = await inSequence(index, proof.slots, match, stretch);
  if (unsure.length === 0) return { stories: sure, inHeadline };
  const seen = await inText(index, phrase, { stories: unsure, inHeadline });
  return {
    stories: inAny([sure, seen.stories]),
    inHeadline: inAny([inHeadline, seen.inHeadline]),
  };
}

/** Of these stories, those whose text holds the phrase. */
async function inText(index: OpenIndex, phrase: Phrase, { stories }: Match): Promise<Match> {
  const texts = await Promise.all(Array.from(stories, (story) => index.story(story)));
  const holds = (text: string) => findAll(text, [phrase], index.fold).length > 0;
  const inHeadline = stories.filter((_, i) => holds(texts[i]!.title));
  return {
    stories: stories.filter((story, i) => inHeadline.includes(story) || texts[i]!.text.some(holds)),
    inHeadline,
  };
}

/** The stories in which every slot is filled somewhere. */
async function inAll(index: OpenIndex, slots: readonly Slot[], stretch: number): Promise<Match> {
  if (slots.some(({ terms }) => terms.length === 0)) return NOTHING;
  const found = await Promise.all(slots.map((slot) => anyOf(index, slot, stretch)));
  found.sort((a, b) => a.stories.length - b.stories.length);
  return found.reduce((a, b) => ({
    stories: inBoth(a.stories, b.stories),
    inHeadline: inBoth(a.inHeadline, b.inHeadline),
  }));
}

async function anyOf(index: OpenIndex, { terms }: Slot, stretch: number): Promise<Match> {
  const found = await index.stories(terms, stretch);
  return {
    stories: inAny(found.map(({ stories }) => stories)),
    inHeadline: inAny(found.map(({ stories, inHeadline }) => inHeadline.map((i) => stories[i]!))),
  };
}

/** How many stories of a stretch may fill a slot. */
function countOf({ terms }: Slot, stretch: number): number {
  return terms.reduce((sum, { pieces }) => sum + (pieces[stretch] ?? pieces[0]!).count, 0);
}

function bytesOf({ terms }: Slot, stretch: number, what: 'stories' | 'places'): number {
  return terms.reduce((sum, { pieces }) => {
    const [from, to] = (pieces[stretch] ?? pieces[0]!)[what];
    return sum + to - from;
  }, 0);
}

interface Proof {
  bytes: number;
  slots: Slot[];
}

/** The slots that prove every token, at the least bytes; null where one takes a term whose places are not kept. */
function cheapest(slots: readonly Slot[], tokens: number, stretch: number, stories: number): Proof | null {
  const best: (Proof | undefined)[] = [{ bytes: 0, slots: [] }];
  for (let upTo = 1; upTo <= tokens; upTo++) {
    for (const slot of slots) {
      const [first, last] = slot.covers;
      if (last !== upTo - 1 || !slot.terms.some(hasPlaces)) continue;
      for (let from = first; from <= last; from++) {
        const before = best[from];
        if (!before) continue;
        const bytes = before.bytes + weightOf(slot, stretch, stories);
        if (bytes < (best[upTo]?.bytes ?? Number.POSITIVE_INFINITY))
          best[upTo] = { bytes, slots: [...before.slots, slot] };
      }
    }
  }
  return best[tokens] ?? null;
}

/** Bytes of the places, and of the texts of those of the stories that presumably hold a term without places. */
function weightOf(slot: Slot, stretch: number, stories: number): number {
  const without: Slot = { ...slot, terms: slot.terms.filter((term) => !hasPlaces(term)) };
  const unsure = (stories * countOf(without, stretch)) / countOf(slot, stretch);
  return bytesOf(slot, stretch, 'places') + unsure * A_STORY;
}
