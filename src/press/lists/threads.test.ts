import { expect, test } from 'vitest';
import { findArticle, keyList, writeAddressBook } from '../address-book.ts';
import type { Entry } from '../survey.ts';
import { threadsOf } from './threads.ts';

function paper(...given: [id: string, thread: string][]) {
  const entries = given.map(([id, thread]) => ({ id, thread }) as Entry);
  const claims = keyList();
  claims.add('1', 0);
  return {
    entries,
    book: writeAddressBook(
      entries.map(({ id }) => id),
      claims,
      (n) => n,
    ),
  };
}

const told = ({ entries, book }: ReturnType<typeof paper>) =>
  [...threadsOf(entries, book)].map(([key, stories]) => [key, ...stories.map(({ id }) => id)]);

test('a thread has its stories in time, the first one also where it does not name itself', () => {
  expect(told(paper(['2', ''], ['3', ''], ['4', '2'], ['5', '2']))).toEqual([['2', '2', '4', '5']]);
});

test('a thread whose first story was joined with another goes by the other', () => {
  const all = paper(['2', ''], ['4', '1']);
  expect(findArticle(all.book, '1')).toBe('2');
  expect(told(all)).toEqual([['2', '2', '4']]);
});

test('a thread whose first story is not shown is that of the others; a story alone is of none', () => {
  expect(told(paper(['4', '9'], ['5', '9'], ['6', '8']))).toEqual([['9', '4', '5']]);
});
