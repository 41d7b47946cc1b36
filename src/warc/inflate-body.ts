import { brotliDecompressSync, constants, crc32, inflateRawSync, zstdDecompressSync } from 'node:zlib';
import { memberStart } from './gzip-member.ts';

/** What came out of a compressed body, and whether it is all: `encoding` where the body is cut or broken, `length` where it is too large. */
export interface Undone {
  body: Uint8Array;
  truncated: string | null;
}

/** Members of one body: servers send one, and some tools one for every 64 kB. */
const MOST_MEMBERS = 4096;

/** Undoes gzip, whatever follows the last member ignored; null where the body is no gzip. */
export function gunzip(body: Buffer, maxBytes: number): Undone | null {
  const parts: Uint8Array[] = [];
  let room = maxBytes;
  let truncated: string | null = null;
  for (let at = 0; at < body.length && truncated === null; ) {
    const start = memberStart(body, at, body.length);
    if (typeof start !== 'number') break;
    if (parts.length === MOST_MEMBERS || (room <= 0 && parts.length > 0)) {
      truncated = 'length';
      break;
    }
    const part = undo(raw, body.subarray(start), room);
    const end = start + part.consumed;
    parts.push(part.body);
    room -= part.body.length;
    truncated = part.truncated;
    if (end + 8 > body.length || body.readUInt32LE(end) !== crc32(part.body)) truncated ??= 'encoding';
    at = end + 8;
  }
  return parts.length === 0
    ? null
    : { body: parts.length === 1 ? parts[0]! : Buffer.concat(parts), truncated };
}

/** Undoes `deflate`: zlib's format (RFC 1950) as the standard has it, or the bare stream that some servers sent. */
export function undeflate(body: Buffer, maxBytes: number): Undone | null {
  const zlib = body.length > 2 && (body[0]! & 15) === 8 && body.readUInt16BE(0) % 31 === 0;
  const undone = undo(raw, zlib ? body.subarray(2) : body, maxBytes);
  if (!zlib && undone.truncated === 'encoding') return null;
  return undone.body.length === 0 && undone.truncated === 'encoding' ? null : undone;
}

/** Undoes Brotli (RFC 7932); null where nothing comes out: it has no mark to be known by. */
export function unbrotli(body: Buffer, maxBytes: number): Undone | null {
  const undone = undo(
    (part, max, whole) => ({
      body: brotliDecompressSync(part, {
        maxOutputLength: max,
        ...(whole ? {} : { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
      }),
      consumed: part.length,
    }),
    body,
    maxBytes,
  );
  return undone.truncated === 'encoding' && undone.body.length === 0 ? null : undone;
}

/** Undoes Zstandard (RFC 8878); null where the body is none. */
export function unzstd(body: Buffer, maxBytes: number): Undone | null {
  if (body.length < 4 || body.readUInt32LE(0) !== 0xfd2fb528) return null;
  return undo(
    (part, max, whole) => ({
      body: zstdDecompressSync(part, {
        maxOutputLength: max,
        ...(whole ? {} : { finishFlush: constants.ZSTD_e_flush }),
      }),
      consumed: part.length,
    }),
    body,
    maxBytes,
  );
}

type Decoder = (part: Buffer, max: number, whole: boolean) => { body: Uint8Array; consumed: number };

const raw: Decoder = (part, max, whole) => {
  const inflated = inflateRawSync(part, {
    info: true,
    maxOutputLength: max,
    ...(whole ? {} : { finishFlush: constants.Z_SYNC_FLUSH }),
  }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
  return { body: inflated.buffer, consumed: inflated.engine.bytesWritten };
};

/** Halvings of a broken body in search of its fault: enough to come within a byte of it for 64 kB, near it for more. */
const HALVINGS = 16;
/** The same where each costs the decoding of a megabyte or more. */
const FEW_HALVINGS = 5;

/** What deflate grows to at most, so that this share of what may come out is sure to fit. */
const MOST_GROWTH = 1032;
/** Fewer bytes than this may give nothing. */
const FEW = 512;

/**
 * Decodes all, or else what comes out before the fault or the bound: a beginning that decodes, found by trying,
 * since the one-shot decoders keep nothing when they fail.
 */
function undo(decoder: Decoder, body: Buffer, maxBytes: number): Undone & { consumed: number } {
  const max = Math.max(1, maxBytes);
  try {
    return { ...decoder(body, max, true), truncated: null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return { ...upTo(decoder, body, max), truncated: 'length' };
    return { ...upToFault(decoder, body, max), truncated: 'encoding' };
  }
}

type Decoded = ReturnType<Decoder>;

function attempt(decoder: Decoder, body: Buffer, length: number, max: number): Decoded | null {
  try {
    return decoder(body.subarray(0, length), max, false);
  } catch {
    return null;
  }
}

const NONE: Decoded = { body: new Uint8Array(0), consumed: 0 };

/** Of a body that is too large, a good part of what fits: as if it all grew as its beginning does, else less of it. */
function upTo(decoder: Decoder, body: Buffer, max: number): Decoded {
  const few = Math.max(FEW, Math.ceil(Math.min(body.length, max) / MOST_GROWTH));
  const first = attempt(decoder, body, few, max);
  if (first === null || first.body.length === 0) return first ?? NONE;
  let share = Math.min(body.length / 2, (0.9 * max * few) / first.body.length);
  for (let tries = 0; tries < 4 && share > few; tries++, share /= 2) {
    const decoded = attempt(decoder, body, Math.floor(share), max);
    if (decoded) return decoded;
  }
  return first;
}

function upToFault(decoder: Decoder, body: Buffer, max: number): Decoded {
  // The whole first: a body that is only cut decodes without a fault.
  let best = attempt(decoder, body, body.length, max);
  if (best !== null) return best;
  best = NONE;
  let good = 0;
  let bad = body.length;
  for (
    let step = 0;
    bad - good > 1 && step < (best.body.length > 1 << 20 ? FEW_HALVINGS : HALVINGS);
    step++
  ) {
    const middle = (good + bad) >> 1;
    const decoded = attempt(decoder, body, middle, max);
    if (decoded) {
      best = decoded;
      good = middle;
    } else bad = middle;
  }
  return best;
}
