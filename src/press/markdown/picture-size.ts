import { closeSync, openSync, readSync } from 'node:fs';

export interface PictureSize {
  /** Pixels, as the picture is shown: turned upright where its Exif data says so. */
  width: number;
  height: number;
}

/**
 * The size of a picture by the first bytes of its file, so that a page can leave room for it before it has
 * loaded. Null for other formats than PNG, GIF, WebP and JPEG, and where the bytes do not say.
 */
export function pictureSizeOf(path: string): PictureSize | null {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    const short = head.subarray(0, readSync(file, head, 0, HEAD, 0));
    const size = readPictureSize(short);
    if (size || short.length < HEAD) return size;
    // Exif thumbnails and colour profiles can stand before a JPEG's size.
    const more = Buffer.alloc(MOST);
    return readPictureSize(more.subarray(0, readSync(file, more, 0, MOST, 0)));
  } finally {
    closeSync(file);
  }
}

const HEAD = 4_096;
const MOST = 256 * 1_024;

/** Reads the size out of a file's first bytes. */
export function readPictureSize(bytes: Buffer): PictureSize | null {
  if (bytes.length < 30) return null;
  const size = png(bytes) ?? gif(bytes) ?? webp(bytes) ?? jpeg(bytes);
  if (!size) return null;
  const { width, height } = size;
  return width > 0 && height > 0 && width <= 100_000 && height <= 100_000 ? size : null;
}

/** IHDR is always the first chunk. https://www.w3.org/TR/png-3/#11IHDR */
function png(bytes: Buffer): PictureSize | null {
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function gif(bytes: Buffer): PictureSize | null {
  if (!/^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))) return null;
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

/** Lossy, lossless and extended files each say it in their own way. https://developers.google.com/speed/webp/docs/riff_container */
function webp(bytes: Buffer): PictureSize | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

/** The frame header (SOF0–SOF15, ITU T.81 B.2.2) stands behind any number of other segments. */
function jpeg(bytes: Buffer): PictureSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let turned = false;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    // C4, C8 and CC are tables and an extension, not frames.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    const length = bytes.readUInt16BE(at + 2);
    if (marker === 0xe1) turned ||= isTurned(bytes.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

/** Whether Exif (tag 0x0112 of the first directory) says that the camera was held sideways: orientations 5 to 8. */
function isTurned(segment: Buffer): boolean {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || segment.length < 16) return false;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return false;
  for (let n = 0, at = directory + 2; n < short(directory) && at + 12 <= tiff.length; n++, at += 12) {
    if (short(at) === 0x0112) return short(at + 8) >= 5 && short(at + 8) <= 8;
  }
  return false;
}
