import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../archive/index.ts';
import { ReprintError } from '../base/error.ts';
import type { ArchiveSource, Scope } from '../sources/index.ts';
import { articlePage, FAREWELL, type Held, heldSource } from './archive-source.test-help.ts';
import { eventsOf, home } from './rescue.test-help.ts';
import { type FetchChoices, rescue } from './rescue.ts';

const ONE = 'https://news.example/article/1/one';
const TWO = 'https://news.example/article/2/two';
const OUTLET = `name: News
hosts: [news.example]
identity:
  - pattern: '^/article/(?P<id>[0-9]+)'
tombstones: [停止運作]
`;

const SCOPE: Scope = { target: 'news.example', match: 'domain', from: null, until: null };

function run(source: ArchiveSource, more: Partial<FetchChoices> = {}, scopes = [SCOPE]) {
  return eventsOf(
    rescue({
      dir: join(home, 'a'),
      files: [],
      archives: [source],
      scopes,
      fetch: { goal: 'revisions', only: null, limit: null, listing: 'usual', ...more },
      outlet: OUTLET,
      link: false,
      signal: new AbortController().signal,
    }),
  );
}

function articles(): string[] {
  const archive = openArchive(join(home, 'a'), { write: false });
  const ids = [...archive.events('decided')].filter(({ path }) => path !== null).map(({ id }) => id);
  archive.close();
  return ids.sort();
}

