import { deflateRawSync } from 'node:zlib';
import type { StoredDocument } from './document.ts';

/** The stories of one chunk: their lengths, four bytes each, little-endian, then each for itself in raw deflate. */
export function packChunk(stories: readonly Uint8Array[]): Uint8Array {
  const head = new DataView(new ArrayBuffer(4 * stories.length));
  for (const [i, each] of stories.entries()) head.setUint32(4 * i, each.length, true);
  return Buffer.concat([new Uint8Array(head.buffer), ...stories]);
}

/** JSON in UTF-16: of Chinese, deflate leaves a tenth less of it than of UTF-8. */
export function packStory(story: StoredDocument): Uint8Array {
  const { id, page, title, date, bylines, section, tags, lang, has, text } = story;
  const values = [id, page, title, date, bylines, section, tags, lang, has, text];
  return deflateRawSync(Buffer.from(JSON.stringify(values), 'utf16le'), { level: 9 });
}
