import { setImmediate } from 'node:timers/promises';

/** Asks for the next while the one before is worked on; no further ahead than that. */
export async function* oneAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  function ask(): Promise<IteratorResult<T>> {
    const asked = iterator.next();
    // Thrown where its turn comes; until then it is not unhandled.
    asked.catch(() => {});
    return asked;
  }
  try {
    for (let next = ask(); ; ) {
      const { done, value } = await next;
      if (done) return;
      next = ask();
      // The question leaves before work begins that never waits.
      await setImmediate();
      yield value;
    }
  } finally {
    // What is under way is not waited for: an archive may take its time.
    iterator.return?.()?.catch(() => {});
  }
}
