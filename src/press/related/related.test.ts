import { expect, test } from 'vitest';
import { keyList, writeAddressBook } from '../address-book.ts';
import type { Entry, Survey } from '../survey.ts';
import { relatives } from './related.ts';

const NOTHING = {
  clock: '',
  section: '',
  lang: '',
  bylines: [],
  tags: [],
  ids: [],
  revisions: [],
  thread: '',
  links: [],
  changed: '',
};
const DAY = 86_400_000;

/** A paper of 400 stories, one a day, of which some are given. */
function paper(given: Record<number, Partial<Entry>>): Survey {
  const entries = Array.from({ length: 400 }, (_, n) => {
    const day = new Date(Date.UTC(2019, 0, 1) + n * DAY).toISOString().slice(0, 10);
    return { ...NOTHING, id: String(n), title: `第 ${n} 篇`, day, path: '', ...given[n] } as Entry;
  });
  const by = (key: 'tags' | 'bylines') => {
    const map = new Map<string, Entry[]>();
    for (const entry of entries)
      for (const name of entry[key]) map.set(name, [...(map.get(name) ?? []), entry]);
    return map;
  };
  const book = writeAddressBook(
    entries.map(({ id }) => id),
    keyList(),
    (n) => n,
  );
  return {
    entries,
    tags: by('tags'),
    bylines: by('bylines'),
    sections: new Map(),
    days: new Map(),
    threads: new Map(),
    revisions: 0,
    book,
    partOf: null,
    hosts: [],
    withheld: [],
  };
}

const told = (all: Survey, n: number) =>
  relatives(all)(n).map(({ entry, shared, linked }) => ({ id: entry.id, shared, linked }));

test('stories that share a rare tag have to do with each other', () => {
  const all = paper({ 5: { tags: ['渡輪'] }, 9: { tags: ['渡輪'] } });
  expect(told(all, 5)).toEqual([{ id: '9', shared: ['渡輪'], linked: false }]);
  expect(told(all, 6)).toEqual([]);
});

test('a tag of many says nothing, two of some together do', () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [n, { tags: ['港聞', ...(n % 2 ? ['碼頭'] : [])] }]),
  );
  expect(told(paper(many), 2)).toEqual([]);
  expect(told(paper(many), 3)).toHaveLength(4);
});

test('a link from one to the other tells both, but not one that half the paper has', () => {
  const all = paper({ 5: { links: ['30', '5', 'nowhere'] } });
  expect(told(all, 5)).toEqual([{ id: '30', shared: [], linked: true }]);
  expect(told(all, 30)).toEqual([{ id: '5', shared: [], linked: true }]);
  const plea = paper(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [n, { links: ['399'] }])));
  expect(told(plea, 5)).toEqual([]);
});

test('one name in one section says nothing by itself, and brings what is told otherwise nearer', () => {
  const by = { bylines: ['林勵'], section: '港聞' };
  expect(told(paper({ 5: by, 6: by }), 5)).toEqual([]);
  const tags = ['碼頭'];
  const all = paper({ 5: { ...by, tags }, 7: { tags }, 8: { ...by, tags } });
  expect(told(all, 5).map(({ id }) => id)).toEqual(['8', '7']);
});

test('of the stories of its thread, which are told already, none is told again', () => {
  const all = paper({ 5: { tags: ['渡輪'] }, 9: { tags: ['渡輪'] } });
  const threads = new Map([['5', [all.entries[5]!, all.entries[9]!]]]);
  expect(told({ ...all, threads }, 5)).toEqual([]);
});
