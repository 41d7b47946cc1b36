import type { Opened } from './source.ts';

/** What came, and is not believed at once. */
export interface Doubtful {
  opened: Opened;
  /** Two answers with the same word here are the same. */
  same: string;
  bytes: number;
  /** So often the same, it is what the archive has. */
  often: number;
}

/** Where no two answers are the same there is no end of asking. */
const MOST = 3;

/**
 * Asks again what is in doubt until it is settled: a loss on the way looks another way each time. Gives what to
 * take in the end, the longest where no answer ever came again; null while it is worth asking.
 */
export function insisting(): (doubtful: Doubtful) => Opened | null {
  const came = new Map<string, number>();
  let longest: Doubtful | null = null;
  let all = 0;
  return (doubtful) => {
    const { same, bytes, often, opened } = doubtful;
    const count = (came.get(same) ?? 0) + 1;
    came.set(same, count);
    if (longest === null || bytes > longest.bytes) longest = doubtful;
    if (count >= often) return opened;
    return ++all >= MOST ? longest.opened : null;
  };
}
