import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReprintError } from '../../base/error.ts';
import { type Preview, type Progress, serve } from '../index.ts';
import { makeArchive } from '../sample-archive.test-help.ts';

let archive = '';
let server: Preview;
let found: () => Promise<Progress>;

const WORK: Progress = {
  seen: '2026-02-03T05:06:07.890Z',
  running: 'process 4711, since 2026-02-03T04:05:06.000Z',
  lists: [
    {
      archive: 'https://web.archive.example/',
      scope: 'domain shancheng.example',
      pages: 3,
      rows: 4_321,
      whole: false,
      at: '2026-02-03T04:05:07Z',
    },
  ],
  queue: {
    listed: 4_321,
    outcomes: { article: 1_200, tombstone: 30, unavailable: 5 },
    articles: 2_000,
    open: 1_500,
    textless: 770,
    pictures: { wanted: 90, open: 40, saved: 45 },
  },
  failed: [{ reason: 'failed: <b>connection reset</b>', captures: 4 }],
  blocked: [],
  mismatches: 0,
  bytes: 3_250_000_000,
  articles: 0,
};

beforeAll(async () => {
  archive = makeArchive([]);
  found = async () => WORK;
  server = await serve(join(archive, 'site'), { rescue: { archive, look: () => found() } });
});
afterAll(async () => {
  await server.close();
  rmSync(archive, { recursive: true });
});

const page = async () => await (await fetch(server.progress!)).text();

test('a rescue is shown with its figures, in the language of its outlet', async () => {
  const html = await page();
  expect(html).toContain('<html lang="zh-Hant">');
  expect(html).toContain('山城報');
  expect(html).toContain('搶救正在進行，始於 2026-02-03 04:05 UTC。');
  expect(html).toContain('內文：2,000 頁之中已找過 1,230 頁');
  expect(html).toContain('版本：2,000 頁之中已找過 500 頁');
  expect(html).toContain('以上為 2026-02-03 05:06:07 UTC 的情況');
  for (const figure of ['4,321', '1,200', '3.2 GB', '>45<', '>5<']) expect(html).toContain(figure);
  expect(html).toContain('failed: &lt;b&gt;connection reset');
});

test('nothing runs on its page but its own script, and no other host is asked', async () => {
  const { headers } = await fetch(server.progress!);
  const policy = headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; script-src 'self'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  for (const each of ['style.css', 'script.js'])
    expect((await fetch(`${server.progress}/${each}`)).status, each).toBe(200);
});

test('what has not changed is not sent again', async () => {
  const etag = (await fetch(server.progress!)).headers.get('etag')!;
  expect((await fetch(server.progress!, { headers: { 'If-None-Match': etag } })).status).toBe(304);
});

test('before anything is pressed the front leads to it, and once there is a site to the site', async () => {
  const site = join(archive, 'site');
  const front = await fetch(server.url, { redirect: 'manual' });
  expect([front.status, front.headers.get('location')]).toEqual([302, '/.progress']);
  expect(await page()).toContain('網站尚未印成');
  mkdirSync(site);
  writeFileSync(join(site, '.pressing'), '');
  expect(await page()).toContain('網站正在印製');
  writeFileSync(join(site, 'index.html'), '<p>front');
  rmSync(join(site, '.pressing'));
  expect(await (await fetch(server.url)).text()).toBe('<p>front');
  expect(await page()).toContain('前往已印成的網站');
});

test('an archive that cannot be read just now is told of in words', async () => {
  found = async () => {
    throw new ReprintError('IO', 'disk <gone>', 'none');
  };
  expect(await page()).toContain('暫時無法讀取典藏： <span lang="en">disk &lt;gone&gt;</span>');
});

test('a site without a rescue has no such page', async () => {
  const alone = await serve(join(archive, 'site'), { rescue: undefined }).catch(() => null);
  expect(alone).toBeNull();
  writeFileSync(join(archive, 'site', '.pressed'), 'index.html\n');
  const other = await serve(join(archive, 'site'));
  expect(other.progress).toBeNull();
  expect((await fetch(new URL('/.progress', other.url))).status).toBe(404);
  await other.close();
});

test('looking writes nothing into the archive', () => {
  expect(existsSync(join(archive, '.reprint'))).toBe(false);
  expect(readdirSync(archive).sort()).toEqual(['outlet.yaml', 'reprint.json', 'site']);
});
