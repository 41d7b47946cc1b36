import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { sibling } from '../base/pool.ts';
import { startPictureDecoder } from './picture-decoder.ts';

const decoder = startPictureDecoder();
afterAll(() => decoder.close());

const SIZE = { width: 320, height: 200 };
/** Noise: of each kind some kilobytes, so that half of the bytes are half of the picture. */
const picture = sharp({
  create: { ...SIZE, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
});
const KINDS = { jpg: 'jpeg', png: 'png', gif: 'gif', webp: 'webp', avif: 'avif', tif: 'tiff' } as const;
type Kind = keyof typeof KINDS;

function made(kind: Kind): Promise<Buffer> {
  return picture.clone().toFormat(KINDS[kind]).toBuffer();
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length >> 1);
}

describe('a picture is decoded', () => {
  test.each(Object.keys(KINDS) as Kind[])('%s', async (extension) => {
    expect(await decoder.decode(await made(extension))).toEqual({ extension, ...SIZE, damage: null });
  });

  test('bmp, by its headers', async () => {
    const bmp = Buffer.alloc(54 + 12 * 3);
    bmp.write('BM');
    for (const [at, value] of [
      [10, 54],
      [14, 40],
      [18, 4],
      [22, 3],
    ] as const)
      bmp.writeUInt32LE(value, at);
    bmp.writeUInt16LE(24, 28);
    expect(await decoder.decode(bmp)).toEqual({ extension: 'bmp', width: 4, height: 3, damage: null });
    expect(await decoder.decode(bmp.subarray(0, 70))).toMatchObject({ damage: PARTLY });
    expect(await decoder.decode(Buffer.from('BMW opened a new plant in the harbour today.'))).toEqual({
      reason: 'not a picture',
    });
  });

  test('but not SVG, which is text', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>');
    expect(await decoder.decode(svg)).toEqual({ extension: 'svg', width: null, height: null, damage: null });
  });
});

const PARTLY = 'damaged picture: only a part of it can be decoded';

describe('a picture that was cut', () => {
  test.each(['jpg', 'png', 'gif'] as const)(
    'is told as damaged where a part can be shown: %s',
    async (extension) => {
      expect(await decoder.decode(half(await made(extension)))).toEqual({
        extension,
        ...SIZE,
        damage: PARTLY,
      });
    },
  );

  test.each(['webp', 'avif'] as const)('is lost where nothing can: %s', async (extension) => {
    expect(await decoder.decode(half(await made(extension)))).toEqual({
      reason: 'damaged picture: it cannot be decoded',
    });
  });
});

describe('what is no picture', () => {
  test.each([
    '\xff\xd8\xff\xe0',
    'GIF89a',
    '\x89PNG\r\n\x1a\n',
    'RIFF\0\0\0\0WEBP',
    'II*\0',
    '\0\0\0\x18ftypavif',
  ])('is a page, whatever it begins with: %j', async (beginning) => {
    const page = Buffer.from(`${beginning}<html><body>${'not here '.repeat(200)}</body></html>`, 'latin1');
    expect(await decoder.decode(page)).toEqual({ reason: 'not a picture' });
  });

  test('is a picture of another kind than its first bytes say', async () => {
    expect(await decoder.decode(Buffer.concat([Buffer.from('GIF89a'), await made('jpg')]))).toEqual({
      reason: 'not a picture',
    });
  });
});

describe('a picture that swells', () => {
  test('is too large by its header, and costs nothing', async () => {
    expect(await decoder.decode(png(50_000, 50_000))).toEqual({ reason: 'too large' });
  });
});

test('pictures are decoded one after another, however many are asked for', async () => {
  const bytes = await made('jpg');
  const verdicts = await Promise.all(Array.from({ length: 20 }, () => decoder.decode(bytes)));
  expect(new Set(verdicts.map((verdict) => JSON.stringify(verdict))).size).toBe(1);
});

describe('a picture that the decoder does not survive', () => {
  const program = sibling(import.meta.url, 'picture-process.test-help');
  const frail = startPictureDecoder(program, 2000);
  afterAll(() => frail.close());
  const gif = (order: string): Buffer => Buffer.from(`GIF89a${order}`);

  test.each([
    ['hang', 'damaged picture: it takes too long to decode'],
    ['die', 'damaged picture: it makes the decoder fail'],
    ['swell', 'too large'],
  ])('is lost with the reason, and the next one is decoded: %s', async (order, reason) => {
    expect(await frail.decode(gif(order))).toEqual({ reason });
    expect(await frail.decode(gif('well'))).toMatchObject({ extension: 'gif' });
  });

  test('and one that leaves it holding much memory is its last', async () => {
    const pid = async (order: string) => ((await frail.decode(gif(order))) as { width: number }).width;
    const first = await pid('spend');
    const second = await pid('well');
    expect(second).not.toBe(first);
    expect(await pid('well')).toBe(second);
  });

  test('unless there is no decoder at all: then that is told', async () => {
    const missing = startPictureDecoder(new URL('./no-such-program.ts', import.meta.url));
    await expect(missing.decode(gif('well'))).rejects.toMatchObject({ code: 'UNSUPPORTED' });
    missing.close();
  });
});

test('a decoder that was closed takes nothing more', async () => {
  const closed = startPictureDecoder();
  closed.close();
  await expect(closed.decode(await made('gif'))).rejects.toMatchObject({ code: 'INTERRUPTED' });
});

/** The head of a PNG, and next to nothing behind it. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
