import type { StoredDocument } from './document.ts';
import { inflated } from './inflate.ts';
import type { IndexHead, ReadBytes } from './open-index.ts';
import { remembering } from './remembering.ts';
import { STORIES_A_CHUNK } from './stretches.ts';

/** Lengths of the stories of so many chunks are kept at hand. */
const KEPT = 256;

export interface StoryReader {
  /** The story of a number: of one that was not read yet two pieces of a file. */
  story(number: number): Promise<StoredDocument>;
  /** Asks already where the texts of some stories stand, which will presumably be read; nobody waits for it. */
  foresee(numbers: Iterable<number>): void;
}

/** Reads the stories of an index. */
export function storyReader(read: ReadBytes, { build, stories }: IndexHead): StoryReader {
  const lengths = remembering(KEPT, async (chunk: number) => {
    const count = Math.min(STORIES_A_CHUNK, stories - chunk * STORIES_A_CHUNK);
    const bytes = await read(`${build}/t/${chunk}.bin`, 0, 4 * count);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: count }, (_, i) => view.getUint32(4 * i, true));
  });
  return {
    async story(number) {
      const chunk = Math.floor(number / STORIES_A_CHUNK);
      const its = await lengths(chunk);
      const at = number % STORIES_A_CHUNK;
      const from = its.slice(0, at).reduce((sum, each) => sum + each, 4 * its.length);
      const bytes = await inflated(await read(`${build}/t/${chunk}.bin`, from, from + its[at]!));
      return unpackStory(JSON.parse(new TextDecoder('utf-16le').decode(bytes)));
    },
    foresee(numbers) {
      // What fails is asked for again, and told of, once it is needed.
      for (const number of numbers) lengths(Math.floor(number / STORIES_A_CHUNK)).catch(() => {});
    },
  };
}

function unpackStory(values: unknown): StoredDocument {
  const [id, page, title, date, bylines, section, tags, lang, has, text] = values as [
    string,
    string,
    string,
    string | null,
    string[],
    string | null,
    string[],
    string | null,
    string[],
    string[],
  ];
  return { id, page, title, date, bylines, section, tags, lang, has, text };
}
