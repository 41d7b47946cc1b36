/**
 * Works on several inputs at once, at most `most`, and answers as each is done, in whatever order. The first
 * failure ends it; what is under way then is no longer waited for.
 */
export async function* together<Input, Output>(
  inputs: Iterable<Input>,
  most: number,
  work: (input: Input) => Promise<Output>,
): AsyncGenerator<Output, void, undefined> {
  const source = inputs[Symbol.iterator]();
  const running = new Map<number, Promise<[number, Output]>>();
  try {
    for (let started = 0; ; ) {
      while (running.size < most) {
        const next = source.next();
        if (next.done) break;
        const number = started++;
        const done = work(next.value).then((output): [number, Output] => [number, output]);
        // Thrown where its turn comes; until then it is not unhandled.
        done.catch(() => {});
        running.set(number, done);
      }
      if (running.size === 0) return;
      const [number, output] = await Promise.race(running.values());
      running.delete(number);
      yield output;
    }
  } finally {
    source.return?.();
  }
}
