import type { Piece, TermPlace } from './list-of-terms.ts';
import type { ReadBytes } from './open-index.ts';
import { type Postings, unpackPlaces, unpackStories } from './postings.ts';
import { between } from './sorted.ts';

export type StoriesOf = Pick<Postings, 'stories' | 'inHeadline'>;
export type PlacesOf = Pick<Postings, 'counts' | 'places'>;

/** Bytes between two pieces that are rather read too than asked for apart. */
const GAP = 512;

/** Reads what stands of some terms in one stretch; pieces of neighbours are read at once, and each is kept with its list. */
export function pieceReader(
  read: ReadBytes,
  shardFile: (shard: number) => string,
  head: { stories: number; stretch: number },
) {
  const stories = new WeakMap<Piece, Promise<StoriesOf>>();
  const places = new WeakMap<Piece, Promise<PlacesOf>>();

  const boundsOf = (stretch: number): [from: number, below: number] => [
    stretch * head.stretch,
    Math.min(head.stories, (stretch + 1) * head.stretch),
  ];
  const isCut = ({ pieces }: TermPlace) => pieces.length > 1;
  const pieceAt = ({ pieces }: TermPlace, stretch: number) => pieces[pieces.length > 1 ? stretch : 0]!;

  /** Reads those pieces that are not known yet. */
  function fill<T>(
    known: WeakMap<Piece, Promise<T>>,
    terms: readonly TermPlace[],
    stretch: number,
    span: 'stories' | 'places',
    unpack: (bytes: Uint8Array, piece: Piece, term: TermPlace) => T,
  ): void {
    const wanted = terms.filter((term) => !known.has(pieceAt(term, stretch)));
    for (let i = 0; i < wanted.length; ) {
      const { shard } = wanted[i]!;
      const [from] = pieceAt(wanted[i]!, stretch)[span];
      let to = from;
      const first = i;
      for (; i < wanted.length && wanted[i]!.shard === shard; i++) {
        const [next, end] = pieceAt(wanted[i]!, stretch)[span];
        if (next < to || next > to + GAP) break;
        to = end;
      }
      const bytes = from === to ? Promise.resolve(new Uint8Array()) : read(shardFile(shard), from, to);
      for (const term of wanted.slice(first, i)) {
        const piece = pieceAt(term, stretch);
        const [start, end] = piece[span];
        const its = bytes.then((all) => unpack(all.subarray(start - from, end - from), piece, term));
        known.set(piece, its);
        // What failed is asked for again.
        its.catch(() => known.delete(piece));
      }
    }
  }

  async function storiesOf(terms: readonly TermPlace[], stretch: number): Promise<StoriesOf[]> {
    const [from, below] = boundsOf(stretch);
    fill(stories, terms, stretch, 'stories', (bytes, { count }, term) => {
      if (count === 0) return { stories: new Int32Array(), inHeadline: new Int32Array() };
      if (!isCut(term)) return unpackStories(bytes, count, head.stories);
      const found = unpackStories(bytes, count, below - from);
      return { ...found, stories: found.stories.map((story) => story + from) };
    });
    return await Promise.all(
      terms.map(async (term) => {
        const found = await stories.get(pieceAt(term, stretch))!;
        if (isCut(term) || below - from === head.stories) return found;
        const [first, last] = between(found.stories, from, below);
        const [firstHeadline, lastHeadline] = between(found.inHeadline, first, last);
        return {
          stories: found.stories.subarray(first, last),
          inHeadline: found.inHeadline.subarray(firstHeadline, lastHeadline).map((n) => n - first),
        };
      }),
    );
  }

  async function placesOf(terms: readonly TermPlace[], stretch: number): Promise<PlacesOf[]> {
    const [from, below] = boundsOf(stretch);
    fill(places, terms, stretch, 'places', (bytes, { count }) =>
      bytes.length === 0
        ? { counts: new Int32Array(), places: new Int32Array() }
        : unpackPlaces(bytes, count),
    );
    // Asked for before, and kept: which of its stories are of this stretch.
    await storiesOf(terms, stretch);
    return await Promise.all(
      terms.map(async (term) => {
        const piece = pieceAt(term, stretch);
        const [found, its] = await Promise.all([places.get(piece)!, stories.get(piece)!]);
        if (isCut(term) || below - from === head.stories) return found;
        const [first, last] = between(its.stories, from, below);
        const sum = (to: number) => found.counts.subarray(0, to).reduce((all, count) => all + count, 0);
        return {
          counts: found.counts.subarray(first, last),
          places: found.places.subarray(sum(first), sum(last)),
        };
      }),
    );
  }
  return { stories: storiesOf, places: placesOf };
}
