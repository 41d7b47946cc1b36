import { describe, expect, test } from 'vitest';
import type { Block, Inline } from '../base/blocks.ts';
import { reading } from '../base/reading.test-help.ts';
import type { ArticleReading } from '../base/reading.ts';
import { edit, tell } from './index.ts';
import { type Held, sightingOf } from './sighting.ts';

const read = (held: Held) => held.reading as ArticleReading;

function paragraph(...inlines: (string | Inline)[]): Block {
  return {
    type: 'paragraph',
    inlines: inlines.map((each) => (typeof each === 'string' ? { type: 'text', text: each } : each)),
  };
}

const link = (text: string): Inline => ({
  type: 'link',
  href: 'https://a.example/',
  inlines: [{ type: 'text', text }],
});

/** A capture of one id at a time, which shows these lines. */
function seen(
  id: string,
  timestamp: string,
  body: (string | Block)[],
  more: Partial<ArticleReading> = {},
): Held {
  const original = `https://harbourdaily.example/article/${id}`;
  const capture = { original, timestamp, digest: `sha256:${id}${timestamp}`, truncated: null, memento: null };
  const blocks = body.map((each) => (typeof each === 'string' ? paragraph(each) : each));
  return sightingOf(id, reading({ capture, body: blocks, ...more }));
}

function current(ids: string[], sightings: Held[]) {
  const edition = edit(ids, sightings, read);
  return { ...edition, told: tell(edition, edition.current!, read) };
}

describe('a story that was saved under several ids', () => {
  const first = seen('52', '20210701000000', ['初稿']);
  const second = seen('53', '20200101000000', ['二稿']);
  const last = seen('60', '20190101000000', ['三稿']);

  test('has its states in the order of the ids, whenever they were captured, each named by its id', () => {
    const { told, revisions, id, aliases } = current(['52', '53', '60'], [last, first, second]);
    expect([id, told.reading.body]).toEqual(['60', [paragraph('三稿')]]);
    expect(revisions.map(({ name }) => name)).toEqual(['52', '53']);
    expect(aliases).toEqual([
      'https://harbourdaily.example/article/52',
      'https://harbourdaily.example/article/53',
    ]);
  });

  test('takes a text that several ids show from the latest of them', () => {
    const copy = seen('52', '20190101000000', ['三稿']);
    const { current: state, revisions } = current(['52', '60'], [copy, last]);
    expect([state!.chosen.id, revisions]).toEqual(['60', []]);
  });

  test('names two states of one id by it and by the time', () => {
    const { revisions } = current(['52', '60'], [first, seen('52', '20210801000000', ['一稿半']), last]);
    expect(revisions.map(({ name }) => name)).toEqual(['52', '20210801000000']);
  });

  test('says nothing of when it was changed', () => {
    expect(
      current(['52', '60'], [seen('52', '20180101000000', ['初稿']), last]).told.reading.modified,
    ).toBeNull();
  });
});

describe('a change that no page dates', () => {
  test('is told by the first capture that shows it, and marked so', () => {
    const { told } = current(
      ['7'],
      [seen('7', '20190101000000', ['初稿']), seen('7', '20190301020304', ['更正'])],
    );
    expect(told.reading.modified).toBe('2019-03-01T02:03:04Z');
    expect(told.reading.from.modified).toBe(
      'first capture 20190301020304/https://harbourdaily.example/article/7',
    );
  });

  test('has the page’s own time where one tells it', () => {
    const changed = seen('7', '20190301020304', ['更正'], { modified: '2019-02-03T00:00:00+08:00' });
    expect(current(['7'], [seen('7', '20190101000000', ['初稿']), changed]).told.reading.modified).toBe(
      '2019-02-03T00:00:00+08:00',
    );
  });
});

describe('a copy that differs in its chrome alone', () => {
  const plea = '請每月支持我們的新聞工作，港灣日報靠讀者而立。';
  const clean = seen('7', '20200101000000', ['渡輪今早準時開出。', '市民一早到場。'], {
    removed: [{ rule: 'plea', text: plea }],
  });

  test('with a line that was taken out of the other one, is no revision', () => {
    const leaked = seen('7', '20190101000000', ['渡輪今早準時開出。', '市民一早到場。', plea]);
    const { revisions, told, verdicts } = current(['7'], [leaked, clean]);
    expect([revisions, told.reading.body.length]).toEqual([[], 2]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['same', 'chosen']);
  });

  test('with other links to other articles, is no revision', () => {
    const links = (text: string) => [paragraph('渡輪今早準時開出。'), paragraph(link(text))];
    const { revisions } = current(
      ['7'],
      [
        seen('7', '20190101000000', links('海堤工程延期')),
        seen('7', '20200101000000', links('街市重建在即')),
      ],
    );
    expect(revisions).toEqual([]);
  });

  test('but one with a line of its own words is', () => {
    const more = seen('7', '20190101000000', ['渡輪今早準時開出。', '市民一早到場。', '船公司未有回應。']);
    expect(current(['7'], [more, clean]).revisions).toHaveLength(1);
    const moved = seen('7', '20190101000000', ['市民一早到場。', '渡輪今早準時開出。']);
    expect(current(['7'], [moved, clean]).revisions).toHaveLength(1);
  });
});

test('facts that only another capture of the same text tells are taken from it, and the account says so', () => {
  const old = seen('7', '20110101000000', ['全文'], { published: '2018-03-05', section: '本地', tags: [] });
  const late = seen('7', '20190101000000', ['全文'], {
    published: '2018-03-05T14:30:00+08:00',
    authors: [{ name: '陳小文' }],
    section: null,
    from: { section: 'css:.section' },
  });
  const { told, verdicts } = current(['7'], [old, late]);
  expect(told.reading).toMatchObject({ published: '2018-03-05T14:30:00+08:00', section: '本地' });
  expect(told.borrowed.map(({ field }) => field)).toEqual(['section']);
  expect(verdicts.find(({ verdict }) => verdict === 'chosen')!.reason).toContain(
    '; section from 20110101000000/',
  );
  const other = seen('7', '20110101000000', ['另一文'], { section: '國際', published: null });
  expect(current(['7'], [other, late]).told.reading.section).toBeNull();
});

test('texts are read two at a time, however many there are', () => {
  const many = Array.from({ length: 300 }, (_, n) =>
    seen('7', String(20190101000000 + n), [`第${n}稿`, '船'.repeat(n * 7)]),
  );
  let reads = 0;
  const edition = edit(['7'], many, (held) => {
    reads++;
    return read(held);
  });
  expect(edition.revisions).toHaveLength(299);
  expect(reads).toBeLessThan(600);
});
