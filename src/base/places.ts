import { interrupted } from './error.ts';

/** Waits for a place and takes it; what it answers gives the place back. @throws ReprintError INTERRUPTED */
export type TakePlace = (signal?: AbortSignal) => Promise<() => void>;

/** So many places, given to those who wait in the order in which they came. */
export function places(count: number): TakePlace {
  let free = count;
  const waiting = new Set<() => void>();

  function giveBack(): void {
    const [next] = waiting;
    if (next === undefined) free++;
    else {
      waiting.delete(next);
      next();
    }
  }

  return (signal) =>
    new Promise((take, stop) => {
      if (signal?.aborted) return stop(interrupted());
      let given = false;
      const place = () => {
        if (given) return;
        given = true;
        giveBack();
      };
      if (free > 0) {
        free--;
        return take(place);
      }
      const onAbort = () => {
        waiting.delete(onPlace);
        stop(interrupted());
      };
      const onPlace = () => {
        signal?.removeEventListener('abort', onAbort);
        take(place);
      };
      waiting.add(onPlace);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
}
