import { expect, test } from 'vitest';
import { readingToday } from '../bench/figures.ts';
import { readFloors, shortfalls } from '../bench/gate.ts';
import { isHere, SETS } from '../bench/labelled.ts';

// The pages are others' and not kept here: without them, nothing is measured, and the test says `skipped`.
for (const set of SETS) {
  test.skipIf(!isHere(set))(
    `no figure of the generic reader on ${set} falls below its floor (skipped without ../shared/data/pages)`,
    async () => {
      expect(shortfalls(readFloors(), await readingToday(set))).toEqual([]);
    },
  );
}
