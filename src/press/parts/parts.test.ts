import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LibrarySummary, pressLibrary } from '../library/press-library.ts';
import { makeArchive, OUTLET, type Sample } from '../sample-archive.test-help.ts';

const story = (id: string, date: string | undefined, body: string): Sample => ({
  id,
  front: {
    title: `報道${id}`,
    ...(date === undefined ? {} : { date, published: `${date}T10:00:00+08:00` }),
    author: '記者甲',
    original_url: `https://shancheng.example/article/${id}/x`,
    id,
  },
  body,
});

const PAPER = [
  story('1', '2018-05-01', '一'),
  story('2', '2018-12-31', '見[後來](https://shancheng.example/article/3/x)。'),
  story('3', '2019-01-01', '見[從前](https://shancheng.example/article/1/x)與[同年](/article/4/x)。'),
  story('4', '2019-02-01', '見[無日期的](https://shancheng.example/article/5/x)。'),
  story('5', undefined, '五'),
];

let dir = '';
let out = '';
beforeAll(() => {
  dir = makeArchive(PAPER, OUTLET);
  out = join(dir, 'site');
});
afterAll(() => rmSync(dir, { recursive: true }));

async function pressed(): Promise<LibrarySummary> {
  for await (const event of pressLibrary([dir], out, { parts: true, workers: 1 }))
    if (event.kind === 'done') return event.summary;
  throw new Error('not done');
}
const text = (path: string) => readFileSync(join(out, path), 'utf8');

test('each year is a whole site in a folder of its own, and each says which hosts take it', async () => {
  const { outlets, articles } = await pressed();
  expect(outlets.map(({ folder, name, articles }) => [folder, name, articles])).toEqual([
    ['2018', '山城報 2018年', 2],
    ['2019', '山城報 2019年', 2],
    ['undated', '山城報 日期不詳', 1],
  ]);
  expect(articles).toBe(5);
  expect(outlets.every(({ hosts }) => hosts.every(({ fits }) => fits))).toBe(true);
  for (const page of ['index.html', 'search.html', '2018/index.html', '2018/search/index.json'])
    expect(existsSync(join(out, page)), page).toBe(true);
});

test('a link in a text leads into the part where the article stands', () => {
  expect(text('2018/articles/2.html')).toContain('href="../../2019/articles/3.html"');
  expect(text('2019/articles/3.html')).toContain('href="../../2018/articles/1.html"');
  expect(text('2019/articles/3.html')).toContain('href="../articles/4.html"');
  expect(text('2019/articles/4.html')).toContain('href="../../undated/articles/5.html"');
});

test('the common front tells the paper’s story once, and each part counts its own articles', () => {
  const front = text('index.html');
  expect(front.match(/<p[^>]*>虛構的報紙/g)).toHaveLength(1);
  expect(front).toContain('<p class="ear">5 篇</p>');
  expect(text('2018/index.html')).toContain('救回報道 2 篇');
});

test('no link of any part leads nowhere', () => {
  const dead: string[] = [];
  for (const page of globSync('**/*.html', { cwd: out })) {
    if (page.endsWith('404.html')) continue;
    for (const [, href] of text(page).matchAll(/href="(?![a-z]+:|#)([^"?#]+)[^"]*"/g)) {
      const to = normalize(join(dirname(page), decodeURI(href!)));
      if (to.startsWith('..') || !existsSync(join(out, to))) dead.push(`${page}: ${href}`);
    }
  }
  expect(dead).toEqual([]);
});

test('pressing again changes nothing', async () => {
  expect(await pressed()).toMatchObject({ written: 0, removed: 0 });
});
