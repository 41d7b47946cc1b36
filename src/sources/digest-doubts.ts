/** Whether it is worth asking again for a body that looks whole and is not what the index describes; one for each archive. */
export interface DigestDoubts {
  worthwhile(): boolean;
  /** Tells how such a doubt ended: whether the body came that the index describes. */
  ended(found: boolean): void;
}

/** After so many in vain, one after another, the digests of this archive are of something else than what it hands out. */
const ENOUGH = 20;

export function digestDoubts(): DigestDoubts {
  let inVain = 0;
  return {
    worthwhile: () => inVain < ENOUGH,
    ended(found) {
      inVain = found ? 0 : inVain + 1;
    },
  };
}
