import { expect, test } from 'vitest';
import type { FrontMatter } from '../../article/index.ts';
import { parseOutlet } from '../../outlets/index.ts';
import type { Setting } from '../setting.ts';
import { headOf } from './head.ts';
import type { ArticlePageSource } from './source.ts';

const outlet = parseOutlet(
  'name: 山城報\nhosts: [shancheng.example]\nlanguages: [zh-Hant-HK]\ntimezone: Asia/Hong_Kong\n',
);
const memento = 'https://web.archive.org/web/20190301000000/https://shancheng.example/101';
const front: FrontMatter = {
  title: '山城大霧',
  date: '2019-02-28',
  author: '記者林勵、Jane Doe',
  category: '港聞',
  tags: ['渡輪', '"天氣"'],
  published: '2019-02-27T23:30:00Z',
  last_updated: '2019-02-28 09:10:00',
  original_url: 'https://shancheng.example/101',
  url: memento,
};
const source: ArticlePageSource = {
  id: '101',
  revision: null,
  front,
  current: front,
  namesWithheld: 0,
  body: { html: '', count: { pictures: 1, lost: 0, embeds: 0, firstPicture: 'media/ab/ab.jpg' } },
  summary: '碼頭封閉。',
  earlier: null,
  later: null,
  thread: null,
  related: [],
  revisions: [],
  record: null,
  file: 'articles/2019/02/101.md',
};
const head = (address: string | null, more: Partial<ArticlePageSource> = {}) =>
  headOf(
    { ...source, ...more, current: more.front ?? front },
    'articles/101.html',
    { outlet, address } as Setting,
    '山城大霧',
  );
const metas = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)">/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
const data = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*)<\/script>/.exec(html)![1]!);

test('moments are told with the offset of the outlet’s clocks', () => {
  const html = head(null);
  expect(metas(html)).toMatchObject({
    'article:published_time': '2019-02-28T07:30+08:00',
    'article:modified_time': '2019-02-28T09:10+08:00',
    citation_publication_date: '2019/02/28',
  });
  expect(data(html)).toMatchObject({
    datePublished: '2019-02-28T07:30+08:00',
    dateModified: '2019-02-28T09:10+08:00',
  });
});

test('scholarly search engines are told title, each author, newspaper and language', () => {
  const html = head(null);
  expect(metas(html)).toMatchObject({
    citation_title: '山城大霧',
    citation_journal_title: '山城報',
    citation_language: 'zh-Hant-HK',
    citation_public_url: memento,
  });
  expect(html.match(/citation_author" content="[^"]*"/g)).toEqual([
    'citation_author" content="林勵"',
    'citation_author" content="Doe, Jane"',
  ]);
});

test('a site with an address tells its own page and picture in full; one without tells neither to previews', () => {
  const html = head('https://archive.example/');
  expect(metas(html)).toMatchObject({
    'og:url': 'https://archive.example/articles/101.html',
    'og:image': 'https://archive.example/media/ab/ab.jpg',
    'og:locale': 'zh_HK',
    citation_public_url: 'https://archive.example/articles/101.html',
  });
  expect(data(html)).toMatchObject({
    '@id': 'https://archive.example/articles/101.html',
    image: ['https://archive.example/media/ab/ab.jpg'],
    author: [
      {
        '@type': 'Person',
        name: '記者林勵',
        url: expect.stringMatching(/^https:\/\/archive\.example\/bylines\//),
      },
      { '@type': 'Person', name: 'Jane Doe' },
    ],
    archivedAt: memento,
    isBasedOn: memento,
    sameAs: 'https://shancheng.example/101',
  });
  expect(Object.keys(metas(head(null))).filter((name) => /og:(?:url|image)/.test(name))).toEqual([]);
});

test('what nothing tells stays away', () => {
  const html = head(null, {
    front: { title: '山城大霧', date: 'soon', url: 'javascript:alert(1)' },
    summary: '',
  });
  expect(
    Object.keys(metas(html)).filter((name) => /time|date|author|tag|description|section|url/.test(name)),
  ).toEqual([]);
  expect(Object.keys(data(html))).not.toEqual(expect.arrayContaining(['datePublished']));
  expect(html).not.toMatch(/javascript|undefined|null/);
});
