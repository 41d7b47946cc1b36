import { describe, expect, test } from 'vitest';
import { reading } from '../base/reading.test-help.ts';
import type { ArticleReading, Reading } from '../base/reading.ts';
import { editReadings as edit } from './index.ts';

const ADDRESS = 'https://harbourdaily.example/article/7/headline';

function capture(timestamp: string, original = ADDRESS, truncated: string | null = null) {
  return { original, timestamp, digest: `sha256:${timestamp}`, truncated, memento: null };
}

function article(timestamp: string, text: string, more: Partial<ArticleReading> = {}): ArticleReading {
  return reading({
    capture: capture(timestamp),
    lang: 'zh-Hant',
    body: [{ type: 'paragraph', inlines: [{ type: 'text', text }] }],
    ...more,
  });
}

const farewell = (timestamp: string): Reading => ({
  kind: 'tombstone',
  capture: capture(timestamp),
  reason: 'farewell',
  title: null,
});

function verdictOf(readings: Reading[], timestamp: string) {
  return edit('7', readings).verdicts.find((verdict) => verdict.capture.startsWith(timestamp));
}

describe('editing', () => {
  test('takes the newest text and keeps the others as revisions, oldest first', () => {
    const edition = edit('7', [
      article('20200101000000', '第三稿'),
      article('20180305000000', '初稿'),
      article('20190101000000', '更正'),
    ]);
    expect(edition.current?.capture.timestamp).toBe('20200101000000');
    expect(edition.revisions.map((revision) => revision.name)).toEqual(['20180305000000', '20190101000000']);
  });

  test('is the same whatever the order of the readings', () => {
    const readings = [
      article('20180305000000', '初稿'),
      farewell('20220101000000'),
      article('20190101000000', '更正'),
    ];
    expect(edit('7', readings)).toEqual(edit('7', readings.toReversed()));
  });

  test('makes no revision of a capture whose spaces or letter widths differ', () => {
    const edition = edit('7', [
      article('20180305000000', 'ＡＢＣ　第１號'),
      article('20190101000000', 'ABC 第1號'),
    ]);
    expect(edition.revisions).toEqual([]);
    expect(edition.verdicts.map(({ verdict }) => verdict)).toEqual(['chosen', 'same']);
  });

  test('makes no revision of a capture that repeats its standfirst as the first paragraph', () => {
    const paragraph = (text: string) => ({
      type: 'paragraph' as const,
      inlines: [{ type: 'text' as const, text }],
    });
    const state = (timestamp: string, ...texts: string[]) =>
      article(timestamp, '', { standfirst: '首班船準時開出。', body: texts.map(paragraph) });
    const readings = [state('2018', '市民一早到場。'), state('2019', '首班船準時開出。', '市民一早到場。')];
    expect(edit('7', readings).revisions).toEqual([]);
    expect(edit('7', [state('2018', '首班船準時開出。')]).current?.body).toHaveLength(1);
  });

  test('takes the capture that tells most of the article, and the first of those', () => {
    const day = article('2011', '全文', { published: '2018-03-05' });
    const minute = [article('2018', '全文'), article('2019', '全文')];
    expect(edit('7', [day, ...minute]).current?.capture.timestamp).toBe('2018');
    // When the text was first seen is still what counts for its age.
    expect(edit('7', [day, ...minute, article('2012', '更正')]).current?.capture.timestamp).toBe('2012');
  });

  test('believes the pages’ own times of change over the times of capture', () => {
    const late = article('20200101000000', '舊稿', { modified: '2018-03-05T15:00:00+08:00' });
    const early = article('20190101000000', '新稿', { modified: '2018-03-06T09:00:00+08:00' });
    expect(edit('7', [late, early]).current).toBe(early);
  });

  test('prefers a whole capture to a newer one that was cut short', () => {
    const cut = article('20200101000000', '全', { capture: capture('20200101000000', ADDRESS, 'length') });
    const edition = edit('7', [cut, article('20190101000000', '全文')]);
    expect(edition.current?.capture.timestamp).toBe('20190101000000');
    expect(edition.revisions).toEqual([]);
    expect(verdictOf([cut, article('20190101000000', '全文')], '2020')).toMatchObject({
      verdict: 'refused',
      reason: 'truncated: length',
    });
  });

  test('takes the longest of the truncated captures where none is whole', () => {
    const cut = (timestamp: string, text: string) =>
      article(timestamp, text, { capture: capture(timestamp, ADDRESS, 'length') });
    expect(edit('7', [cut('2019', '一二三'), cut('2020', '一二')]).current?.capture.timestamp).toBe('2019');
  });

  test('takes an article before a tombstone, earlier or later', () => {
    const readings = [
      farewell('20220101000000'),
      article('20190101000000', '全文'),
      farewell('20170101000000'),
    ];
    expect(edit('7', readings).current?.capture.timestamp).toBe('20190101000000');
    expect(verdictOf(readings, '2022')).toMatchObject({ verdict: 'refused', reason: 'tombstone: farewell' });
  });

  test('has no current text where only tombstones are known', () => {
    expect(edit('7', [farewell('20220101000000')])).toMatchObject({ current: null, aliases: [ADDRESS] });
  });

  test('keeps every other address of the article, but not those of pictures under its path', () => {
    const other = (original: string): Reading => ({
      kind: 'notArticle',
      capture: capture('20190202000000', original),
      reason: original.endsWith('.svg') ? 'image/svg+xml' : 'redirect',
      to: null,
      title: null,
    });
    const readings = [
      article('20190101000000', '全文'),
      other('https://harbourdaily.example/article/7'),
      other(`${ADDRESS}/logo.svg`),
    ];
    expect(edit('7', readings).aliases).toEqual(['https://harbourdaily.example/article/7']);
  });
});
