import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press } from '../press.ts';
import { makeArchive, OUTLET, PAPER, type Sample } from '../sample-archive.test-help.ts';
import { feedItem } from './item.ts';
import { feedPlans } from './which.ts';

const ADDRESS = 'https://archive.example/paper/';
let archive = '';
let alone = '';
let known = '';

beforeAll(async () => {
  archive = makeArchive(PAPER);
  alone = join(archive, 'alone');
  known = join(archive, 'known');
  for await (const _ of press(archive, alone, { workers: 1 }));
  for await (const _ of press(archive, known, { workers: 1, address: ADDRESS }));
});
afterAll(() => rmSync(archive, { recursive: true }));

const text = (site: string, path: string) => readFileSync(join(site, path), 'utf8');
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, found]) => found);

test('the site, and each section and byline with two articles of a known day, has a feed', () => {
  const feeds = (readdirSync(alone, { recursive: true }) as string[]).filter((path) => /\.xml$/.test(path));
  expect(feeds.sort()).toEqual(['bylines/記者甲/feed.xml', 'feed.xml', 'sections/港聞/feed.xml']);
});

test('a page with a feed says so to feed readers and to people; others lead to the feed of the site', () => {
  const list = text(known, 'sections/港聞.html');
  const folder = encodeURI('sections/港聞/');
  expect(
    all(list, /<link rel="alternate" type="application\/(?:atom|rss)\+xml" title="[^"]*" href="([^"]*)">/g),
  ).toEqual([`../${folder}feed.xml`, `../${folder}rss.xml`, '../feed.xml', '../rss.xml']);
  expect(list).toMatch(/<p class="count">[^<]* · <a href="\.\.\/sections\/港聞\/feed\.xml">/);
  expect(text(known, 'tags/渡輪.html')).not.toContain('渡輪/feed.xml');
  expect(text(known, 'articles/101.html')).toContain('href="../feed.xml"');
});

test('an entry in Atom names its page, its original, its memento, who wrote it, when and about what', () => {
  const xml = text(known, 'feed.xml');
  const entry = /<entry>.*?<\/entry>/s.exec(xml)![0];
  expect(entry).toContain('<title>山城大霧　渡輪停航</title>');
  expect(entry).toContain('<published>2019-02-28T07:30:00+08:00</published>');
  expect(entry).toContain('<updated>2019-02-28T09:10:00+08:00</updated>');
  expect(entry).toContain(`<link rel="alternate" type="text/html" href="${ADDRESS}articles/101.html"/>`);
  expect(entry).toContain('<link rel="via" href="https://www.shancheng.example/article/101/');
  expect(entry).toContain('<link rel="related" href="https://web.archive.org/web/20190301000000/');
  expect(all(entry, /<name>(.*?)<\/name>/g)).toEqual(['記者甲', '記者乙']);
  expect(all(entry, /<category term="(.*?)"\/>/g)).toEqual(['港聞', '渡輪', '天氣', 'Fog', 'fog']);
  expect(xml).toContain('<entry xml:lang="en">');
});

test('what RFC 4287 asks of a feed is there, each once: id, title, updated; and of each entry', () => {
  for (const [site, path] of [
    [alone, 'feed.xml'],
    [known, 'feed.xml'],
    [alone, 'sections/港聞/feed.xml'],
  ] as const) {
    const [head, ...entries] = text(site, path).split(/<entry[^>]*>/);
    for (const part of [head!, ...entries])
      for (const name of ['id', 'title', 'updated'])
        expect(all(part, new RegExp(`<(${name})>`, 'g')), `${path}: ${name}`).toEqual([name]);
    const ids = all(text(site, path), /<id>(.*?)<\/id>/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (const time of all(text(site, path), /<(?:updated|published)>(.*?)</g))
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  }
});

test('ids stay when the site moves, and links are relative where nobody knows where it lives', () => {
  const ids = (site: string) => all(text(site, 'feed.xml'), /<id>(.*?)<\/id>/g);
  expect(ids(alone)).toEqual(ids(known));
  expect(text(alone, 'sections/港聞/feed.xml')).toContain('href="../../articles/101.html"');
});

test('RSS, which has no relative links, is written where the address is known', () => {
  expect(existsSync(join(alone, 'rss.xml'))).toBe(false);
  const xml = text(known, 'rss.xml');
  expect(xml).toContain(`<link>${ADDRESS}articles/101.html</link>`);
  expect(xml).toContain('<pubDate>Thu, 28 Feb 2019 07:30:00 +0800</pubDate>');
  expect(all(xml, /<dc:creator>(.*?)</g).slice(0, 2)).toEqual(['記者甲', '記者乙']);
  expect(all(xml, /<guid isPermaLink="false">(.*?)</g)).toEqual(
    all(text(known, 'feed.xml'), /<id>(.*?)</g).slice(1),
  );
});

test('of a day alone an entry says noon on the clocks of the outlet, winter and summer', () => {
  const item = (date: string) => feedItem('1', { title: 'x', date }, '', 'Europe/London')?.published;
  expect(item('2019-02-28')).toBe('2019-02-28T12:00:00+00:00');
  expect(item('2019-07-28')).toBe('2019-07-28T12:00:00+01:00');
  expect(item('soon')).toBeUndefined();
});

test('a change that is told before the story counts as no change', () => {
  const item = feedItem('1', { title: 'x', date: '2019-02-28', last_updated: '2019-02-01' }, '', 'UTC');
  expect(item?.updated).toBe('2019-02-28T12:00:00+00:00');
});

test('a paper of which no day is known has no feed, and no page leads to one', async () => {
  const dir = makeArchive([PAPER.at(-1)!]);
  for await (const _ of press(dir, null, { workers: 1 }));
  expect(existsSync(join(dir, 'site/feed.xml'))).toBe(false);
  expect(text(join(dir, 'site'), 'index.html')).not.toContain('feed.xml');
  rmSync(dir, { recursive: true });
});

test('hostile names and titles stay text', async () => {
  const evil = ']]><script>alert(1)</script>&\u0001\ufffe';
  const front = {
    title: evil,
    date: '2019-02-28',
    author: evil,
    category: evil,
    tags: [evil],
    standfirst: evil,
  };
  const samples: Sample[] = ['1', '2'].map((id) => ({ id, front, body: '' }));
  const dir = makeArchive(samples, OUTLET.replace('山城報', `'${evil.slice(0, -2)}'`));
  for await (const _ of press(dir, null, { workers: 1, address: ADDRESS }));
  for (const path of ['feed.xml', 'rss.xml']) {
    const xml = text(join(dir, 'site'), path);
    expect(xml).not.toMatch(/<script|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/);
    expect(parseDocument(xml, { xmlMode: true }).children.length).toBeGreaterThan(1);
  }
  rmSync(dir, { recursive: true });
});

test('however many names a paper has, the feeds are of those with most articles', () => {
  const entry = (id: string, name: string) =>
    ({ id, day: '2019-02-28', bylines: [name] }) as unknown as Parameters<typeof feedPlans>[0]['entries'][0];
  const bylines = new Map(
    Array.from({ length: 500 }, (_, n) => {
      const name = `n${n}`;
      return [name, Array.from({ length: 2 + (n % 3) }, (_, i) => entry(`${n}-${i}`, name))];
    }),
  );
  const entries = [...bylines.values()].flat();
  const survey = { entries, bylines, sections: new Map() } as unknown as Parameters<typeof feedPlans>[0];
  const plans = feedPlans(survey);
  expect(plans).toHaveLength(201);
  expect(plans[1]!.entries).toHaveLength(4);
  expect(plans[0]!.entries).toHaveLength(50);
});
