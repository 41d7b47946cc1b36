import { type PictureVerdict, REASONS } from './picture-verdict.ts';

/** The sizes that a BMP's second header can have: OS/2, Windows 3, 4 and 5. */
const HEADERS = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/**
 * What a BMP is, by its headers (BITMAPFILEHEADER and what follows, [MS-WMF] 2.2.2): its pixels stand there as they
 * are, so that nothing need be decoded. `BM` alone begins many a text.
 */
export function bmpVerdict(bytes: Uint8Array): PictureVerdict {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 26 || !HEADERS.has(view.getUint32(14, true))) return { reason: REASONS.none };
  const isOld = view.getUint32(14, true) === 12;
  if (!isOld && bytes.length < 34) return { reason: REASONS.undecodable };
  const width = isOld ? view.getUint16(18, true) : view.getInt32(18, true);
  // Negative where the lines stand from top to bottom.
  const height = Math.abs(isOld ? view.getUint16(20, true) : view.getInt32(22, true));
  const bits = view.getUint16(isOld ? 24 : 28, true);
  if (width < 1 || height < 1 || ![1, 2, 4, 8, 16, 24, 32].includes(bits)) return { reason: REASONS.none };
  const isPlain = isOld || view.getUint32(30, true) === 0;
  const line = 4 * Math.ceil((width * bits) / 32);
  const isWhole = !isPlain || view.getUint32(10, true) + line * height <= bytes.length;
  return { extension: 'bmp', width, height, damage: isWhole ? null : REASONS.partly };
}
