import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press } from '../press.ts';
import { makeArchive, OUTLET, PAPER, type Sample } from '../sample-archive.test-help.ts';
import { sitemaps } from './sitemaps.ts';

const ADDRESS = 'https://archive.example/paper/';
const SAMPLES: Sample[] = [...PAPER, { id: '7', front: { title: '搬了', ids: ['6'] }, body: '' }];
let open = '';
let hidden = '';

beforeAll(async () => {
  open = makeArchive(SAMPLES, `${OUTLET}site:\n  address: ${ADDRESS}\n`);
  hidden = makeArchive(SAMPLES, `${OUTLET}site:\n  address: ${ADDRESS}\n  robots: no index\n`);
  for (const dir of [open, hidden]) for await (const _ of press(dir, null, { workers: 1 }));
});
afterAll(() => {
  for (const dir of [open, hidden]) rmSync(dir, { recursive: true });
});

const text = (dir: string, path: string) => readFileSync(join(dir, 'site', path), 'utf8');

test('a sitemap tells whole addresses, and when an article last changed', () => {
  const map = text(open, 'sitemap.xml');
  expect(map).toContain(`<url><loc>${ADDRESS}articles/101.html</loc><lastmod>2019-02-28</lastmod></url>`);
  expect(map).toContain(`<url><loc>${ADDRESS}articles/7.html</loc></url>`);
  expect(map).toContain(`<loc>${ADDRESS}${encodeURI('sections/港聞.html')}</loc>`);
  expect(map).toContain(`<loc>${ADDRESS}search.html</loc>`);
});

test('it leaves out pages that lead elsewhere, earlier revisions, and the page for wrong addresses', () => {
  expect(text(open, 'sitemap.xml')).not.toMatch(/articles\/6\.html|revisions\/|404\.html|offline\.html/);
});

test('without the address of the site there is no sitemap, for the protocol knows whole addresses alone', async () => {
  const dir = makeArchive(PAPER);
  for await (const _ of press(dir, null, { workers: 1 }));
  expect(existsSync(join(dir, 'site/sitemap.xml'))).toBe(false);
  expect(text(dir, 'robots.txt')).toBe('User-agent: *\nAllow: /\n');
  rmSync(dir, { recursive: true });
});

test('a map of too many pages becomes several, with an index of them', () => {
  const pages = Array.from({ length: 7 }, (_, n) => ({ path: `articles/${n}.html`, changed: '' }));
  const files = [...sitemaps(pages, ADDRESS, 3)];
  expect(files.map(([name]) => name)).toEqual([
    'sitemap-1.xml',
    'sitemap-2.xml',
    'sitemap-3.xml',
    'sitemap.xml',
  ]);
  expect(files.map(([, map]) => map.match(/<url>/g)?.length ?? 0)).toEqual([3, 3, 1, 0]);
  expect(files[3]![1]).toContain(`<sitemap><loc>${ADDRESS}sitemap-3.xml</loc></sitemap>`);
  expect([...sitemaps([], ADDRESS)].map(([name]) => name)).toEqual(['sitemap.xml']);
});

test('an open site says so and names its sitemap', () => {
  expect(text(open, 'robots.txt')).toBe(`User-agent: *\nAllow: /\nSitemap: ${ADDRESS}sitemap.xml\n`);
  expect(text(open, 'index.html')).not.toContain('noindex');
});

test('a site that is not to be indexed says so on every page, and lets crawlers in to read it', () => {
  for (const page of [
    'index.html',
    'articles/101.html',
    'articles/6.html',
    'revisions/101/100.html',
    'sections/港聞.html',
    'search.html',
    '404.html',
  ])
    expect(text(hidden, page).match(/<meta name="robots" content="noindex">/g), page).toHaveLength(1);
  expect(existsSync(join(hidden, 'site/sitemap.xml'))).toBe(false);
  const rules = text(hidden, 'robots.txt');
  expect(rules).not.toMatch(/^(?:Disallow: \/(?:paper\/)?|Sitemap:.*)$/m);
  expect(rules).toContain('Disallow: /paper/media/\n');
});
