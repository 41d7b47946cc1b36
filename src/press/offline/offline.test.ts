import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press } from '../press.ts';
import { makeArchive, OUTLET, PAPER } from '../sample-archive.test-help.ts';
import { sheetIcon } from './icon.ts';

const ADDRESS = 'https://archive.example/paper/';
let archive = '';
beforeAll(async () => {
  archive = makeArchive(PAPER, OUTLET.replace('山城報', `'<&"山城報'`));
  for await (const _ of press(archive, null, { workers: 1, address: ADDRESS }));
});
afterAll(() => rmSync(archive, { recursive: true }));

const text = (path: string) => readFileSync(join(archive, 'site', path), 'utf8');

test('the manifest is relative, so that it holds in any folder of any host', () => {
  expect(JSON.parse(text('manifest.webmanifest'))).toMatchObject({
    short_name: '<&"山城報',
    start_url: 'index.html',
    scope: './',
    icons: [{ src: 'icon.svg' }, { src: 'icon.png', sizes: '512x512' }],
  });
  expect(text('articles/101.html')).toContain('<link rel="manifest" href="../manifest.webmanifest">');
});

test('the icon is a picture of 512 pixels, of two colours, the same each time', async () => {
  expect(await sharp(sheetIcon()).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 });
  expect(sheetIcon().equals(sheetIcon())).toBe(true);
  const { dominant } = await sharp(sheetIcon()).stats();
  expect(dominant.r).toBeGreaterThan(dominant.g + 50);
});

test('the icon with the first character of the name is SVG without anything that runs', () => {
  expect(text('icon.svg')).toMatch(/^<svg [^<]*<rect [^<]*<text [^<]*&lt;<\/text><\/svg>$/);
});

test('the worker knows by name what to keep first: its page, and the style and script of that', () => {
  const { first } = JSON.parse(/^const KEEP_SITE=(.*);\n/.exec(text('service-worker.js'))![1]!);
  expect(first).toEqual([
    'offline.html',
    expect.stringMatching(/^style-.*\.css$/),
    expect.stringMatching(/^box-.*\.js$/),
  ]);
  for (const file of first.slice(1)) expect(text('offline.html')).toContain(`"${file}"`);
});

test('pages allow a worker and a manifest of the site itself, and search engines are kept from the page for what is not kept', () => {
  expect(text('index.html')).toContain("worker-src 'self'; manifest-src 'self'");
  expect(text('offline.html')).toContain('<meta name="robots" content="noindex">');
});

test('browsers are told how to search the site from their own bar', () => {
  const xml = text('opensearch.xml');
  expect(xml).toContain('<ShortName>&lt;&amp;&quot;山城報</ShortName>');
  expect(xml).toContain(`template="${ADDRESS}search.html?q={searchTerms}"`);
  for (const page of ['index.html', 'search.html'])
    expect(text(page)).toContain('<link rel="search" type="application/opensearchdescription+xml"');
});
