import { open } from 'node:fs/promises';
import { ByteWindow } from './window.ts';

/** A path, or the bytes of a file as they come. A path is read better: the reader can look far ahead in it. */
export type Source = string | AsyncIterable<Uint8Array>;

/** A stretch of a file: from `start` to before `end`. */
export interface Stretch {
  start: number;
  end: number;
}

const CHUNK = 1 << 20;

/** A window over a source, and what must be closed after it. */
export async function openSource(
  source: Source,
  stretch: Stretch = { start: 0, end: Number.POSITIVE_INFINITY },
): Promise<{ window: ByteWindow; close: () => Promise<void> }> {
  if (typeof source !== 'string') {
    const window = new ByteWindow(source);
    return { window, close: () => window.close() };
  }
  const file = await open(source);
  const { size: fileSize } = await file.stat();
  const probe = async (offset: number, count: number) => {
    const size = Math.max(0, Math.min(count, stretch.end - offset, fileSize - offset));
    const bytes = Buffer.allocUnsafe(size);
    const { bytesRead } = await file.read(bytes, 0, size, offset);
    return bytes.subarray(0, bytesRead);
  };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = stretch.start; ; ) {
      const chunk = await probe(at, CHUNK);
      if (chunk.length === 0) return;
      at += chunk.length;
      yield chunk;
    }
  }
  const window = new ByteWindow(chunks(), stretch.start, probe);
  return { window, close: () => file.close() };
}
