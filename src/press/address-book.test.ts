import { expect, test } from 'vitest';
import { findArticle, keyList, writeAddressBook } from './address-book.ts';

test('every key leads to its article, and an unknown one to none', () => {
  const ids = Array.from({ length: 5_000 }, (_, n) => `${n}`);
  const keys = keyList();
  for (const [n, id] of ids.entries()) {
    keys.add(`alias of ${id}`, n);
  }
  const book = writeAddressBook(ids, keys, (n) => n);
  for (const id of ids) {
    expect(findArticle(book, id)).toBe(id);
    expect(findArticle(book, `alias of ${id}`)).toBe(id);
  }
  expect(findArticle(book, 'nobody')).toBeNull();
});

test('a key that two articles claim stays with the first', () => {
  const keys = keyList();
  keys.add('x', 0);
  keys.add('x', 1);
  expect(
    findArticle(
      writeAddressBook(['a', 'b'], keys, (n) => n),
      'x',
    ),
  ).toBe('a');
});

test('no claim takes away what an id leads to', () => {
  const keys = keyList();
  keys.add('b', 0);
  expect(
    findArticle(
      writeAddressBook(['a', 'b'], keys, (n) => n),
      'b',
    ),
  ).toBe('b');
});

test('an empty book answers to nothing', () => {
  expect(
    findArticle(
      writeAddressBook([], keyList(), (n) => n),
      'x',
    ),
  ).toBeNull();
});
