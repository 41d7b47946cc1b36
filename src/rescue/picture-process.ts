import sharp from 'sharp';
import { type Decoded, type PictureTask, type PictureVerdict, REASONS } from './picture-verdict.ts';

/*
 * A process of its own: it decodes one picture after another, and may fail without harm. Decoders are native code,
 * which no bound on a worker's heap holds, no terminate() interrupts, and which takes its process with it.
 */

/** More than this, in bytes, and the process gives up: what a hostile picture takes must not take the machine. */
const MOST_MEMORY = 1536 << 20;
/** What is still taken after a picture is no fault of the next one. */
const MOST_KEPT = 512 << 20;
const WATCH_MS = 50;

/**
 * A PNG of 300 kB can have 2,500 million pixels. With 100 million each the costliest picture that we could make took
 * 870 MB (an interlaced PNG of 64 bits a pixel); an AVIF takes twice that, as it is decoded whole.
 */
const MOST_PIXELS = 100_000_000;
const MOST_PIXELS_OF_AVIF = 36_000_000;

/** What the decoder calls the kinds that are kept. */
const EXTENSIONS: Partial<Record<string, string>> = {
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  heif: 'avif',
  tiff: 'tif',
};

/** Nothing but these is ever tried on the bytes: no PDF, no SVG, no format that is rare and little tested. */
const LOADERS = ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif', 'Tiff'].flatMap((name) => [
  `VipsForeignLoad${name}Buffer`,
  `VipsForeignLoad${name}Source`,
]);

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: LOADERS });
sharp.cache(false);
sharp.concurrency(1);

// Ctrl-C is for the rescue: it ends this process when it is through.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', end);
process.on('message', async ({ bytes, extension }: PictureTask) => {
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > MOST_MEMORY) process.send!({ broke: 'memory' } satisfies Decoded, end);
  }, WATCH_MS);
  const verdict = await decode(bytes, extension);
  clearInterval(watch);
  process.send!({ verdict, isSpent: process.memoryUsage.rss() > MOST_KEPT } satisfies Decoded);
});

/** exit() would wait for the decoder to come to its end. */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
}

async function decode(bytes: Uint8Array, extension: string): Promise<PictureVerdict> {
  const size = await sizeOf(bytes, extension);
  if (size === null) return { reason: isCutWebp(bytes, extension) ? REASONS.undecodable : REASONS.none };
  const most = extension === 'avif' ? MOST_PIXELS_OF_AVIF : MOST_PIXELS;
  if (size.width * size.height > most) return { reason: REASONS.tooLarge };
  if (await decodes(bytes, 'error')) return { extension, ...size, damage: null };
  if (await decodes(bytes, 'none')) return { extension, ...size, damage: REASONS.partly };
  return { reason: REASONS.undecodable };
}

/** The size that its header tells; null where there is no header, or one of another kind. */
async function sizeOf(
  bytes: Uint8Array,
  extension: string,
): Promise<{ width: number; height: number } | null> {
  try {
    const { format, width, height } = await sharp(bytes, {
      failOn: 'none',
      limitInputPixels: false,
    }).metadata();
    return EXTENSIONS[format] === extension ? { width, height } : null;
  } catch {
    return null;
  }
}

/** Whether all pixels can be had; they are folded into a few, line by line, so that they need little room. */
async function decodes(bytes: Uint8Array, failOn: 'error' | 'none'): Promise<boolean> {
  try {
    await sharp(bytes, { failOn, limitInputPixels: MOST_PIXELS, sequentialRead: true })
      .resize(16, 16, { fit: 'fill' })
      .raw()
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}

/** The decoder takes no WebP that is shorter than it says at its beginning, not even its header. */
function isCutWebp(bytes: Uint8Array, extension: string): boolean {
  if (extension !== 'webp' || bytes.length < 16) return false;
  const { buffer, byteOffset } = bytes;
  const length = new DataView(buffer, byteOffset).getUint32(4, true) + 8;
  return (
    /^VP8[ LX]/.test(Buffer.from(buffer, byteOffset + 12, 4).toString('latin1')) && length > bytes.length
  );
}
