import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer } from '../../search/index.ts';
import { findIndex, press } from '../index.ts';
import { makeArchive, PAPER, putArticle } from '../sample-archive.test-help.ts';

let archive = '';
beforeAll(() => {
  archive = makeArchive(PAPER);
});
afterAll(() => rmSync(archive, { recursive: true }));

/** The index's folder, and whether it had to be built for that. */
async function found(dir: string): Promise<{ dir: string; wasBuilt: boolean }> {
  let wasBuilt = false;
  for await (const event of findIndex(dir)) {
    if (event.kind === 'done') return { dir: event.dir, wasBuilt };
    if (event.kind === 'progress') wasBuilt = true;
  }
  throw new Error('no index');
}

test('an archive that was never pressed gets an index of its own, once', async () => {
  const own = join(archive, '.reprint/search');
  expect(await found(archive)).toEqual({ dir: own, wasBuilt: true });
  expect(await found(archive)).toEqual({ dir: own, wasBuilt: false });
});

test('its site has the same stories, and is asked where it is of the present state', async () => {
  const before = readdirSync(join(archive, '.reprint/search')).sort();
  for await (const _ of press(archive, null, { workers: 1 }));
  const site = join(archive, 'site/search');
  expect(readdirSync(site)).toEqual(expect.arrayContaining(before));
  expect(await found(archive)).toEqual({ dir: site, wasBuilt: false });
  expect(await found(join(archive, 'site'))).toEqual({ dir: site, wasBuilt: false });
});

test('an article that came since is found', async () => {
  putArticle(archive, { id: '990', front: { title: '燈塔重開' }, body: '守燈人' });
  const { dir, wasBuilt } = await found(archive);
  expect(wasBuilt).toBe(true);
  const { total, hits } = await answer(dir, '灯塔 守燈', { order: 'best', limit: 5 });
  expect([total, hits[0]?.story.id]).toEqual([1, '990']);
});

test('a site without an index says so', async () => {
  rmSync(join(archive, 'site/search'), { recursive: true });
  await expect(found(join(archive, 'site'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  writeFileSync(join(archive, '.reprint/search.json'), '{');
  expect((await found(archive)).wasBuilt).toBe(true);
});
