import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capture, create, decided, dir } from '../archive.test-help.ts';
import type { Beside, Event } from '../index.ts';
import type { KnownLine } from './line.ts';

const RULE =
  'name: 港灣日報\nhosts: [example.com]\nidentity: [{pattern: "^/a/(?P<id>[0-9]+)(?:/x-(?P<later>[0-9]+))?"}]\n';
const at = (id: string | number) => `http://example.com/a/${id}`;

/** The table of an archive with these events, by id. */
async function known(
  events: Event[],
  beside: Partial<Beside> = {},
  outlet = RULE,
): Promise<Record<string, KnownLine>> {
  rmSync(dir, { recursive: true, force: true });
  const archive = create();
  archive.giveOutlet(outlet);
  for (const event of events) archive.record(event);
  await archive.writeTables({ addresses: [], listed: [], named: [], ...beside });
  const text = readFileSync(join(dir, 'account/known.jsonl'), 'utf8');
  archive.close();
  const lines = text
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as KnownLine);
  return Object.fromEntries(lines.map((line) => [line.id, line]));
}

/** A day for a number: one article a day. */
const day = (n: number) => new Date(Date.UTC(2019, 0, n)).toISOString().slice(0, 10);
const some = (numbers: number[]) =>
  numbers.map((n) =>
    decided(String(n), { date: day(n), captures: [capture('20190301000000', at(n), 'chosen')] }),
  );
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const whole = (scope: string): Event => ({
  event: 'listed',
  archive: 'https://web.archive.org/',
  scope,
  at: '',
  pages: 1,
  rows: 9,
  damaged: [],
  next: null,
  whole: true,
  before: null,
});

describe('what an outlet is known to have published', () => {
  test('is in one state each: rescued, tombstone, unreadable, failed, blocked', async () => {
    const refused = (id: number, kind: 'tombstone' | 'unreadable'): Event => ({
      event: 'refused',
      original: at(id),
      capture: `20190101000000/${at(id)}`,
      kind,
      id: null,
      reason: kind,
    });
    const table = await known([
      decided('1'),
      decided('2', {
        path: null,
        captures: [capture('20190301000000', at(2), 'refused', 'tombstone: farewell')],
      }),
      refused(3, 'unreadable'),
      { event: 'failed', original: at(4), capture: null, reason: 'http-503' },
      { event: 'blocked', original: at(5), capture: null, reason: 'AdministrativeAccessControlException' },
      { event: 'failed', original: at(6), capture: null, reason: 'not archived', final: true },
      { event: 'failed', original: at('1/photo.jpg'), capture: null, reason: 'http-503' },
    ]);
    expect(Object.values(table).map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['1', 'rescued', null],
      ['2', 'tombstone', 'tombstone: farewell'],
      ['3', 'unreadable', 'unreadable'],
      ['4', 'failed', 'http-503'],
      ['5', 'blocked', 'AdministrativeAccessControlException'],
      ['6', 'neverCaptured', 'absent: not archived'],
    ]);
  });

  test('tells of other ids of a story which article they are states or aliases of', async () => {
    const table = await known([
      decided('18753', {
        captures: [
          capture('20190301000000', at('18752/x-18753'), 'revision'),
          capture('20190302000000', at(18753), 'chosen'),
          capture('20190303000000', at(18754), 'same'),
        ],
        ids: ['18753', '18752', '18754', '18751'],
      }),
    ]);
    expect(Object.values(table).map(({ id, state, of }) => [id, state, of])).toEqual([
      ['18751', 'alias', '18753'],
      ['18752', 'revision', '18753'],
      ['18753', 'rescued', undefined],
      ['18754', 'alias', '18753'],
    ]);
  });

  test('holds what a list names and nobody captured, with its headline and day', async () => {
    const named = [
      { original: at(7), title: '渡輪今日停航兩小時', day: '2018-03-05', by: 'list' as const, source: 'c1' },
      { original: at(7), title: '閱讀全文', day: null, by: 'link' as const, source: 'c2' },
      {
        original: 'http://example.com/about',
        title: 'About the paper',
        day: null,
        by: 'link' as const,
        source: 'c2',
      },
    ];
    expect(await known([], { named })).toEqual({
      7: {
        id: '7',
        state: 'neverCaptured',
        title: '渡輪今日停航兩小時',
        date: '2018-03-05',
        original: at(7),
        knownBy: ['list c1', 'link c2'],
        reason: 'no listing asked',
        unexplained: true,
      },
    });
  });

  test('holds the later id that an address names, and what archives list and were not asked for', async () => {
    const listed = [
      {
        id: '18752',
        byRule: true,
        original: at('18752/x-18753'),
        state: 'found' as const,
        reason: 'not asked for yet',
      },
    ];
    expect(await known([], { listed })).toMatchObject({
      18752: { state: 'found', knownBy: ['listing'] },
      18753: { state: 'neverCaptured', knownBy: ['earlier id 18752'], unexplained: true },
    });
  });

  test('holds what is withheld, in that state, with the reason', async () => {
    const table = await known([decided('1'), { event: 'withheld', id: '1', reason: 'a child is named' }]);
    expect(table[1]).toMatchObject({ state: 'withheld', reason: 'a child is named' });
  });

  test('does not hold what a server never had: its 404 makes no article known', async () => {
    const missing = (id: number): Event => ({
      event: 'refused',
      original: at(id),
      capture: `20190101000000/${at(id)}`,
      kind: 'notArticle',
      id: null,
      reason: 'http-404',
    });
    expect(await known([missing(9)])).toEqual({});
    // In the outlet's own sequence a number was an article's.
    const table = await known([...some(upTo(30).filter((n) => n !== 9)), missing(9)]);
    expect(table[9]).toMatchObject({ state: 'neverCaptured', reason: 'only http-404', knownBy: ['gap'] });
  });

  test('is told without a rule by the shape of what was rescued', async () => {
    const story = (words: string) => `http://example.com/2019/02/28/${words}`;
    const named = [story('the-harbour-bridge-closes'), 'http://example.com/tag/harbour'].map((original) => ({
      original,
      title: null,
      day: null,
      by: 'link' as const,
      source: 'c',
    }));
    const one = decided('0123456789abcdef', {
      captures: [capture('20190301000000', story('a-long-winter-in-town'), 'chosen')],
    });
    const table = Object.values(await known([one], { named }, 'name: Harbour Daily\nhosts: [example.com]\n'));
    expect(table.map(({ state, title }) => [state, title])).toEqual(
      expect.arrayContaining([
        ['rescued', '渡輪 0123456789abcdef'],
        ['neverCaptured', 'the harbour bridge closes'],
      ]),
    );
    expect(table.length).toBe(2);
  });
});

