import { hasPlaces } from './list-of-terms.ts';
import type { Match } from './match.ts';
import type { OpenIndex } from './open-index.ts';
import type { Slot } from './slots.ts';
import { inAny, inBoth, without } from './sorted.ts';

/** What places tell: stories that hold a sequence, and those that hold a term without places, of which they do not tell. */
export interface Sequence extends Match {
  unsure: Int32Array;
}

/** Of these stories, those in which the slots are filled one behind the other. */
export async function inSequence(
  index: OpenIndex,
  slots: readonly Slot[],
  { stories, inHeadline }: Match,
  stretch: number,
): Promise<Sequence> {
  const placeless = slots.flatMap(({ terms }) => terms.filter((term) => !hasPlaces(term)));
  const their = (await index.stories(placeless, stretch)).map((each) => each.stories);
  const unsure = placeless.length === 0 ? new Int32Array() : inBoth(stories, inAny(their));
  const told = without(stories, unsure);
  const [first, ...others] = await Promise.all(slots.map((slot) => beginnings(index, slot, told, stretch)));
  const sure = told.filter((_, i) => {
    const inOthers = others.map((other) => new Set(other[i]));
    return first![i]!.some((place) => inOthers.every((other) => other.has(place)));
  });
  return { stories: sure, unsure, inHeadline: inBoth(inHeadline, sure) };
}

/** For each of these stories the places at which the phrase would begin if this slot is part of it. */
async function beginnings(
  index: OpenIndex,
  { at, terms }: Slot,
  wanted: Int32Array,
  stretch: number,
): Promise<number[][]> {
  const all: number[][] = Array.from(wanted, () => []);
  const placed = terms.filter(hasPlaces);
  const [stories, places] = await Promise.all([
    index.stories(placed, stretch),
    index.places(placed, stretch),
  ]);
  for (const [n, { stories: its }] of stories.entries()) {
    const { counts, places: where } = places[n]!;
    let place = 0;
    let w = 0;
    for (let i = 0; i < its.length; i++) {
      while (w < wanted.length && wanted[w]! < its[i]!) w++;
      const end = place + counts[i]!;
      if (wanted[w] === its[i]) for (; place < end; place++) all[w]!.push(where[place]! - at);
      place = end;
    }
  }
  return all;
}
