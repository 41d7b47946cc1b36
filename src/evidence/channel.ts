/** A queue between what happens by itself (workers) and who asks for it in turn (an async iterator). */
export interface Channel<T> extends AsyncIterable<T> {
  push(value: T): void;
  /** Ends the iteration once all that was pushed is taken; with an error, it then throws. */
  end(error?: unknown): void;
}

export function channel<T>(): Channel<T> {
  const queue: T[] = [];
  let ended = false;
  let failure: { error: unknown } | null = null;
  let wake: () => void = () => {};
  return {
    push(value) {
      queue.push(value);
      wake();
    },
    end(error) {
      ended = true;
      if (error !== undefined) failure ??= { error };
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (queue.length > 0) yield queue.shift()!;
        if (ended) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure) throw failure.error;
    },
  };
}
