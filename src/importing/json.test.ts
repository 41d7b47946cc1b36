import { describe, expect, test } from 'vitest';
import { toMarkdown, toText } from '../article/index.ts';
import { parseOutlet } from '../outlets/index.ts';
import { NO_HABITS, readImported } from './index.ts';

const outlet = parseOutlet('name: 海港日報\nlanguages: [zh-Hant-HK]\ntimezone: Asia/Hong_Kong');
const ADDRESS = 'https://harbourdaily.example/article/7';

function imported(path: string, text: string) {
  return readImported({ path: `imported/${path}`, bytes: Buffer.from(text) }, outlet, NO_HABITS);
}

function article(json: unknown, path = '1.json') {
  const { readings, problems } = imported(path, JSON.stringify(json));
  expect(problems).toEqual([]);
  const [one] = readings;
  if (one?.kind !== 'article') throw new Error(JSON.stringify(one));
  return one;
}

const NINJS_1 = {
  uri: ADDRESS,
  type: 'text',
  firstcreated: '2018-03-05T14:30:00+08:00',
  versioncreated: '2018-03-05T16:43:53+08:00',
  language: 'zh-Hant',
  headline: '渡輪停航',
  byline: '記者陳小文',
  body_html: '<p>渡輪今日<b>停航</b>。</p><p>市民改乘<a href="/bus">巴士</a>。</p>',
  subject: [{ name: '渡輪', scheme: 'tags' }],
  associations: {
    main: {
      type: 'picture',
      description_text: '渡輪泊岸',
      renditions: {
        small: { href: 'https://harbourdaily.example/s.jpg', width: 200 },
        large: { href: 'https://harbourdaily.example/l.jpg', width: 900 },
      },
    },
  },
};

describe('ninjs', () => {
  test('of the first kind is an article with its byline, times, tags and pictures', () => {
    const reading = article(NINJS_1);
    expect(reading).toMatchObject({
      title: '渡輪停航',
      authors: [{ name: '陳小文', role: '記者' }],
      published: '2018-03-05T14:30:00+08:00',
      modified: '2018-03-05T16:43:53+08:00',
      tags: ['渡輪'],
      lang: 'zh-Hant',
      capture: { original: ADDRESS, memento: null, imported: 'imported/1.json' },
    });
    expect(reading.body[0]).toMatchObject({
      type: 'figure',
      images: [
        { original: 'https://harbourdaily.example/l.jpg', variants: ['https://harbourdaily.example/s.jpg'] },
      ],
      caption: [{ text: '渡輪泊岸' }],
    });
    expect(toMarkdown(reading.body.slice(1))).toBe(
      '渡輪今日**停航**。\n\n市民改乘[巴士](https://harbourdaily.example/bus)。',
    );
  });

  test('of the second kind has lists of headlines, bodies and people', () => {
    const reading = article({
      uri: 'urn:harbour:7',
      headlines: [
        { role: 'short', value: '停航' },
        { role: 'main', value: '渡輪停航' },
      ],
      bodies: [{ contenttype: 'text/plain', value: '渡輪今日停航。\n市民改乘巴士。' }],
      people: [
        { name: '陳小文', rel: 'author' },
        { name: '船長', rel: 'subject' },
      ],
      subjects: [{ name: '渡輪' }],
      contentcreated: '2018-03-05',
    });
    expect(reading).toMatchObject({
      title: '渡輪停航',
      authors: [{ name: '陳小文' }],
      published: '2018-03-05',
      tags: ['渡輪'],
    });
    expect(toText(reading.body)).toBe('渡輪今日停航。\n\n市民改乘巴士。');
  });

  test('of a picture is no article', () => {
    expect(
      imported('1.json', JSON.stringify({ uri: ADDRESS, type: 'picture', headline: '渡輪' })),
    ).toMatchObject({
      readings: [],
      problems: [{ code: 'BAD_ARTICLE', message: 'it is of the type picture' }],
    });
  });
});

describe('JSON Lines of a rescue', () => {
  const line = (more: object) => JSON.stringify({ title: '渡輪停航', text: '渡輪今日停航。', ...more });

  test('are an article a line, named by file and line; what is none is told with its line', () => {
    const { readings, problems } = imported(
      'a.jsonl',
      `${line({ url: ADDRESS })}\n\nnot json\n{}\n[]\n${line({ id: 8 })}`,
    );
    expect(readings.map(({ capture }) => [capture.imported, capture.original, capture.named])).toEqual([
      ['imported/a.jsonl#line 1', ADDRESS, undefined],
      ['imported/a.jsonl#line 6', 'imported/a.jsonl#line 6', '8'],
    ]);
    expect(problems.map(({ at, code }) => [at, code])).toEqual([
      ['line 3', 'BAD_ARTICLE'],
      ['line 4', 'BAD_ARTICLE'],
      ['line 5', 'BAD_ARTICLE'],
    ]);
  });

  test('name a capture by a memento, or by an address with the time of its capture', () => {
    const url = `https://web.archive.org/web/20180306000000/${ADDRESS}`;
    expect(article({ title: '渡輪', content: '<p>停航</p>', url }).capture).toMatchObject({
      original: ADDRESS,
      timestamp: '20180306000000',
      memento: url,
    });
    const named = article({ title: '渡輪', content: '停航', url: ADDRESS, timestamp: '20180306000000' });
    expect(named.capture).toMatchObject({ original: ADDRESS, timestamp: '20180306000000', memento: null });
  });

  test('may be called by other names', () => {
    const reading = article({
      headline: '渡輪停航',
      articleBody: '渡輪今日停航。',
      datePublished: '2018-03-05',
      author: [{ name: '陳小文' }, { name: '林海' }],
      articleSection: '本地',
      keywords: '渡輪, 颱風',
      link: ADDRESS,
    });
    expect(reading).toMatchObject({
      authors: [{ name: '陳小文' }, { name: '林海' }],
      section: '本地',
      tags: ['渡輪', '颱風'],
      published: '2018-03-05',
      capture: { original: ADDRESS },
    });
  });

  test('in one list are read too', () => {
    const { readings } = imported(
      'a.json',
      JSON.stringify({
        items: [
          { title: '一', text: '甲' },
          { title: '二', text: '乙' },
        ],
      }),
    );
    expect(readings.map(({ capture }) => capture.imported)).toEqual([
      'imported/a.json#item 1',
      'imported/a.json#item 2',
    ]);
  });

  test.each([
    ['prototypes', '{"__proto__": {"title": "x"}, "constructor": 1}'],
    ['a deep nest', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    [
      'numbers for names',
      '{"title": 1, "text": 2, "tags": [1, {"name": {}}], "author": {"name": []}, "images": [1]}',
    ],
    ['no text at all', 'null'],
  ])('that are hostile end in a reading or a problem: %s', (_, text) => {
    const { readings, problems } = imported('a.json', text);
    expect(readings.length + problems.length).toBe(1);
  });
});
