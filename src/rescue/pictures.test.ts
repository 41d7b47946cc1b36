import { afterEach, describe, expect, test } from 'vitest';
import type { Archive, Event } from '../archive/index.ts';
import type { Capture } from '../base/capture.ts';
import type { IndexEntry } from '../evidence/index.ts';
import { pictureExaminer } from './examine-picture.ts';
import { pictureFinder } from './pictures.ts';
import { entry, figure, home } from './rescue.test-help.ts';

/** One pixel; its end cut off, so that a part of it can be shown; and so much of it that nothing can. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const CUT = GIF.subarray(0, -2);
const STUMP = GIF.subarray(0, -6);
const SMALL = 'https://harbourdaily.example/a_small.jpg';
const LARGE = 'https://harbourdaily.example/a_large.jpg';

let told: unknown[] = [];
/** What archives list in a picture's place. */
let inLists: string | null = null;
/** What the account tells of captures that did not come. */
let account: Event[] = [];
afterEach(() => {
  account = [];
  inLists = null;
});

/** What becomes of a picture whose captures are these; a body of null cannot be opened. */
async function fateOf(
  captures: [entry: IndexEntry, body: Buffer | null][],
  picture = figure(LARGE, [SMALL]),
): Promise<unknown> {
  const opened: string[] = [];
  told = [];
  const evidence = {
    find: (address: string) =>
      captures.map(([found]) => found).filter(({ original }) => original === address),
    async read(ref: { original: string; timestamp: string }): Promise<Capture> {
      opened.push(ref.timestamp);
      const [found, body] = captures.find(([{ timestamp }]) => timestamp === ref.timestamp)!;
      if (!body) throw new Error('the file is gone');
      const { original, timestamp, truncated, memento } = found;
      return { original, timestamp, status: 200, headers: [], body, digest: 'sha256:', truncated, memento };
    },
  };
  const archive = {
    putMedia: (_: Uint8Array, extension: string) => `media/ab/ab.${extension}`,
    events: (() => account) as unknown as Archive['events'],
    latest: () => null,
  };
  const examiner = pictureExaminer(evidence, home);
  const find = pictureFinder(
    evidence,
    examiner,
    archive,
    { tell: (event) => told.push(event) },
    () => inLists,
  );
  await find([{ type: 'quote', blocks: [picture] }], '20190301000000');
  examiner.close();
  expect(told).toHaveLength(1);
  expect(opened.length).toBeLessThanOrEqual(8);
  return picture.images[0]!.fate;
}

describe('a picture', () => {
  test('is taken from the capture nearest in time to the page', async () => {
    const times = ['20180101000000', '20190302000000', '20200101000000'];
    expect(await fateOf(times.map((time) => [entry(LARGE, time), GIF]))).toEqual({
      media: 'media/ab/ab.gif',
      capture: `20190302000000/${LARGE}`,
    });
  });

  test('is taken in another size where the largest was not captured', async () => {
    expect(await fateOf([[entry(SMALL), GIF]])).toMatchObject({ capture: `20190301000000/${SMALL}` });
  });

  test('is found behind many failures that were captured nearer to the page', async () => {
    const failures = Array.from({ length: 20 }, (_, i): [IndexEntry, Buffer] => [
      entry(LARGE, `201903010000${10 + i}`, { status: 404 }),
      GIF,
    ]);
    expect(await fateOf([...failures, [entry(LARGE, '20200101000000'), GIF]])).toMatchObject({
      capture: `20200101000000/${LARGE}`,
    });
  });

  test('is lost with the reason', async () => {
    const page = Buffer.from('<html>not here</html>');
    expect(await fateOf([])).toEqual({ reason: 'never captured' });
    expect(await fateOf([[entry(LARGE, '20190301000000', { status: 404 }), GIF]])).toEqual({
      reason: 'http-404',
    });
    expect(await fateOf([[entry(LARGE), page]])).toEqual({ reason: 'not a picture' });
    expect(await fateOf([[entry(LARGE, '20190301000000', { truncated: 'length' }), STUMP]])).toEqual({
      reason: 'truncated: length',
    });
  });

  test('is lost with what the account knows of it, where an archive was asked', async () => {
    const failed = { event: 'failed', original: SMALL, capture: null, reason: 'http-503' } as const;
    const gone: [IndexEntry, Buffer] = [entry(LARGE, '20190301000000', { status: 404 }), GIF];
    const page: [IndexEntry, Buffer] = [entry(LARGE), Buffer.from('<html>')];
    account = [{ ...failed, final: true, reason: 'not archived' }];
    expect(await fateOf([])).toEqual({ reason: 'never captured' });
    account = [{ ...failed, final: true, reason: 'moved to 20100101000000, too far' }];
    expect(await fateOf([gone])).toEqual({ reason: 'absent: moved to 20100101000000, too far' });
    expect(await fateOf([page])).toEqual({ reason: 'not a picture' });
    account = [];
    inLists = 'http-410';
    expect(await fateOf([])).toEqual({ reason: 'http-410' });
    expect(await fateOf([page])).toEqual({ reason: 'not a picture' });
    account = [failed];
    expect(await fateOf([page, gone])).toEqual({ reason: 'failed: http-503' });
    account = [{ ...failed, event: 'blocked', reason: 'http-451' }];
    expect(await fateOf([page])).toEqual({ reason: 'blocked: http-451' });
    expect(await fateOf([[entry(SMALL), GIF]])).toMatchObject({ media: 'media/ab/ab.gif' });
  });

  test('that is damaged is taken only where no whole one is found, in whatever size; the account tells of it', async () => {
    const damaged: [IndexEntry, Buffer] = [entry(LARGE, '20190301000000'), CUT];
    expect(await fateOf([damaged, [entry(LARGE, '20200101000000'), GIF]])).toMatchObject({
      capture: `20200101000000/${LARGE}`,
    });
    expect(await fateOf([damaged, [entry(SMALL, '20190302000000'), GIF]])).toMatchObject({
      capture: `20190302000000/${SMALL}`,
    });
    expect(await fateOf([damaged, [entry(SMALL, '20190303000000'), STUMP]])).toMatchObject({
      media: 'media/ab/ab.gif',
    });
    expect(told).toMatchObject([
      { path: 'media/ab/ab.gif', reason: 'damaged picture: only a part of it can be decoded' },
    ]);
  });

  test('that cannot be opened ends no rescue', async () => {
    expect(await fateOf([[entry(LARGE), null]])).toEqual({ reason: 'unreadable: INTERNAL' });
  });

  test('is given up after a few captures', async () => {
    const pages = Array.from({ length: 30 }, (_, i): [IndexEntry, Buffer] => [
      entry(LARGE, `201903010000${10 + i}`),
      Buffer.from('<html>'),
    ]);
    expect(await fateOf(pages)).toEqual({ reason: 'not a picture' });
  });
});
