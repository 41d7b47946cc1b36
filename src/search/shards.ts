import { deflateRawSync } from 'node:zlib';
import { byteWriter } from './bytes.ts';
import { type Postings, packPlaces, packStories } from './postings.ts';

/** A term of so few stories keeps no places: whether a phrase stands there is seen in their texts. */
const RARE = 64;

/** What is known of a shard before it is opened. */
export interface ShardLine {
  /** Its first term. */
  first: string;
  /** Bytes of its list of terms, at its beginning. */
  list: number;
}

/** How many terms, and bytes of what. */
export interface ShardSums {
  terms: number;
  stories: number;
  places: number;
  lists: number;
}

/**
 * Packs terms into shards. A shard is a list of its terms (raw deflate: the terms, how many stories hold each, the
 * lengths of their stories and of their places), then for each term its stories, then for each term its places.
 * @param count of all stories; @param shardBytes of a shard's postings, more or less
 */
export function shardWriter(count: number, shardBytes: number, write: (bytes: Uint8Array) => void) {
  const lines: ShardLine[] = [];
  let terms: string[] = [];
  let stories: Uint8Array[] = [];
  let places: Uint8Array[] = [];
  let numbers: number[] = [];
  let bytes = 0;
  const sums: ShardSums = { terms: 0, stories: 0, places: 0, lists: 0 };

  function end(): void {
    if (terms.length === 0) return;
    const list = deflateRawSync(packList(terms, numbers, stories, places), { level: 9 });
    lines.push({ first: terms[0]!, list: list.length });
    sums.lists += list.length;
    write(Buffer.concat([list, ...stories, ...places]));
    terms = [];
    stories = [];
    places = [];
    numbers = [];
    bytes = 0;
  }

  return {
    add(term: string, postings: Postings): void {
      const packed = packStories(postings, count);
      const its = postings.places.length > RARE ? packPlaces(postings.places) : new Uint8Array();
      if (bytes > 0 && bytes + packed.length + its.length > shardBytes) end();
      terms.push(term);
      numbers.push(postings.stories.length);
      stories.push(packed);
      places.push(its);
      bytes += packed.length + its.length;
      sums.terms++;
      sums.stories += packed.length;
      sums.places += its.length;
    },
    end(): { lines: ShardLine[]; sums: ShardSums } {
      end();
      return { lines, sums };
    },
  };
}

/** Columns, for like stands by like: what terms share with the one before, the rest of each, then the numbers. */
function packList(
  terms: readonly string[],
  numbers: readonly number[],
  stories: readonly Uint8Array[],
  places: readonly Uint8Array[],
): Uint8Array {
  const out = byteWriter();
  out.number(terms.length);
  let last = '';
  const rests: string[] = [];
  for (const term of terms) {
    let same = 0;
    while (same < term.length && term[same] === last[same]) same++;
    out.number(same);
    rests.push(term.slice(same));
    last = term;
  }
  const text = new TextEncoder().encode(rests.join('\n'));
  out.number(text.length);
  out.bytes(text);
  for (const number of numbers) out.number(number);
  for (const each of stories) out.number(each.length);
  for (const each of places) out.number(each.length);
  return out.take();
}
