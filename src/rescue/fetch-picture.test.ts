import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articlePage, type Held, heldSource } from './archive-source.test-help.ts';
import { eventsOf, home } from './rescue.test-help.ts';
import { rescue } from './rescue.ts';

const PAGE = 'https://news.example/article/1/one';
const PICTURE = 'https://news.example/pictures/a.gif';
/** One pixel; its end cut off, so that a part of it can be shown; and a page in its place. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const CUT = GIF.subarray(0, -2);
const NONE = Buffer.from('<html>not here</html>');

/** Rescues an article that shows a picture of which there are these captures, a year apart, the nearest first. */
async function rescued(...bodies: Buffer[]) {
  const page: Held = {
    original: PAGE,
    timestamp: '20190301000000',
    body: articlePage('第一篇', `<img src="${PICTURE}" width="640" height="480">`),
  };
  const pictures = bodies.map((body, i) => ({
    original: PICTURE,
    timestamp: `${2019 + i}0401000000`,
    body,
    mime: 'image/gif',
  }));
  const { source, asked } = heldSource([page, ...pictures]);
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
  const lines = readFileSync(join(home, 'a/account/media.jsonl'), 'utf8').trim().split('\n');
  const [media] = lines.map((line) => JSON.parse(line) as { capture: string | null; reason: string | null });
  return { asked: asked.filter((name) => name.includes(PICTURE)).map((name) => name.slice(0, 4)), media };
}

describe('a picture that an archive has', () => {
  test('is fetched once where it is whole', async () => {
    const { asked, media } = await rescued(GIF, GIF);
    expect(asked).toEqual(['2019']);
    expect(media).toMatchObject({ capture: `20190401000000/${PICTURE}`, reason: null });
  });

  test('is fetched from the next capture where the nearest is damaged, or no picture', async () => {
    const { asked, media } = await rescued(CUT, NONE, GIF);
    expect(asked).toEqual(['2019', '2020', '2021']);
    expect(media).toMatchObject({ capture: `20210401000000/${PICTURE}`, reason: null });
  });

  test('is kept damaged where no capture is whole', async () => {
    const { media } = await rescued(NONE, CUT);
    expect(media).toMatchObject({
      capture: `20200401000000/${PICTURE}`,
      reason: 'damaged picture: only a part of it can be decoded',
    });
  });
});
