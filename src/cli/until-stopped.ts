import { setImmediate } from 'node:timers/promises';

/** Work that never waits would not hear of Ctrl-C: it is made to, this often. */
const TURN_MS = 50;

/** Hands on what happens until the signal is given. @throws the signal's reason */
export async function* untilStopped<T>(events: AsyncIterable<T>, signal: AbortSignal): AsyncIterable<T> {
  let turnedAt = performance.now();
  for await (const event of events) {
    if (performance.now() - turnedAt > TURN_MS) {
      await setImmediate();
      turnedAt = performance.now();
    }
    signal.throwIfAborted();
    yield event;
  }
}
