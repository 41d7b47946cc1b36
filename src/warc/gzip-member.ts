import { constants, crc32, inflateRawSync } from 'node:zlib';

/** Compressed bytes that are enough to see how a member's content begins, and those that must do where it swells. */
const GLIMPSES = [512, 60];
const GLIMPSED = 1 << 16;
/** No file name or comment in a member's header is longer. */
const NAME_BOUND = 1 << 16;

/** Where the deflate stream of a member begins (RFC 1952 section 2.3); 'short' where the bytes end before, null where there is no member. */
export function memberStart(bytes: Buffer, at: number, end: number): number | 'short' | null {
  if (bytes[at] !== 0x1f || (at + 1 < end && bytes[at + 1] !== 0x8b)) return null;
  if (at + 10 > end) return 'short';
  const flags = bytes[at + 3]!;
  if (bytes[at + 2] !== 8 || (flags & 0xe0) !== 0) return null;
  let next = at + 10;
  if (flags & 4) {
    if (next + 2 > end) return 'short';
    next += 2 + bytes.readUInt16LE(next);
  }
  for (const text of [8, 16]) {
    if ((flags & text) === 0) continue;
    const zero = bytes.subarray(next, Math.min(end, next + NAME_BOUND)).indexOf(0);
    if (zero < 0) return end - next > NAME_BOUND ? null : 'short';
    next += zero + 1;
  }
  if (flags & 2) next += 2;
  return next > end ? 'short' : next;
}

/** A member inflated whole and found right, and how many bytes of the file it takes. */
export interface Member {
  content: Buffer;
  length: number;
}

/**
 * Inflates the member that starts at `at`, its deflate stream at `start`. `more` where its end is not among the
 * bytes; `large` where it holds more than `most` bytes, `slow` where its CRC or size is wrong, `broken` where its
 * deflate stream is: then it must be read piece by piece.
 */
export function inflateMember(
  bytes: Buffer,
  at: number,
  start: number,
  end: number,
  most: number,
): Member | 'more' | 'large' | 'slow' | 'broken' {
  let content: Buffer;
  let consumed: number;
  try {
    const inflated = inflateRawSync(bytes.subarray(start, end), {
      info: true,
      chunkSize: 1 << 16,
      maxOutputLength: most,
    }) as unknown as Inflated;
    content = inflated.buffer;
    consumed = inflated.engine.bytesWritten;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') return 'more';
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'large' : 'broken';
  }
  const trailer = start + consumed;
  if (trailer + 8 > end) return 'more';
  if (!trailerFits(bytes, trailer, crc32(content), content.length)) return 'slow';
  return { content, length: trailer + 8 - at };
}

/** Whether CRC-32 and size (modulo 2^32) after a deflate stream are those of what came out of it. */
export function trailerFits(bytes: Buffer, at: number, crc: number, size: number): boolean {
  return bytes.readUInt32LE(at) === crc && bytes.readUInt32LE(at + 4) === size % 2 ** 32;
}

/** How a member's content begins. */
export interface Glimpse {
  content: Buffer;
  /** Whether that much comes out of so few bytes that more is sure to come than of any page. */
  swells: boolean;
}

/** How the content of the member at `at` begins; null where no member could start there. */
export function glimpse(bytes: Buffer, at: number, end: number): Glimpse | null {
  const start = memberStart(bytes, at, end);
  if (start === null || start === 'short') return null;
  for (const length of GLIMPSES) {
    try {
      const content = inflateRawSync(bytes.subarray(start, Math.min(end, start + length)), {
        finishFlush: constants.Z_SYNC_FLUSH,
        chunkSize: 1 << 12,
        maxOutputLength: GLIMPSED,
      });
      return { content, swells: length < GLIMPSES[0]! };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return null;
    }
  }
  return null;
}

/** What `info: true` makes of the answer, which Node's types leave out. */
interface Inflated {
  buffer: Buffer;
  engine: { bytesWritten: number };
}
