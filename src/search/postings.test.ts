import { expect, test } from 'vitest';
import { packPlaces, packStories, unpackPlaces, unpackStories } from './postings.ts';

test('stories come back as they went in', () => {
  for (const stories of [[0], [0, 1, 2, 3], [7, 49_000], Array.from({ length: 500 }, (_, i) => i * i)]) {
    const inHeadline = stories.map((_, i) => i).filter((i) => i % 3 === 1);
    const packed = packStories({ stories, inHeadline }, 250_000);
    expect(unpackStories(packed, stories.length, 250_000)).toEqual({ stories, inHeadline });
  }
});

test('places come back as they went in', () => {
  const places = [[0], [5, 6, 7], [1_000_000], Array.from({ length: 40 }, (_, i) => 3 * i)];
  expect(unpackPlaces(packPlaces(places), places.length)).toEqual(places);
});

test('a list cut short is an error, not a shorter list', () => {
  const packed = packStories({ stories: [1, 5, 900], inHeadline: [] }, 1000);
  expect(() => unpackStories(packed.subarray(0, 2), 3, 1000)).toThrow(RangeError);
});
