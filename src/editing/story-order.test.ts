import { expect, test } from 'vitest';
import { storyOrder } from './story-order.ts';

const id = (id: string, more = {}) => ({ id, byRule: true, captures: 1, ...more });
const never = () => 0;

test('a story has the highest of its ids that no other one replaced', () => {
  expect(storyOrder([id('18753'), id('999'), id('18752')], [], never)).toEqual(['999', '18752', '18753']);
  const back = [{ one: '18753', other: '18752' }];
  expect(storyOrder([id('18753'), id('18752')], back, never)).toEqual(['18753', '18752']);
});

test('of ids that are no numbers none comes first, and the one that pages claim to be of is the story’s', () => {
  const hashes = ['c', 'a', 'b'].map((each) => id(each, { byRule: false }));
  expect(storyOrder(hashes, [], (each) => (each === 'b' ? 2 : 0))).toEqual([['a', 'c'], 'b']);
  expect(storyOrder([...hashes, id('7')], [], never)).toEqual([['a', 'b', 'c'], '7']);
  expect(storyOrder([id('x', { byRule: false, captures: 3 }), ...hashes], [], never).at(-1)).toBe('x');
});
