/**
 * What reading one file has cost, in bytes inflated, hashed or gone through again. The bound grows with what
 * has been read of the file, so that time stays in proportion to its size however it was made: 8 MB can inflate
 * to 8 GB, or be a million members of nothing, or each hold the beginning of the next.
 */
export interface Effort {
  spent: number;
  /** Where in the source the reading began, and how far it has come. */
  begin: number;
  reached: number;
  /** What a file may cost whatever its size, so that a small one that shrank well is read. */
  free: number;
}

export const FREE = 256 << 20;
/** What every byte of a file may cost: crawls shrink to a tenth or a twentieth. */
const RATE = 64;

/** What it costs to begin to inflate, in bytes inflated. */
export const ONE_START = 4096;
/** What it costs to make a record that lies with others in one member. */
export const ONE_RECORD = 512;

/** Whether a file has cost more than it may; what swells is then no longer read, what does not still is. */
export function isSpent({ spent, begin, reached, free }: Effort): boolean {
  return spent > free + RATE * (reached - begin);
}

/** Says how far the reading has come. */
export function reach(effort: Effort, offset: number): void {
  if (offset > effort.reached) effort.reached = offset;
}

/** Whether so many bytes give more than a crawl's do. */
export function swells(compressed: number, inflated: number): boolean {
  return inflated > RATE * compressed + (1 << 16);
}

/** The most that so many compressed bytes may still be inflated to. */
export function allowance({ spent, begin, reached, free }: Effort, compressed: number): number {
  return Math.max(1 << 16, RATE * compressed, free + RATE * (reached - begin + compressed) - spent);
}
