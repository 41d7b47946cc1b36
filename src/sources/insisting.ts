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
const MOST = 4;

/**
 * Asks again what is in doubt until it is settled: a loss on the way looks another way each time. `best` is what to
 * take if nothing better comes: what came as often as it must, else the longest.
 */
export function insisting(): (doubtful: Doubtful) => { best: Opened; settled: boolean } {
  const came = new Map<string, number>();
  let longest: Doubtful | null = null;
  let all = 0;
  return (doubtful) => {
    const { same, bytes, often, opened } = doubtful;
    const count = (came.get(same) ?? 0) + 1;
    came.set(same, count);
    if (longest === null || bytes > longest.bytes) longest = doubtful;
    const sure = count >= often;
    // Nothing, however often it comes, is no better than something.
    return { best: sure && bytes > 0 ? opened : longest.opened, settled: ++all >= MOST || sure };
  };
}
