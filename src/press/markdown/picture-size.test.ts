import { expect, test } from 'vitest';
import { readPictureSize } from './picture-size.ts';

const padded = (...parts: (string | number[])[]) =>
  Buffer.concat([
    ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    Buffer.alloc(32),
  ]);

const FRAME = [0xff, 0xc0, 0, 17, 8, 0x01, 0x90, 0x02, 0x58];
const exif = (orientation: number) => [
  ...[0xff, 0xe1, 0, 34],
  ...Buffer.from('Exif\0\0II*\0', 'latin1'),
  ...[8, 0, 0, 0, 1, 0],
  ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
  ...[0, 0, 0, 0],
];

test('the size of a picture is read out of its first bytes', () => {
  expect(
    readPictureSize(padded('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 88, 0, 0, 1, 144])),
  ).toEqual({ width: 600, height: 400 });
  expect(readPictureSize(padded('GIF89a', [88, 2, 144, 1]))).toEqual({ width: 600, height: 400 });
  expect(readPictureSize(padded([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0], FRAME))).toEqual({
    width: 600,
    height: 400,
  });
  expect(readPictureSize(padded('RIFF\0\0\0\0WEBPVP8X', Array(8).fill(0), [87, 2, 0, 143, 1, 0]))).toEqual({
    width: 600,
    height: 400,
  });
});

test('a photograph taken with the camera held sideways is as wide as it is shown', () => {
  expect(readPictureSize(padded([0xff, 0xd8], exif(6), FRAME))).toEqual({ width: 400, height: 600 });
  expect(readPictureSize(padded([0xff, 0xd8], exif(1), FRAME))).toEqual({ width: 600, height: 400 });
});

test('bytes that do not say it have no size, whatever they are', () => {
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.alloc(4_096, 0xff),
    padded([0xff, 0xd8], [0xff, 0xe1, 0xff, 0xff]),
    padded([0xff, 0xd8, 0xff, 0xe1, 0, 2], [0xff, 0xe1, 0, 0]),
    padded('\x89PNG\r\n\x1a\n', Array(16).fill(0)),
    padded([0xff, 0xd8, 0xff, 0xe1, 0, 20], 'Exif\0\0MM', Array(12).fill(0xff)),
  ]) {
    expect(readPictureSize(bytes)).toBeNull();
  }
});
