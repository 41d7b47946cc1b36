import { expect, test } from 'vitest';
import { fuzz } from '../bench/fuzz-reading.ts';

// The whole of it, thousands of pages and pages of 50 MB, is `node bench/fuzz-reading.ts` and `… giants`.
test('whatever is done to a page, its reading says what it is, and its article file holds nothing that runs', async () => {
  const { harm } = await fuzz(120, 42);
  expect(harm).toEqual([]);
});
