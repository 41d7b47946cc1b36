import { expect, test } from 'vitest';
import { learningToday } from '../bench/figures.ts';
import { readFloors, shortfalls } from '../bench/gate.ts';
import { isHere } from '../bench/labelled.ts';

// The floors of every page, which take minutes, are looked at by `node bench/floors.ts`.
test.skipIf(!isHere('fundus-evaluation'))(
  'no figure of learning falls below its floor (skipped without ../shared/data/pages)',
  () => {
    expect(shortfalls(readFloors(), learningToday('a page of every second site'))).toEqual([]);
  },
  240_000,
);
