import { expect, test } from 'vitest';
import { packPlaces, packStories, unpackPlaces, unpackStories } from './postings.ts';

test('stories come back as they went in', () => {
  for (const list of [[0], [0, 1, 2, 3], [7, 49_000], Array.from({ length: 500 }, (_, i) => i * i)]) {
    const stories = Int32Array.from(list);
    const inHeadline = Int32Array.from(list.keys()).filter((i) => i % 3 === 1);
    const packed = packStories({ stories, inHeadline }, 250_000);
    expect(unpackStories(packed, stories.length, 250_000)).toEqual({ stories, inHeadline });
  }
});

test('all stories take no bits but one', () => {
  const stories = Int32Array.from({ length: 1000 }, (_, i) => i);
  expect(packStories({ stories, inHeadline: [] }, 1000)).toHaveLength(1);
});

test('places come back as they went in', () => {
  const each = [[0], [5, 6, 7], [1_000_000], Array.from({ length: 40 }, (_, i) => 3 * i)];
  const counts = Int32Array.from(each, ({ length }) => length);
  const places = Int32Array.from(each.flat());
  expect(unpackPlaces(packPlaces({ counts, places }), each.length)).toEqual({ counts, places });
});

test('a list cut short is an error, not a shorter list', () => {
  const packed = packStories({ stories: [1, 5, 900], inHeadline: [] }, 1000);
  expect(() => unpackStories(packed.subarray(0, 2), 3, 1000)).toThrow(RangeError);
  expect(() => unpackStories(packed, 1001, 1000)).toThrow(RangeError);
});
