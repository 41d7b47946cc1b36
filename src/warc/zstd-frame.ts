import { zstdDecompressSync } from 'node:zlib';
import { type Effort, isSpent } from './effort.ts';

/** A Zstandard frame as it lies in the file (RFC 8878 section 3.1). */
export interface Frame {
  length: number;
  /** A skippable frame holds no content: a .warc.zst puts its dictionary in one. */
  skippable: boolean;
  /** True where the frame cannot be read without a dictionary. */
  needsDictionary: boolean;
}

/** Walks over the frame at `at`, block by block, without decoding it; `more` where it ends after `end`, null where it is none. */
export function frameAt(bytes: Buffer, at: number, end: number, effort: Effort): Frame | 'more' | null {
  if (at + 8 > end) return 'more';
  if (bytes.readUInt32LE(at) !== 0xfd2fb528) {
    const length = 8 + bytes.readUInt32LE(at + 4);
    return at + length > end ? 'more' : { length, skippable: true, needsDictionary: false };
  }
  const descriptor = bytes[at + 4]!;
  if ((descriptor & 8) !== 0) return null;
  const single = (descriptor & 32) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3]!;
  const size = [single ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  const idAt = at + 5 + (single ? 0 : 1);
  let next = idAt + dictionary + size;
  let steps = 0;
  for (let last = false; !last; ) {
    if (next + 3 > end) return 'more';
    // Frames laid one into another, of a million empty blocks each, would be walked over and over.
    effort.spent += ONE_STEP;
    if (++steps > FEW_STEPS && isSpent(effort)) return null;
    const header = bytes.readUIntLE(next, 3);
    last = (header & 1) === 1;
    const type = (header >> 1) & 3;
    if (type === 3) return null;
    next += 3 + (type === 1 ? 1 : header >> 3);
  }
  if ((descriptor & 4) !== 0) next += 4;
  if (next > end) return 'more';
  const needsDictionary = bytes.subarray(idAt, idAt + dictionary).some((byte) => byte !== 0);
  return { length: next - at, skippable: false, needsDictionary };
}

/** What it costs to step over a block, in bytes inflated. */
const ONE_STEP = 64;
/** Blocks of a frame that are stepped over whatever the file has cost: 8 MB of content. */
const FEW_STEPS = 64;

/** The content of a frame; `TOO_LARGE` where it is more than `most` bytes, `DAMAGED_RECORD` where it is broken. */
export function unframe(frame: Buffer, most: number): Buffer | 'TOO_LARGE' | 'DAMAGED_RECORD' {
  try {
    return zstdDecompressSync(frame, { maxOutputLength: most });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'DAMAGED_RECORD';
  }
}
