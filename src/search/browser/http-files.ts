import type { ReadBytes } from '../open-index.ts';
import { fault } from './fault.ts';

/** The files of an index on a host. */
export interface HttpFiles {
  read: ReadBytes;
  /** Gives up what is under way for the query before; what every query needs goes on. */
  giveUp(): void;
  /** Bytes that have come. */
  received(): number;
}

/** One request may take so long, in ms; then it is tried once more. */
const PATIENCE = 30_000;
const PAUSE = 500;
const FOR_EVERY_QUERY = /(?:^|\/)(?:index\.json|names\.bin|tables\.bin|fold\.bin|days\.bin)$/;

/** Reads pieces of files by Range requests (RFC 9110, section 14). A host that sends whole files is asked once for each. */
export function httpFiles(base: URL): HttpFiles {
  const wholes = new Map<string, Uint8Array>();
  const pieces = new Map<string, Promise<Uint8Array>>();
  /** Files of which a piece is under way. */
  const busy = new Set<string>();
  let query = new AbortController();
  let received = 0;

  async function ask(
    file: string,
    from: number,
    to: number | undefined,
    given: AbortSignal | null,
  ): Promise<Uint8Array> {
    const own = new AbortController();
    const stop = () => own.abort();
    const timer = setTimeout(stop, PATIENCE);
    given?.addEventListener('abort', stop, { once: true });
    const isFirst = !busy.has(file);
    busy.add(file);
    try {
      if (given?.aborted) stop();
      const response = await fetch(new URL(file, base), {
        headers: to === undefined ? {} : { Range: `bytes=${from}-${to - 1}` },
        cache: cacheFor(file, isFirst),
        signal: own.signal,
      });
      return await taken(response, file, from, to);
    } finally {
      if (isFirst) busy.delete(file);
      clearTimeout(timer);
      given?.removeEventListener('abort', stop);
    }
  }

  async function taken(
    response: Response,
    file: string,
    from: number,
    to: number | undefined,
  ): Promise<Uint8Array> {
    if (response.status >= 500 || response.status === 429) throw fault('offline');
    if (!response.ok) throw fault('missing');
    const bytes = new Uint8Array(await response.arrayBuffer());
    received += bytes.length;
    if (response.status === 206 && to !== undefined) {
      // A host that sends another piece than the one asked for would be misread.
      const start = /^bytes (\d+)-/.exec(response.headers.get('Content-Range') ?? '')?.[1];
      if (bytes.length !== to - from || (start !== undefined && Number(start) !== from))
        throw fault('broken');
      return bytes;
    }
    wholes.set(file, bytes);
    return cut(bytes, from, to);
  }

  async function twice(file: string, from: number, to?: number): Promise<Uint8Array> {
    const signal = FOR_EVERY_QUERY.test(file) ? null : query.signal;
    try {
      return await ask(file, from, to, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      const kind = (error as { kind?: string }).kind ?? 'offline';
      if (kind === 'offline') await new Promise((done) => setTimeout(done, PAUSE));
      try {
        return await ask(file, from, to, signal);
      } catch (again) {
        if (signal?.aborted || 'kind' in (again as object)) throw again;
        throw fault('offline');
      }
    }
  }

  return {
    read(file, from = 0, to) {
      const whole = wholes.get(file);
      if (whole) return Promise.resolve().then(() => cut(whole, from, to));
      const key = `${file} ${from} ${to}`;
      const its = pieces.get(key) ?? twice(file, from, to);
      pieces.set(key, its);
      its.catch(() => pieces.delete(key));
      return its;
    },
    giveUp() {
      query.abort();
      query = new AbortController();
    },
    received: () => received,
  };
}

/**
 * What lies in the folder of a build never changes; what lies beside it does. Of one file Chromium's cache takes one
 * answer at a time: a second piece would wait for the first, so it goes past the cache.
 */
function cacheFor(file: string, isFirst: boolean): RequestCache {
  return !file.includes('/') ? 'no-cache' : isFirst ? 'default' : 'no-store';
}

function cut(bytes: Uint8Array, from: number, to = bytes.length): Uint8Array {
  if (bytes.length < to) throw fault('broken');
  return bytes.subarray(from, to);
}
