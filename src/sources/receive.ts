import type { IncomingMessage } from 'node:http';
import { interrupted } from '../base/error.ts';
import type { TakePlace } from '../base/places.ts';
import type { Answer } from './ask.ts';
import { gather } from './gathered.ts';

/** How long an answer may take, and how much of it is received beside others. */
export interface Bounds {
  /** Until connected, names and TLS included. */
  connectMs: number;
  /** From there until all headers are here. */
  firstByteMs: number;
  /** From one piece of the body to the next. */
  idleMs: number;
  /** Until the body of an archived redirect begins, which matters to nobody. */
  noBodyMs: number;
  /** For the whole body. */
  wholeMs: number;
  /** After `slowAfterMs` at least so many bytes in a second, on average. */
  slowAfterMs: number;
  leastPerSecond: number;
  /** A body longer than this waits until no other that long is being received. */
  smallBytes: number;
}

export const BOUNDS: Bounds = {
  connectMs: 30_000,
  firstByteMs: 120_000,
  idleMs: 60_000,
  noBodyMs: 5000,
  wholeMs: 30 * 60_000,
  slowAfterMs: 120_000,
  leastPerSecond: 1024,
  smallBytes: 4 * 1024 * 1024,
};

export type Received = Pick<Answer, 'body' | 'truncated'>;

/**
 * Receives a body, as much of it as is wanted and as comes.
 * @throws ReprintError INTERRUPTED
 */
export async function receive(
  response: IncomingMessage,
  mostBytes: number,
  bounds: Bounds,
  largeBody: TakePlace,
  signal: AbortSignal | undefined,
): Promise<Received> {
  const body = gather();
  let truncated: Answer['truncated'] = null;
  let giveBack: (() => void) | null = null;
  let startedAt = performance.now();
  const awaitMore = (ms: number) =>
    setTimeout(() => {
      truncated = 'time';
      response.destroy();
    }, ms);
  const redirect = isArchivedRedirect(response);
  let idle = awaitMore(redirect ? bounds.noBodyMs : bounds.idleMs);
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (redirect && body.bytes === 0) {
        clearTimeout(idle);
        idle = awaitMore(bounds.idleMs);
      } else idle.refresh();
      const room = mostBytes - body.bytes;
      body.add(chunk.subarray(0, room));
      if (chunk.length > room) truncated = 'length';
      else if (tooSlow(body.bytes, performance.now() - startedAt, bounds)) truncated = 'time';
      if (truncated) break;
      if (body.bytes > bounds.smallBytes && !giveBack) {
        const waitedFrom = performance.now();
        clearTimeout(idle);
        giveBack = await largeBody(signal);
        idle = awaitMore(bounds.idleMs);
        startedAt += performance.now() - waitedFrom;
      }
    }
    if (!response.complete) truncated ??= 'disconnect';
  } catch {
    // Cut off, or not the HTTP it claimed to be (a chunk without its length): what came is kept.
    truncated ??= 'disconnect';
  } finally {
    clearTimeout(idle);
    giveBack?.();
  }
  if (signal?.aborted) throw interrupted();
  if (redirect && truncated === 'time' && body.bytes === 0) truncated = null;
  return { body: body.whole(), truncated };
}

/** pywb promises the body that a redirect once had, and sends none where that was not archived. */
function isArchivedRedirect({ statusCode = 0, headers }: IncomingMessage): boolean {
  return statusCode >= 300 && statusCode < 400 && headers['memento-datetime'] !== undefined;
}

function tooSlow(bytes: number, ms: number, { wholeMs, slowAfterMs, leastPerSecond }: Bounds): boolean {
  return ms > wholeMs || (ms > slowAfterMs && bytes < (leastPerSecond * ms) / 1000);
}
