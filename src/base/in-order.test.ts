import { describe, expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

/** Promises that are kept from outside. */
function promises() {
  const kept = new Map<number, { resolve(): void; reject(error: Error): void }>();
  const work = (n: number) =>
    new Promise<number>((resolve, reject) => kept.set(n, { resolve: () => resolve(n), reject }));
  return { kept, work };
}

async function all<T>(answers: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const answer of answers) taken.push(answer);
  return taken;
}

const turn = () => new Promise((done) => setImmediate(done));

describe('working in order', () => {
  test('answers in the order of the inputs, whichever is done first', async () => {
    const { kept, work } = promises();
    const answers = all(inOrder([1, 2, 3], 3, work));
    await turn();
    for (const n of [3, 1, 2]) kept.get(n)!.resolve();
    expect(await answers).toEqual([1, 2, 3]);
  });

  test('has no more inputs under way than it may', async () => {
    const { kept, work } = promises();
    const answers = inOrder([1, 2, 3], 2, work);
    const first = answers.next();
    await turn();
    expect([...kept.keys()]).toEqual([1, 2]);
    kept.get(1)!.resolve();
    expect((await first).value).toBe(1);
  });

  test('answers before the next input comes', async () => {
    let give: (n: number) => void = () => {};
    async function* slowly() {
      yield 1;
      yield await new Promise<number>((resolve) => {
        give = resolve;
      });
    }
    const answers = inOrder(slowly(), 8, async (n) => n * 10);
    expect((await answers.next()).value).toBe(10);
    const second = answers.next();
    await turn();
    give(2);
    expect((await second).value).toBe(20);
    expect((await answers.next()).done).toBe(true);
  });

  test('may be left while an input is awaited that never comes', async () => {
    async function* stuck() {
      yield 1;
      await new Promise(() => {});
    }
    for await (const answer of inOrder(stuck(), 8, async (n) => n)) {
      expect(answer).toBe(1);
      break;
    }
  });

  test('ends with the first failure in the order of the inputs', async () => {
    const { kept, work } = promises();
    const answers = inOrder([1, 2, 3], 3, work);
    const first = answers.next();
    await turn();
    kept.get(3)!.reject(new Error('third'));
    kept.get(2)!.reject(new Error('second'));
    kept.get(1)!.resolve();
    expect((await first).value).toBe(1);
    await expect(answers.next()).rejects.toThrow('second');
  });
});
