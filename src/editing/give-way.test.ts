import { describe, expect, test } from 'vitest';
import { reading } from '../base/reading.test-help.ts';
import type { ArticleReading, Reading } from '../base/reading.ts';
import { editReadings as edit } from './index.ts';

const LONG = '渡輪服務今日因颱風全面停航，碼頭外排起長龍，市民改乘巴士往返市區。'.split('').join('');
const TEXT = Array.from({ length: 12 }, (_, i) => `${LONG}第${i}班船改於${i}時開出，船票照舊有效。`).join('');

function article(
  timestamp: string,
  text: string,
  more: Partial<ArticleReading['capture']> = {},
): ArticleReading {
  const original = 'https://harbourdaily.example/article/7/headline';
  return reading({
    capture: { original, timestamp, digest: `sha256:${timestamp}`, truncated: null, memento: null, ...more },
    body: [{ type: 'paragraph', inlines: [{ type: 'text', text }] }],
  });
}

const file = (timestamp: string, text: string) => article(timestamp, text, { imported: 'imported/7.md' });

function told(readings: Reading[]) {
  const { current, revisions, verdicts } = edit('7', readings);
  return {
    current: current?.capture.imported ?? current?.capture.timestamp,
    revisions: revisions.length,
    imported: verdicts
      .filter(({ imported }) => imported)
      .map(({ verdict, reason }) => `${verdict}: ${reason}`),
  };
}

describe('an imported text', () => {
  test('stands while captures show nothing but tombstones', () => {
    const { capture } = article('20220101000000', '');
    const farewell: Reading = { kind: 'tombstone', capture, reason: 'farewell', title: null };
    expect(told([file('20210101000000', TEXT), farewell])).toEqual({
      current: 'imported/7.md',
      revisions: 0,
      imported: ['chosen: imported; no capture of this text is here'],
    });
  });

  test('gives way to the capture that its file names, whatever that shows', () => {
    expect(told([file('20210101000000', TEXT), article('20210101000000', '另一篇')])).toEqual({
      current: '20210101000000',
      revisions: 0,
      imported: ['same: imported; its capture itself is here'],
    });
  });

  test('gives way to a capture of the same text, or of nearly the same', () => {
    expect(told([file('20210101000000', TEXT), article('20200101000000', TEXT)])).toMatchObject({
      current: '20200101000000',
      imported: ['same: same text'],
    });
    expect(told([file('20210101000000', TEXT), article('20200101000000', `${TEXT}完。`)])).toMatchObject({
      current: '20200101000000',
      imported: ['same: imported; a capture shows nearly the same text'],
    });
  });

  test('is a state of its own beside another file that says more, if only below a picture', () => {
    const figure = (caption: string): ArticleReading['body'][number] => ({
      type: 'figure',
      images: [{ original: 'https://harbourdaily.example/a.jpg', variants: [], alt: '' }],
      caption: [{ type: 'text', text: caption }],
      credit: null,
    });
    const captioned = (timestamp: string, caption: string) => {
      const one = file(timestamp, TEXT);
      return { ...one, body: [...one.body, figure(caption)] };
    };
    const { revisions } = told([
      captioned('20200101000000', '渡輪'),
      captioned('20210101000000', '渡輪泊岸'),
    ]);
    expect(revisions).toBe(1);
  });

  test('is a revision beside a capture of another text', () => {
    expect(told([file('20200101000000', TEXT), article('20210101000000', '更正全文')])).toMatchObject({
      current: '20210101000000',
      revisions: 1,
    });
  });
});
