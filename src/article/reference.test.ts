import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block, Embed, Inline, Picture } from '../base/blocks.ts';
import { type ArticleFile, FRONT_KEYS } from './file.ts';
import { formatArticle } from './format.ts';
import { headingLine, toMarkdown } from './markdown.ts';
import { parseArticle } from './parse.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/reference/article.md'), 'utf8');

/**
 * The fenced examples in a part of the page, by the word after their fence: not `markdown`, whose tables the
 * formatter of this repository would widen.
 */
function examples(language: string, part = PAGE): string[] {
  return [...part.matchAll(new RegExp(`^(\`{3,})${language}\\n(.*?)^\\1$`, 'gms'))].map((match) => match[2]!);
}

/** The parts of the page under the headings of its body constructs. */
const CONSTRUCTS = Object.fromEntries(
  PAGE.slice(PAGE.indexOf('\n## Body'))
    .split('\n### ')
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part] as const),
);

const text = (value: string): Inline => ({ type: 'text', text: value });
const mark = (
  type: 'strong' | 'emphasis' | 'strike' | 'superscript' | 'subscript',
  value: string,
): Inline => ({
  type,
  inlines: [text(value)],
});
const paragraph = (...inlines: (Inline | string)[]): Block => ({
  type: 'paragraph',
  inlines: inlines.map((inline) => (typeof inline === 'string' ? text(inline) : inline)),
});
const picture = (name: string, more: Partial<Picture> = {}): Picture => ({
  original: `https://news.example/photos/${name}.jpg`,
  variants: [],
  alt: '',
  ...more,
});
const saved = (name: string): Picture =>
  picture(name, {
    fate: { media: 'media/ab/ab12.jpg', capture: `20180306000000/https://news.example/photos/${name}.jpg` },
  });
const lost = (original: string, reason: string): Picture => ({
  original,
  variants: [],
  alt: '',
  fate: { reason },
});
const figure = (images: Picture[], caption: Inline[], credit: string | null = null): Block => ({
  type: 'figure',
  images,
  caption,
  credit,
});
const embed = (
  kind: Embed['kind'],
  src: string,
  title: string | null = null,
  caption = '',
  more: Partial<Embed> = {},
): Block => ({
  type: 'embed',
  kind,
  src,
  title,
  caption: caption === '' ? [] : [text(caption)],
  poster: null,
  ...more,
});

