import { expect, test } from 'vitest';
import { type Asked, isSifted, readAsked, writeAsked } from './asked.ts';
import { NO_SIEVE } from './sift.ts';

test('what a reader chose comes back from its address', () => {
  const asked: Asked = {
    query: '周庭 "立法會" -B&W?',
    order: 'oldest',
    page: 3,
    sieve: {
      outlet: 'shancheng.example',
      names: { ...NO_SIEVE.names, bylines: ['A. Chan & B', '記者甲'], has: ['pictures'] },
      from: '2019-02',
      to: '2020-11',
    },
  };
  expect(readAsked(writeAsked(asked))).toEqual(asked);
  expect(isSifted(asked.sieve)).toBe(true);
});

test('an address that says nothing, or nonsense, is a search for everything in the usual order', () => {
  const plain = { query: '', order: 'best', page: 1, sieve: NO_SIEVE };
  for (const search of ['', '?', '?q=%20&order=x&page=-1&from=2019-13&to=x&tag=&nonsense=1', '?page=1e99'])
    expect(readAsked(search), search).toEqual(plain);
  expect(writeAsked(readAsked(''))).toBe('?');
  expect(isSifted(NO_SIEVE)).toBe(false);
  expect(readAsked(`?${'tag=a&tag=b&'.repeat(50)}`).sieve.names.tags).toEqual(['a', 'b']);
});
