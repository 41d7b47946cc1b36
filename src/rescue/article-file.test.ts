import { describe, expect, test } from 'vitest';
import { reading } from '../base/reading.test-help.ts';
import { articleFile, type Filing } from './article-file.ts';
import { figure } from './rescue.test-help.ts';

const FILING: Filing = {
  id: '7',
  aliases: [],
  ids: [],
  thread: null,
  revisions: [],
  revision: null,
  day: '2018-03-05',
};

function withPicture() {
  const shown = figure('https://harbourdaily.example/a.jpg');
  shown.images[0]!.fate = {
    media: 'media/ab/ab.jpg',
    capture: '20190301000000/https://harbourdaily.example/a.jpg',
  };
  return reading({ body: [shown] });
}

describe('an article file', () => {
  test('has the front matter of the seed in its order, then ours, and nothing that is not known', () => {
    const full = reading({
      modified: '2018-03-05T15:00:00+08:00',
      authors: [{ name: '林勵', role: '記者' }],
      section: '港聞',
      tags: ['渡輪'],
      lang: 'zh-Hant',
    });
    const { front } = articleFile(full, { ...FILING, aliases: ['http://a.example/7'] });
    expect(Object.entries(front)).toEqual(
      Object.entries({
        title: '碼頭重開',
        date: '2018-03-05',
        last_updated: '2018-03-05 15:00:00',
        author: '記者林勵',
        category: '港聞',
        tags: ['渡輪'],
        original_url: 'https://harbourdaily.example/article/7',
        id: '7',
        lang: 'zh-Hant',
        published: '2018-03-05T14:30:00+08:00',
        modified: '2018-03-05T15:00:00+08:00',
        capture: '20190301000000/https://harbourdaily.example/article/7',
        digest: 'sha256:ab',
        aliases: ['http://a.example/7'],
        reader: 'generic/1',
      }),
    );
  });

  test('joins bylines as their script does', () => {
    const author = (...authors: { name: string; role?: string }[]) =>
      articleFile(reading({ authors }), FILING).front.author;
    const both = [
      { name: '邢小琦', role: '記者' },
      { name: '周大鏗', role: '記者' },
    ];
    expect(author(...both)).toBe('記者邢小琦、周大鏗');
    expect(author({ name: '林勵' }, { name: '陳港生', role: '攝影' })).toBe('林勵、攝影陳港生');
    expect(author({ name: '林勵' }, { name: 'Jane Doe', role: 'photographer' })).toBe(
      '林勵, Jane Doe (photographer)',
    );
  });

  test('links its pictures from where it stands', () => {
    const link = (filing: Partial<Filing>) =>
      /src="([^"]*)media\//.exec(articleFile(withPicture(), { ...FILING, ...filing }).body)?.[1];
    expect(link({})).toBe('../../../');
    expect(link({ day: null })).toBe('../../');
    expect(link({ revision: '20190301000000' })).toBe('../../../../');
    expect(link({ day: null, revision: '20190301000000' })).toBe('../../../');
  });
});
