import { bitReader, bitWriter, suiting } from './bits.ts';

/** Where one term stands: in which stories, and at which places of each. */
export interface Postings {
  /** Stories, ascending. */
  stories: number[];
  /** Which of these, by their place in the list, have it in the headline; ascending. */
  inHeadline: number[];
  /** For each of these, its places, ascending; empty for a term without places. */
  places: number[][];
}

const writer = bitWriter();

/** The stories of a term: their gaps, and which of them have it in the headline. */
export function packStories({ stories, inHeadline }: Omit<Postings, 'places'>, count: number): Uint8Array {
  packGaps(stories, count);
  if (inHeadline.length === 0) writer.bits(0, 1);
  else {
    writer.bits(1, 1);
    writer.rice(inHeadline.length - 1, suiting(stories.length / 8));
    packGaps(inHeadline, stories.length);
  }
  return writer.take();
}

/** @param stories how many stories hold the term; @param count all stories */
export function unpackStories(bytes: Uint8Array, stories: number, count: number): Omit<Postings, 'places'> {
  const reader = bitReader(bytes);
  const found = unpackGaps(reader, stories, count);
  if (reader.bits(1) === 0) return { stories: found, inHeadline: [] };
  const headlines = Math.min(stories, reader.rice(suiting(stories / 8)) + 1);
  return { stories: found, inHeadline: unpackGaps(reader, headlines, stories) };
}

function packGaps(numbers: readonly number[], below: number): void {
  const k = suiting(below / numbers.length);
  let last = -1;
  for (const number of numbers) {
    writer.rice(number - last - 1, k);
    last = number;
  }
}

function unpackGaps(reader: ReturnType<typeof bitReader>, length: number, below: number): number[] {
  const k = suiting(below / length);
  const numbers = new Array<number>(length);
  let last = -1;
  for (let i = 0; i < length; i++) {
    last += reader.rice(k) + 1;
    numbers[i] = last;
  }
  return numbers;
}

/** The places of a term in each of its stories, in their order. */
export function packPlaces(places: readonly number[][]): Uint8Array {
  let sum = 0;
  for (const each of places) sum += ((each.at(-1)! + 1) * (each.length + 1)) / each.length;
  const length = Math.max(1, Math.round(sum / places.length));
  const k = suiting(length / 2);
  writer.bits(k, 5);
  for (const each of places) {
    // How often, as Elias gamma: a bit for once.
    const bits = Math.floor(Math.log2(each.length));
    writer.bits(0, bits);
    writer.bits(each.length, bits + 1);
    const its = gapBits(k, each.length);
    let last = -1;
    for (const place of each) {
      writer.rice(place - last - 1, its);
      last = place;
    }
  }
  return writer.take();
}

export function unpackPlaces(bytes: Uint8Array, stories: number): number[][] {
  const reader = bitReader(bytes);
  const k = reader.bits(5);
  const places = new Array<number[]>(stories);
  for (let i = 0; i < stories; i++) {
    let bits = 0;
    while (reader.bits(1) === 0) bits++;
    const times = 2 ** bits + reader.bits(bits);
    const its = gapBits(k, times);
    const each: number[] = [];
    let last = -1;
    for (let n = 0; n < times; n++) {
      last += reader.rice(its) + 1;
      each.push(last);
    }
    places[i] = each;
  }
  return places;
}

/** The oftener a term stands in a story, the nearer to one another. */
function gapBits(k: number, times: number): number {
  return Math.max(0, k - (31 - Math.clz32(times)));
}
