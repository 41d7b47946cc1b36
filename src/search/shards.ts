import { deflateRawSync } from 'node:zlib';
import { byteWriter } from './bytes.ts';
import { type Postings, packPlaces, packStories } from './postings.ts';
import { piecesOf } from './stretches.ts';

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

/** One stretch of a term's postings; all of a rarer term's. */
interface Piece {
  count: number;
  stories: Uint8Array;
  places: Uint8Array;
}

interface Line {
  term: string;
  count: number;
  pieces: Piece[];
}

/**
 * Packs terms into shards. A shard is a list of its terms in raw deflate, then for each term the stories of each piece,
 * then for each term the places of each piece. The list is columns, for like stands by like: what each term shares with
 * the one before, the rest of each, how many stories hold it; where it is cut, how many of each piece; then the lengths
 * of all pieces' stories and places.
 * @param count of all stories; @param shardBytes of a shard's postings, more or less
 */
export function shardWriter(
  count: number,
  stretch: number,
  shardBytes: number,
  write: (bytes: Uint8Array) => void,
) {
  const lines: ShardLine[] = [];
  let terms: Line[] = [];
  let bytes = 0;
  const sums: ShardSums = { terms: 0, stories: 0, places: 0, lists: 0 };

  function end(): void {
    if (terms.length === 0) return;
    const list = deflateRawSync(packList(terms), { level: 9 });
    lines.push({ first: terms[0]!.term, list: list.length });
    sums.lists += list.length;
    const pieces = terms.flatMap(({ pieces }) => pieces);
    write(
      Buffer.concat([list, ...pieces.map(({ stories }) => stories), ...pieces.map(({ places }) => places)]),
    );
    terms = [];
    bytes = 0;
  }

  return {
    add(term: string, postings: Postings): void {
      const hasPlaces = postings.counts.length > RARE;
      const pieces = cut(postings, count, stretch).map(
        ({ first, below, ...its }): Piece => ({
          count: its.stories.length,
          stories:
            its.stories.length === 0
              ? new Uint8Array()
              : packStories({ ...its, stories: its.stories.map((story) => story - first) }, below - first),
          places: hasPlaces && its.stories.length > 0 ? packPlaces(its) : new Uint8Array(),
        }),
      );
      const stories = pieces.reduce((sum, { stories }) => sum + stories.length, 0);
      const places = pieces.reduce((sum, { places }) => sum + places.length, 0);
      if (bytes > 0 && bytes + stories + places > shardBytes) end();
      terms.push({ term, count: postings.stories.length, pieces });
      bytes += stories + places;
      sums.terms++;
      sums.stories += stories;
      sums.places += places;
    },
    end(): { lines: ShardLine[]; sums: ShardSums } {
      end();
      return { lines, sums };
    },
  };
}

/** What each piece holds, and of which stories. */
function cut(
  postings: Postings,
  count: number,
  stretch: number,
): (Postings & { first: number; below: number })[] {
  const { stories, inHeadline, counts, places } = postings;
  const pieces = piecesOf(stories.length, count, stretch);
  if (pieces === 1) return [{ ...postings, first: 0, below: count }];
  let [at, headline, place] = [0, 0, 0];
  return Array.from({ length: pieces }, (_, i) => {
    const below = Math.min(count, (i + 1) * stretch);
    const [from, fromHeadline, fromPlace] = [at, headline, place];
    while (at < stories.length && stories[at]! < below) place += counts[at++] ?? 0;
    while (headline < inHeadline.length && inHeadline[headline]! < at) headline++;
    return {
      first: i * stretch,
      below,
      stories: stories.subarray(from, at),
      inHeadline: inHeadline.subarray(fromHeadline, headline).map((n) => n - from),
      counts: counts.subarray(from, at),
      places: places.subarray(fromPlace, place),
    };
  });
}

function packList(lines: readonly Line[]): Uint8Array {
  const out = byteWriter();
  out.number(lines.length);
  let last = '';
  const rests: string[] = [];
  for (const { term } of lines) {
    let same = 0;
    while (same < term.length && term[same] === last[same]) same++;
    out.number(same);
    rests.push(term.slice(same));
    last = term;
  }
  const text = new TextEncoder().encode(rests.join('\n'));
  out.number(text.length);
  out.bytes(text);
  for (const { count } of lines) out.number(count);
  const pieces = lines.flatMap(({ pieces }) => pieces);
  for (const line of lines)
    if (line.pieces.length > 1) for (const { count } of line.pieces) out.number(count);
  for (const { stories } of pieces) out.number(stories.length);
  for (const { places } of pieces) out.number(places.length);
  return out.take();
}