describe('a rescue from an archive', () => {
  test('fetches one whole capture of each article, the latest, and no other of the same bytes', async () => {
    const page = articlePage('第一篇');
    const { source, asked } = heldSource([
      { original: ONE, timestamp: '20190301000000', body: page },
      { original: ONE, timestamp: '20190401000000', body: page },
      { original: TWO, timestamp: '20190301000000', body: articlePage('第二篇') },
    ]);
    await run(source);
    expect(asked.length).toBe(2);
    expect(articles()).toEqual(['1', '2']);
  });

  test('falls back to an earlier capture where the latest is a tombstone', async () => {
    const { source, asked } = heldSource([
      { original: ONE, timestamp: '20190301000000', body: articlePage('第一篇') },
      { original: ONE, timestamp: '20220105000000', body: FAREWELL },
    ]);
    await run(source);
    expect(asked.sort()).toEqual([`20190301000000/${ONE}`, `20220105000000/${ONE}`]);
    expect(articles()).toEqual(['1']);
  });

  test('looks once at a farewell that stands under many articles', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `https://news.example/article/${i + 100}/x`);
    const { source, asked } = heldSource(
      ids.flatMap((original, i) => [
        { original, timestamp: '20190301000000', body: articlePage(`第${i}篇`) },
        { original, timestamp: '20220105000000', body: FAREWELL },
      ]),
    );
    await run(source);
    expect(asked.filter((name) => name.startsWith('2022')).length).toBe(1);
    expect(articles().length).toBe(20);
  });

  test('fetches what was changed later as a revision', async () => {
    const { source } = heldSource([
      { original: ONE, timestamp: '20190301000000', body: articlePage('第一篇') },
      { original: ONE, timestamp: '20190401000000', body: articlePage('第一篇', '更正：日期有誤。') },
    ]);
    const events = await run(source);
    expect(events.at(-1)).toMatchObject({ summary: { articles: 1, revisions: 1, failed: 0 } });
  });

  test('asks for nothing that it has, when it is given again', async () => {
    const held = heldSource([{ original: ONE, timestamp: '20190301000000', body: articlePage('第一篇') }]);
    await run(held.source);
    await run(held.source);
    expect(held.asked.length).toBe(1);
    expect(held.listed.length).toBe(1);
  });

  test('knows what it has from the evidence alone, where all that is derived is gone', async () => {
    const held = heldSource([{ original: ONE, timestamp: '20190301000000', body: articlePage('第一篇') }]);
    await run(held.source);
    rmSync(join(home, 'a', '.reprint'), { recursive: true });
    await run(held.source, { listing: 'kept' });
    expect(held.asked.length).toBe(1);
    expect(articles()).toEqual(['1']);
  });

  test('tries again in the next run what failed, and says that some did', async () => {
    const held: Held[] = [
      {
        original: ONE,
        timestamp: '20190301000000',
        body: articlePage('第一篇'),
        instead: { is: 'failed', reason: 'http-503' },
      },
    ];
    const { source } = heldSource(held);
    expect((await run(source)).at(-1)).toMatchObject({ summary: { articles: 0, failed: 1 } });
    delete held[0]!.instead;
    expect((await run(source)).at(-1)).toMatchObject({ summary: { articles: 1, failed: 0 } });
    const archive = openArchive(join(home, 'a'), { write: false });
    expect([...archive.events('failed')].map(({ removed }) => removed)).toEqual(['it came later']);
    archive.close();
  });

  test('stops at its limit and goes on without it', async () => {
    const { source, asked } = heldSource(
      Array.from({ length: 50 }, (_, i) => ({
        original: `https://news.example/article/${i}/x`,
        timestamp: '20190301000000',
        body: articlePage(`第${i}篇`),
      })),
    );
    await run(source, { limit: 7 });
    expect(asked.length).toBe(7);
    await run(source);
    expect(asked.length).toBe(50);
  });

  test('goes on with a listing after the last page that came whole', async () => {
    const held = Array.from({ length: 5 }, (_, i) => ({
      original: `https://news.example/article/${i}/x`,
      timestamp: '20190301000000',
      body: articlePage(`第${i}篇`),
    }));
    const { source, listed } = heldSource(held, 2);
    const broken: ArchiveSource = {
      ...source,
      async *pages(scope, from) {
        for await (const page of source.pages(scope, from)) {
          if (page.next === null) throw new Error('lost');
          yield page;
        }
      },
    };
    await expect(run(broken)).rejects.toThrow('lost');
    await run(source);
    expect(listed).toEqual([null, '4']);
    expect(articles().length).toBe(5);
  });

  test('takes a list that grew shorter for a broken one', async () => {
    const held = Array.from({ length: 5 }, (_, i) => ({
      original: `https://news.example/article/${i}/x`,
      timestamp: '20190301000000',
      body: articlePage(`第${i}篇`),
    }));
    await run(heldSource(held).source);
    await expect(run(heldSource(held.slice(1)).source, { listing: 'anew' })).rejects.toMatchObject({
      code: 'LISTING_BROKEN',
    });
    await run(heldSource(held).source, { listing: 'anew' });
  });

  test('finds in a second archive what the first one lacks, and asks each for its own', async () => {
    const first = heldSource([
      { original: ONE, timestamp: '20220105000000', body: FAREWELL },
      { original: TWO, timestamp: '20190301000000', body: articlePage('第二篇') },
    ]);
    const page = { original: ONE, timestamp: '20190301000000', body: articlePage('第一篇') };
    const second = heldSource([page], 1000, 'https://other.example/');
    await run(first.source, { limit: 1 });
    await run(second.source);
    await run(first.source);
    expect([first.asked.length, second.asked]).toEqual([2, [`20190301000000/${ONE}`]]);
    expect(articles()).toEqual(['1', '2']);
  });

  test('goes on with a second archive that has the same, where the first one fails', async () => {
    const page = { original: ONE, timestamp: '20190301000000', body: articlePage('第一篇') };
    const lost = { ...page, instead: { is: 'blocked', reason: 'excluded' } } as const;
    const mirror = heldSource([page], 1000, 'https://mirror.example/');
    await run(heldSource([lost]).source);
    expect(articles()).toEqual([]);
    await run(mirror.source);
    expect(mirror.asked).toEqual([`20190301000000/${ONE}`]);
    expect(articles()).toEqual(['1']);
  });

  test('asks again for what was cut off on its way, and takes the whole one then', async () => {
    const page: Held = { original: ONE, timestamp: '20190301000000', body: articlePage('第一篇') };
    const cut = { ...page, body: articlePage('第一篇').slice(0, 700), truncated: 'disconnect' };
    expect((await run(heldSource([cut]).source)).at(-1)).toMatchObject({ summary: { failed: 1 } });
    const healthy = heldSource([page]);
    expect((await run(healthy.source)).at(-1)).toMatchObject({
      summary: { failed: 0, articles: 1, lacunae: 0 },
    });
    expect(healthy.asked.length).toBe(1);
  });

  test('fetches of what is listed only what is asked for now', async () => {
    const held = heldSource([
      { original: ONE, timestamp: '20190301000000', body: articlePage('第一篇') },
      { original: ONE, timestamp: '20200301000000', body: articlePage('第一篇', '更正。') },
      { original: TWO, timestamp: '20190301000000', body: articlePage('第二篇') },
    ]);
    await run(held.source, { limit: 1 }, [
      { ...SCOPE, match: 'prefix', target: 'http://news.example/article/2' },
    ]);
    await run(held.source, { listing: 'kept' }, [
      { target: 'https://news.example/article/1', match: 'prefix', from: null, until: '2019' },
    ]);
    expect(held.asked).toEqual([`20190301000000/${TWO}`, `20190301000000/${ONE}`]);
  });

  test('uses the lists that it has where another one is refused, and says so in the end', async () => {
    const held = heldSource([{ original: ONE, timestamp: '20190301000000', body: articlePage('第一篇') }]);
    const some: ArchiveSource = {
      ...held.source,
      pages(scope, from) {
        if (scope.target === 'blocked.example') throw new ReprintError('BLOCKED', 'excluded', 'it is final');
        return held.source.pages(scope, from);
      },
    };
    await expect(run(some, {}, [{ ...SCOPE, target: 'blocked.example' }, SCOPE])).rejects.toThrow('excluded');
    expect(articles()).toEqual(['1']);
  });

  test('of a host that nobody captured is an error and leaves nothing behind', async () => {
    await expect(run(heldSource([]).source)).rejects.toMatchObject({ code: 'NO_CAPTURES' });
    expect(existsSync(join(home, 'a'))).toBe(false);
  });
});
