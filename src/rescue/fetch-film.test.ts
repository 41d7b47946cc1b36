import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Holding } from '../sources/index.ts';
import { articlePage, type Held, heldSource } from './archive-source.test-help.ts';
import { eventsOf, home } from './rescue.test-help.ts';
import { rescue } from './rescue.ts';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const TIME = '20190301000000';
const FILM = 'https://www.youtube.com/watch?v=abcdefghijk';
const FILE = 'https://news.example/films/1.mp4';
const MEMENTO = `https://held.example/web/${TIME}oe_/https://films.example/?a=1`;
const PAGE: Held = {
  original: 'https://news.example/article/1/one',
  timestamp: TIME,
  body: articlePage(
    '第一篇',
    `</p><iframe src="https://www.youtube.com/embed/abcdefghijk" title="渡輪"></iframe><video src="${FILE}" poster="/p.gif"></video><p>`,
  ),
};
const STILL = { original: 'https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg', timestamp: TIME };

/** Rescues an article with two players; what the archive says of their films, and what it was asked. */
async function rescued(holdings: Record<string, Holding>, held: Held[] = []): Promise<string[]> {
  const { source } = heldSource([PAGE, ...held]);
  const asked: string[] = [];
  source.holds = async (address, timestamp) => {
    expect(timestamp).toBe(TIME);
    asked.push(address);
    return holdings[address] ?? { is: 'absent', reason: 'not archived' };
  };
  await eventsOf(
    rescue({
      dir: join(home, 'a'),
      files: [],
      archives: [source],
      scopes: [{ target: 'news.example', match: 'domain', from: null, until: null }],
      fetch: { goal: 'text', only: null, limit: null, listing: 'usual' },
      outlet: 'name: News\nhosts: [news.example]\n',
      link: false,
      signal: new AbortController().signal,
    }),
  );
  return asked.sort();
}

const table = (name: string) => readFileSync(join(home, `a/account/${name}.jsonl`), 'utf8');
const lacunae = () =>
  table('lacunae')
    .split('\n')
    .filter((line) => line.includes('"video"'))
    .map((line) => JSON.parse(line) as unknown);
function article(): string {
  const dir = join(home, 'a/articles/2019/02');
  return readFileSync(join(dir, readdirSync(dir)[0]!), 'utf8');
}

test('an article says where an archive holds its film, and the account which film nobody holds', async () => {
  const picture = { ...STILL, body: GIF, mime: 'image/gif' };
  expect(await rescued({ [FILM]: { is: 'held', memento: MEMENTO } }, [picture])).toEqual([FILM]);
  expect(article()).toMatch(
    /\{\{< video src="https:\/\/www\.youtube\.com\/embed\/abcdefghijk" title="渡輪" poster="\.\.\/\.\.\/\.\.\/media\/[^"]+\.gif" memento="https:\/\/held\.example\/web\/20190301000000oe_\/https:\/\/films\.example\/\?a=1" >\}\}/,
  );
  expect(article()).toContain(
    `{{< video src="${FILE}" poster="https://news.example/p.gif" reason="never captured" >}}`,
  );
  expect(lacunae()).toMatchObject([{ reason: 'never captured', original: FILE }]);
  expect(table('media')).toContain('"original":"https://news.example/p.gif","capture":null');
});

test('a film is asked for once, also where all that is derived was deleted', async () => {
  await rescued({ [FILM]: { is: 'held', memento: MEMENTO } });
  const before = [article(), table('lacunae'), table('media'), table('addresses')];
  rmSync(join(home, 'a/.reprint'), { recursive: true });
  expect(await rescued({})).toEqual([]);
  expect([article(), table('lacunae'), table('media'), table('addresses')]).toEqual(before);
});

test('a file on a host that was listed is asked for only where it is in the list', async () => {
  const file = { original: FILE, timestamp: TIME, body: 'ftyp', mime: 'video/mp4' };
  const memento = `https://held.example/web/${TIME}oe_/${FILE}`;
  expect(await rescued({ [FILE]: { is: 'held', memento } }, [file])).toEqual([FILE, FILM]);
  expect(article()).toContain(`memento="${memento}"`);
});

test('an archive that fails to answer is asked again by the next run', async () => {
  await rescued({ [FILM]: { is: 'failed', reason: 'http-503' } });
  expect(lacunae()).toMatchObject([{ reason: 'failed: http-503' }, { reason: 'never captured' }]);
  expect(await rescued({ [FILM]: { is: 'held', memento: MEMENTO } })).toEqual([FILM]);
  expect(lacunae()).toHaveLength(1);
  expect(table('addresses')).not.toContain('youtube');
});
