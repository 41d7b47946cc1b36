import type { Match, Slot } from './match.ts';
import type { OpenIndex } from './open-index.ts';

/** Of these stories, those in which the slots are filled one behind the other. */
export async function inSequence(
  index: OpenIndex,
  slots: readonly Slot[],
  { stories, inHeadline }: Match,
  stretch: number,
): Promise<Match> {
  const filled = await Promise.all(slots.map((slot) => beginnings(index, slot, stories, stretch)));
  const [first, ...others] = filled;
  const left = stories.filter((_, i) => {
    const inOthers = others.map((other) => new Set(other[i]));
    return (first![i] ?? []).some((place) => inOthers.every((other) => other.has(place)));
  });
  const kept = new Set(left);
  return { stories: left, inHeadline: inHeadline.filter((story) => kept.has(story)) };
}

/** For each of these stories the places at which the phrase would begin if this slot is part of it. */
async function beginnings(
  index: OpenIndex,
  { at, terms }: Slot,
  wanted: Int32Array,
  stretch: number,
): Promise<number[][]> {
  const all: number[][] = Array.from(wanted, () => []);
  const [stories, places] = await Promise.all([index.stories(terms, stretch), index.places(terms, stretch)]);
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
