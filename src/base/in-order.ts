/**
 * Works on several inputs at once and answers in their order, each as soon as it and those before it are done.
 * At most `most` are under way or done and not yet taken. Ends with the first failure, in the order of inputs.
 */
export async function* inOrder<Input, Output>(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  most: number,
  work: (input: Input) => Promise<Output>,
): AsyncGenerator<Output, void, undefined> {
  const source = Symbol.asyncIterator in inputs ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]();
  const ahead: Promise<Output>[] = [];
  let coming: Promise<IteratorResult<Input>> | null = null;
  let ended = false;
  try {
    while (!ended || ahead.length > 0) {
      if (!ended && ahead.length < most) coming ??= handled(Promise.resolve(source.next()));
      // Whichever is first: a program that waits for an answer before it gives more must not wait for ever.
      const answered = ahead[0]?.then(() => null) ?? null;
      const next = await (answered && coming ? Promise.race([answered, coming]) : (answered ?? coming));
      if (next === null) {
        yield await ahead.shift()!;
        continue;
      }
      coming = null;
      if (next.done) ended = true;
      else ahead.push(handled(work(next.value)));
    }
  } finally {
    const closed = handled(Promise.resolve(source.return?.()));
    // A source that is still asked for its next answers that first, and may take for ever.
    if (coming === null) await closed;
  }
}

/** A failure is thrown where its turn comes; until then it is not unhandled. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
