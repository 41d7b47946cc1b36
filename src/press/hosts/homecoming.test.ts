import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findKey, keysOfPath, type LostSite, openIndex, readFiles } from '../../search/index.ts';
import { press } from '../press.ts';
import { makeArchive, OUTLET, PAPER } from '../sample-archive.test-help.ts';

let dir = '';
let hosts: unknown;
beforeAll(async () => {
  dir = makeArchive(PAPER, OUTLET);
  for await (const event of press(dir, null, { workers: 1 }))
    if (event.kind === 'done') hosts = event.summary.hosts;
});
afterAll(() => rmSync(dir, { recursive: true }));

const text = (path: string) => readFileSync(join(dir, 'site', path), 'utf8');

/** What the script of 404.html does, without a browser. */
async function pageFor(path: string, host = 'archive.example'): Promise<string | null> {
  const script = /<script defer src="\/(lost-[0-9a-f]{10}\.js)">/.exec(text('404.html'))![1]!;
  const site = JSON.parse(/^const LOST_SITE=(.*);\n/.exec(text(script))![1]!) as LostSite;
  const read = readFiles(join(dir, 'site', site.index));
  const index = await openIndex(read);
  const story = await findKey(read, index.head, keysOfPath(path, host, site.outlets[0]!));
  return story === null ? null : (await index.story(story)).page;
}

test('an old address asked of the site itself leads to its article', async () => {
  for (const path of [
    '/article/101/%E6%B8%A1%E8%BC%AA',
    '/article/101',
    '/article/100/',
    '/amp/article/101?utm_source=x',
    '/web/20210101000000/https://shancheng.example/article/101/',
    '/https://www.shancheng.example/article/101/%EF%BF%BD%EF%BF%BD',
  ])
    expect(await pageFor(path), path).toBe('articles/101.html');
  expect(await pageFor('/article/101/', 'www.shancheng.example')).toBe('articles/101.html');
});

test('an address that was never the outlet’s leads nowhere', async () => {
  for (const path of ['/', '/favicon.ico', '/article/', '/article/999', '/https://other.example/article/101'])
    expect(await pageFor(path), path).toBeNull();
});

test('hosts with placeholders are given a rule for each pattern that can be one', () => {
  expect(text('_redirects')).toBe(
    '/article/:id /articles/:id.html 301\n/article/:id/* /articles/:id.html 301\n',
  );
});

test('the front page hands an address behind ?url= to the search', () => {
  expect(text(globSync('box-*.js', { cwd: join(dir, 'site') })[0]!)).toContain('url=');
});

test('the press says which hosts take the site', () => {
  expect(hosts).toContainEqual({ host: 'GitHub Pages', fits: true, exceeds: [] });
});
