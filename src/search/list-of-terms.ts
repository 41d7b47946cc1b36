import { byteReader } from './bytes.ts';
import { piecesOf } from './stretches.ts';

/** A piece of a term's postings: how many stories, and which bytes of its shard's file tell them and their places. */
export interface Piece {
  count: number;
  stories: [from: number, to: number];
  /** Empty for a term that keeps no places. */
  places: [from: number, to: number];
}

/** A term, and where its postings lie. */
export interface TermPlace {
  term: string;
  shard: number;
  /** How many stories hold it. */
  count: number;
  /** One for all stories, or one for each stretch. */
  pieces: Piece[];
}

export function hasPlaces({ pieces }: TermPlace): boolean {
  return pieces.some(({ places: [from, to] }) => to > from);
}

/** Reads the list of a shard, as `shardWriter` packs it. @throws RangeError where it is damaged */
export function unpackList(
  bytes: Uint8Array,
  shard: number,
  listLength: number,
  { stories: all, stretch }: { stories: number; stretch: number },
): TermPlace[] {
  const reader = byteReader(bytes);
  const length = reader.number();
  const some = (count: number): number[] => {
    if (count > reader.left()) throw new RangeError('the bytes end too soon');
    return Array.from({ length: count }, () => reader.number());
  };
  const same = some(length);
  const rests = new TextDecoder().decode(reader.bytes(reader.number())).split('\n');
  if (rests.length !== length) throw new RangeError('a list of terms is damaged');
  const counts = some(length);
  const pieces = counts.map((count) => piecesOf(count, all, stretch));
  const ofPieces = pieces.map((number, i) => (number === 1 ? [counts[i]!] : some(number)));
  const whole = pieces.reduce((sum, number) => sum + number, 0);
  const stories = some(whole);
  const places = some(whole);
  let at = listLength;
  let placesAt = listLength + stories.reduce((sum, each) => sum + each, 0);
  let n = 0;
  let term = '';
  return rests.map((rest, i) => {
    term = term.slice(0, same[i]) + rest;
    const its = ofPieces[i]!.map((count): Piece => {
      const piece: Piece = {
        count,
        stories: [at, at + stories[n]!],
        places: [placesAt, placesAt + places[n]!],
      };
      at = piece.stories[1];
      placesAt = piece.places[1];
      n++;
      return piece;
    });
    return { term, shard, count: counts[i]!, pieces: its };
  });
}
