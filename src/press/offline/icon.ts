import { crc32, deflateSync } from 'node:zlib';

/** A corner and a size, in pixels of a square of 512. */
type Rectangle = readonly [x: number, y: number, width: number, height: number];

const SIDE = 512;
const GROUND = [0x8a, 0x1c, 0x14];
const PAPER = [0xfc, 0xfb, 0xf7];
/** A sheet of newspaper, within the circle that telephones leave of an icon (four fifths of its side). */
const SHEET: Rectangle = [150, 118, 212, 276];
const PRINT: readonly Rectangle[] = [
  [174, 142, 164, 34],
  [174, 196, 76, 76],
  ...[196, 228, 260].map((y): Rectangle => [266, y, 72, 12]),
  ...[292, 324, 356].flatMap((y): Rectangle[] => [
    [174, y, 76, 12],
    [266, y, 72, 12],
  ]),
];

/** The icon of a site on a home screen, 512 pixels square, which also those systems show that know no SVG: a PNG of two colours. */
export function sheetIcon(): Buffer {
  const row = SIDE / 8 + 1;
  const pixels = Buffer.alloc(row * SIDE);
  const paint = ([left, top, width, height]: Rectangle, isPaper: boolean) => {
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++) {
        const at = y * row + 1 + (x >> 3);
        const bit = 0x80 >> (x & 7);
        pixels[at] = isPaper ? pixels[at]! | bit : pixels[at]! & ~bit;
      }
  };
  paint(SHEET, true);
  for (const rectangle of PRINT) paint(rectangle, false);
  const size = Buffer.alloc(13);
  size.writeUInt32BE(SIDE, 0);
  size.writeUInt32BE(SIDE, 4);
  // One bit a pixel, colours from a palette.
  size.set([1, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('PLTE', Buffer.from([...GROUND, ...PAPER])),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Source: https://www.w3.org/TR/png-3/, section 5.3 */
function chunk(type: string, data: Buffer): Buffer {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  data.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, data.length + 8)), data.length + 8);
  return framed;
}
