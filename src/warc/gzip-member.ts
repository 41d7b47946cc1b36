import { constants, crc32, inflateRawSync } from 'node:zlib';

/** What is inflated at one stroke; larger members are inflated piece by piece. */
const AT_ONCE_BOUND = 16 << 20;
/** Compressed bytes that are enough to see how a member's content begins. */
const GLIMPSE = 512;
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
 * bytes; `slow` where it must be read piece by piece: because it is large, broken, or its CRC or size is wrong.
 */
export function inflateMember(
  bytes: Buffer,
  at: number,
  start: number,
  end: number,
): Member | 'more' | 'slow' | 'broken' {
  let content: Buffer;
  let consumed: number;
  try {
    const inflated = inflateRawSync(bytes.subarray(start, end), INFLATE) as unknown as Inflated;
    content = inflated.buffer;
    consumed = inflated.engine.bytesWritten;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') return 'more';
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'slow' : 'broken';
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

/** How the content of the member at `at` begins; null where no member could start there. */
export function glimpse(bytes: Buffer, at: number, end: number): Buffer | null {
  const start = memberStart(bytes, at, end);
  if (start === null || start === 'short') return null;
  try {
    return inflateRawSync(bytes.subarray(start, Math.min(end, start + GLIMPSE)), {
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch {
    return null;
  }
}

const INFLATE = { info: true, chunkSize: 1 << 16, maxOutputLength: AT_ONCE_BOUND };

/** What `info: true` makes of the answer, which Node's types leave out. */
interface Inflated {
  buffer: Buffer;
  engine: { bytesWritten: number };
}