test('where nobody said which hosts are the outlet’s, those of its articles are', async () => {
  const at = (host: string, words: string) => `http://${host}/2019/02/28/${words}`;
  const one = decided('0123456789abcdef', {
    captures: [capture('20190301000000', at('www.example.com', 'a-long-winter-in-town'), 'chosen')],
  });
  const named = ['example.com', 'other.example'].map((host) => ({
    ...{
      original: at(host, 'the-harbour-bridge-closes'),
      title: null,
      day: null,
      by: 'link' as const,
      source: 'c',
    },
  }));
  const table = Object.values(await known([one], { named }, 'name: Harbour Daily\n'));
  expect(table.map(({ original }) => new URL(original!).host).sort()).toEqual([
    'example.com',
    'www.example.com',
  ]);
});

describe('numbers in between', () => {
  const gappy = upTo(60).filter((n) => n !== 12 && (n < 30 || n > 35));

  test('are missing articles: one line a run, counted one by one, with the days around it', async () => {
    const table = await known(some(gappy));
    expect(table[12]).toEqual({
      id: '12',
      state: 'neverCaptured',
      after: day(11),
      before: day(13),
      knownBy: ['gap'],
      reason: 'no listing asked',
      unexplained: true,
    });
    expect(table[30]).toMatchObject({ to: '35', count: 6, after: day(29), before: day(36) });
    const all = Object.values(table).reduce((sum, { count = 1 }) => sum + count, 0);
    expect(all).toBe(60);
  });

  test('are missing before the first that is known, too', async () => {
    const table = await known(some(upTo(200).filter((n) => n > 3)));
    expect(table[1]).toMatchObject({ to: '3', count: 3, before: day(4) });
    expect(table[1]).not.toHaveProperty('after');
  });

  test('are explained by a whole list that covers them, and by no other', async () => {
    const reasonAfter = async (...lists: Event[]) => (await known([...some(gappy), ...lists]))[12];
    expect(await reasonAfter(whole('domain example.com'))).toMatchObject({
      reason: 'not in the list of https://web.archive.org/',
    });
    expect((await reasonAfter(whole('prefix http://www.example.com/a/')))?.unexplained).toBeUndefined();
    expect((await reasonAfter(whole('domain other.example')))?.reason).toBe('no listing asked');
    expect((await reasonAfter(whole('domain example.com 2019–2020')))?.reason).toMatch(/part of the time/);
  });
});