/** What each construct's example says. */
const MEANINGS: Record<string, Block[]> = {
  Paragraph: [paragraph('來往各島的渡輪服務今日全面停航，每程收費 $5*。'), paragraph('1. 這不是列表')],
  Heading: [
    { type: 'heading', depth: 2, inlines: [text('巴士加班')] },
    { type: 'heading', depth: 4, inlines: [text('九龍')] },
  ],
  'Strong, emphasis, strike': [
    paragraph(
      mark('strong', '全面停航'),
      '，',
      mark('emphasis', '並非'),
      '部分，',
      mark('strike', '預計中午'),
      '恢復。',
    ),
    paragraph(
      mark('strong', '「重點」'),
      '下文，',
      mark('emphasis', '（小心）'),
      '上文，',
      mark('strike', '「舊」'),
      '字。',
    ),
  ],
  'Superscript and subscript': [
    paragraph('面積 5 m', mark('superscript', '2'), '，排放 CO', mark('subscript', '2'), '。'),
  ],
  'Line break': [paragraph('長洲 08:00', { type: 'break' }, '坪洲 08:30')],
  Link: [
    paragraph(
      '詳見',
      { type: 'link', href: 'https://transport.example/新聞/(1)?a=1&b=2', inlines: [text('運輸署')] },
      '。',
    ),
  ],
  'Inline code': [paragraph('檔案 ', { type: 'code', text: 'ferry.csv' }, ' 已更新。')],
  List: [
    { type: 'list', ordered: false, start: 1, items: [[paragraph('長洲')], [paragraph('坪洲')]] },
    {
      type: 'list',
      ordered: true,
      start: 1,
      items: [
        [paragraph('先到碼頭'), { type: 'quote', blocks: [paragraph('帶備零錢')] }],
        [paragraph('再上船')],
      ],
    },
  ],
  Quote: [{ type: 'quote', blocks: [paragraph('「風太大了。」'), paragraph('船長說。')] }],
  Code: [{ type: 'code', text: '08:00 Cheung Chau\n08:30 Peng Chau' }],
  Table: [
    {
      type: 'table',
      header: true,
      rows: [
        [[text('航線')], [text('班次')]],
        [[text('長洲')], [text('每 30 分鐘')]],
      ],
    },
    { type: 'table', header: false, rows: [[[text('快船|慢船')], [text('2')]]] },
  ],
  Rule: [{ type: 'rule' }],
  Figure: [
    figure(
      [picture('ferry 1', { alt: '碼頭' })],
      [text('碼頭今早'), mark('strong', '空無一人'), text('。')],
      '陳大文攝',
    ),
  ],
  'Saved picture': [figure([saved('ferry')], [text('停航告示')])],
  Lacuna: [
    figure([picture('wave', { alt: '巨浪', fate: { reason: 'never captured' } })], [text('巨浪拍岸')]),
  ],
  'Other lacunae': [
    {
      ...{ type: 'figure', lost: 'attachment', caption: [text('報告全文')], credit: null },
      images: [lost('https://news.example/files/report.pdf', 'never captured')],
    },
    {
      ...{ type: 'figure', lost: 'text', caption: [], credit: null },
      images: [lost('https://news.example/article/12', 'truncated: length')],
    },
  ],
  'Damaged picture': [
    figure(
      [
        picture('half', {
          fate: {
            ...{ media: 'media/ab/ab12.jpg', damage: 'damaged picture: cut off' },
            capture: '20180306000000/https://news.example/photos/half.jpg',
          },
        }),
      ],
      [],
    ),
  ],
  Gallery: [figure([saved('a'), picture('b', { fate: { reason: 'never captured' } })], [text('兩張圖片')])],
  Embeds: [
    embed('video', 'https://www.youtube.com/embed/abc?rel=0', '渡輪 "停航"'),
    embed('post', 'https://www.facebook.com/ferry/posts/1', null, '船公司的公告'),
    embed('audio', 'https://audio.example/1'),
    embed('map', 'https://map.example/?q=pier'),
    embed('frame', 'https://chart.example/1'),
  ],
  'Poster and memento': [
    embed('video', 'https://www.youtube.com/embed/abcdefghijk', null, '', {
      poster: 'https://news.example/posters/1.jpg',
      still: { media: 'media/ab/ab12.jpg', capture: '20180306000000/https://news.example/posters/1.jpg' },
      film: {
        memento:
          'https://web.archive.org/web/20180306000000oe_/https://films.example/videoplayback?id=1&itag=22',
      },
    }),
    embed('audio', 'https://news.example/talk.mp3', null, '', {
      poster: 'https://news.example/posters/2.jpg',
      film: { reason: 'never captured' },
    }),
  ],
};

describe('docs/reference/article.md', () => {
  test('shows an article file that is written back byte for byte, with every key in its order', () => {
    const [example] = examples('article');
    const file = parseArticle(example!);
    expect(Object.keys(file.front)).toEqual(Object.keys(FRONT_KEYS));
    expect(formatArticle(file)).toBe(example);
  });

  test('lists every key of the front matter, and no other', () => {
    const keys = [...PAGE.matchAll(/^\| `(\w+)` +\|/gm)].map((match) => match[1]);
    expect(keys).toEqual(Object.keys(FRONT_KEYS));
  });

  test('shows front matter that a person wrote, and it is read', () => {
    const [example] = examples('front-matter');
    expect(parseArticle(example!)).toEqual({
      front: { title: 'Ferries stop: buses run', date: '2018-03-05', tags: ['ferries', '颱風'] },
      extra: { checked: true },
      body: '',
    });
  });

  test('has an example of every construct of a body', () => {
    expect(Object.keys(CONSTRUCTS)).toEqual(['Headline', ...Object.keys(MEANINGS)]);
  });

  test('shows the headline as it is written', () => {
    const [example] = examples('body', CONSTRUCTS.Headline);
    expect(`${headingLine('渡輪服務今日停航　市民改乘巴士')}\n`).toBe(example);
  });

  test.each(Object.entries(MEANINGS))('shows %s as it is written, and keeps it in a file', (name, blocks) => {
    const [example] = examples('body', CONSTRUCTS[name]);
    expect(`${toMarkdown(blocks)}\n`).toBe(example);
    const file: ArticleFile = { front: { title: name }, extra: {}, body: `\n# ${name}\n\n${example}` };
    expect(parseArticle(formatArticle(file))).toEqual(file);
  });
});
