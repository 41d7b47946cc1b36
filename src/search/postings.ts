import { bitReader, bitWriter, suiting } from './bits.ts';
import { packAscending, unpackAscending } from './interpolate.ts';

/** The stories that hold a term. */
export interface Stories {
  /** Ascending. */
  stories: ArrayLike<number>;
  /** Which of these, by their place in the list, have it in the headline; ascending. */
  inHeadline: ArrayLike<number>;
}

/** Where a term stands in each of its stories, one story after the other. */
export interface Places {
  /** For each story, how many places it has. */
  counts: ArrayLike<number>;
  /** Ascending within each story. */
  places: ArrayLike<number>;
}

/** Where one term stands; without places where it is one that only says that a story holds it. */
export interface Postings extends Stories, Places {
  stories: Int32Array;
  inHeadline: Int32Array;
  counts: Int32Array;
  places: Int32Array;
}

const writer = bitWriter();

/** @param count of all stories that there are to choose from */
export function packStories({ stories, inHeadline }: Stories, count: number): Uint8Array {
  packAscending(writer, stories, count);
  if (inHeadline.length === 0) writer.bits(0, 1);
  else {
    writer.bits(1, 1);
    writer.rice(inHeadline.length - 1, suiting(stories.length / 8));
    packAscending(writer, inHeadline, stories.length);
  }
  return writer.take();
}

/** @param stories how many stories hold the term; @param count all stories. @throws RangeError where the bytes are damaged */
export function unpackStories(
  bytes: Uint8Array,
  stories: number,
  count: number,
): Pick<Postings, 'stories' | 'inHeadline'> {
  const reader = bitReader(bytes);
  const found = unpackAscending(reader, stories, count);
  if (reader.bits(1) === 0) return { stories: found, inHeadline: new Int32Array() };
  const headlines = reader.rice(suiting(stories / 8)) + 1;
  return { stories: found, inHeadline: unpackAscending(reader, headlines, stories) };
}

/** Gaps between places as Rice codes, for places are strewn evenly. */
export function packPlaces({ counts, places }: Places): Uint8Array {
  let sum = 0;
  let end = 0;
  for (let i = 0; i < counts.length; i++) {
    end += counts[i]!;
    sum += ((places[end - 1]! + 1) * (counts[i]! + 1)) / counts[i]!;
  }
  const length = Math.max(1, Math.round(sum / counts.length));
  const k = suiting(length / 2);
  writer.bits(k, 5);
  let at = 0;
  for (let i = 0; i < counts.length; i++) {
    const times = counts[i]!;
    // How often, as Elias gamma: a bit for once.
    const bits = 31 - Math.clz32(times);
    if (bits > 0) writer.bits(0, bits);
    writer.bits(times, bits + 1);
    const its = gapBits(k, times);
    let last = -1;
    for (let n = 0; n < times; n++) {
      const place = places[at++]!;
      writer.rice(place - last - 1, its);
      last = place;
    }
  }
  return writer.take();
}

/** @throws RangeError where the bytes are damaged */
export function unpackPlaces(bytes: Uint8Array, stories: number): Pick<Postings, 'counts' | 'places'> {
  const reader = bitReader(bytes);
  const k = reader.bits(5);
  const counts = new Int32Array(stories);
  const places: number[] = [];
  for (let i = 0; i < stories; i++) {
    let bits = 0;
    while (reader.bits(1) === 0) if (++bits > 30) throw new RangeError('no place stands so often');
    const times = 2 ** bits + reader.bits(bits);
    const its = gapBits(k, times);
    let last = -1;
    for (let n = 0; n < times; n++) {
      last += reader.rice(its) + 1;
      places.push(last);
    }
    counts[i] = times;
  }
  return { counts, places: Int32Array.from(places) };
}

/** The oftener a term stands in a story, the nearer to one another. */
function gapBits(k: number, times: number): number {
  return Math.max(0, k - (31 - Math.clz32(times)));
}
