import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../index.ts';

let dir = '';
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'reprint-serve-'));
  mkdirSync(join(dir, 'site', 'tags'), { recursive: true });
  writeFileSync(join(dir, 'secret.html'), 'secret');
  writeFileSync(join(dir, 'site', '.pressed'), 'secret');
  writeFileSync(join(dir, 'site', 'index.html'), '<p>front');
  writeFileSync(join(dir, 'site', '404.html'), '<p>nothing here');
  writeFileSync(join(dir, 'site', 'x.svg'), '<svg/>');
  writeFileSync(join(dir, 'site', 'tags', '渡輪.html'), '<p>ferry');
  mkdirSync(join(dir, 'site', 'harbour'));
  writeFileSync(join(dir, 'site', 'harbour', 'index.html'), '<p>one of several');
  symlinkSync(join(dir, 'secret.html'), join(dir, 'site', 'link.html'));
  server = await serve(join(dir, 'site'));
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

/** Asks as given: `fetch` would tidy the path first. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const call = request(server.url, { path, method, headers }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    call.on('error', fail);
    call.end();
  });
}

test('pages are served with their type, a policy, and no guessing', async () => {
  const { status, headers, body } = await ask('/');
  expect([status, body]).toEqual([200, '<p>front']);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  expect((await ask(encodeURI('/tags/渡輪.html?x=1'))).body).toBe('<p>ferry');
});

test('HEAD answers without a body', async () => {
  const { status, headers, body } = await ask('/index.html', 'HEAD');
  expect([status, headers['content-length'], body]).toEqual([200, '8', '']);
});

test('a piece of a file is served where it is asked for', async () => {
  const piece = async (range: string, headers = {}) => {
    const answer = await ask('/index.html', 'GET', { range, ...headers });
    return [answer.status, answer.headers['content-range'], answer.body];
  };
  expect(await piece('bytes=3-4')).toEqual([206, 'bytes 3-4/8', 'fr']);
  expect(await piece('bytes=6-99')).toEqual([206, 'bytes 6-7/8', 'nt']);
  expect(await piece('bytes=6-')).toEqual([206, 'bytes 6-7/8', 'nt']);
  expect(await piece('bytes=-3')).toEqual([206, 'bytes 5-7/8', 'ont']);
  expect(await piece('bytes=-99')).toEqual([206, 'bytes 0-7/8', '<p>front']);
  expect(await piece('bytes=8-')).toEqual([416, 'bytes */8', '416\n']);
  expect(await piece('bytes=-0')).toEqual([416, 'bytes */8', '416\n']);
  for (const whole of ['bytes=4-3', 'bytes=-', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b'])
    expect(await piece(whole), whole).toEqual([200, undefined, '<p>front']);
});

test('a piece is served only of the file that it was asked of', async () => {
  const { headers } = await ask('/index.html');
  const tag = String(headers.etag);
  const ask206 = async (ifRange: string) =>
    (await ask('/index.html', 'GET', { range: 'bytes=0-1', 'if-range': ifRange })).status;
  expect([await ask206(tag), await ask206('"other"'), await ask206(`W/${tag}`)]).toEqual([206, 200, 200]);
});

test('HEAD tells of the whole file, and what a reader has still is not sent again', async () => {
  const head = await ask('/index.html', 'HEAD', { range: 'bytes=0-1' });
  expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '8', '']);
  const again = await ask('/index.html', 'GET', { 'if-none-match': String(head.headers.etag) });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('a text goes out in gzip to who takes it, pieces as they are', async () => {
  const gzip = { 'accept-encoding': 'gzip, br' };
  const { headers } = await ask('/index.html', 'GET', gzip);
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  const again = await ask('/index.html', 'GET', { ...gzip, 'if-none-match': String(headers.etag) });
  expect(again.status).toBe(304);
  const piece = await ask('/index.html', 'GET', { ...gzip, range: 'bytes=3-4' });
  expect([piece.headers['content-encoding'], piece.body]).toEqual([undefined, 'fr']);
});

test('nothing outside the site is served, however it is asked for', async () => {
  for (const path of [
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/tags/../../secret.html',
    '/link.html',
    '/.pressed',
    '/..\\secret.html',
    '/%00',
    '/%',
  ]) {
    const { status, body } = await ask(path);
    expect([status, body.includes('secret')], path).toEqual([404, false]);
  }
});

test('an unknown address gets the page for it, and a folder gets none', async () => {
  expect(await ask('/nowhere')).toMatchObject({ status: 404, body: '<p>nothing here' });
  expect((await ask('/tags')).status).toBe(404);
});

test('the folder of one site of several leads to its front', async () => {
  expect(await ask('/harbour')).toMatchObject({ status: 302, headers: { location: 'harbour/' } });
  expect(await ask('//harbour')).toMatchObject({ headers: { location: 'harbour/' } });
  expect((await ask('/harbour/')).body).toBe('<p>one of several');
});

test('SVG is offered as a file, never as a page', async () => {
  expect((await ask('/x.svg')).headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
  });
});

test('a page of text in the address gets the search page, which tells that it is too long', async () => {
  expect((await ask(`/?q=${'%E6%B5%B7'.repeat(10_000)}`)).body).toBe('<p>front');
});

test('other methods and other hosts are refused', async () => {
  expect((await ask('/', 'POST')).status).toBe(405);
  expect((await ask('/', 'GET', { host: 'evil.example' })).status).toBe(421);
});

test('a taken port is replaced by a free one', async () => {
  const port = Number(new URL(server.url).port);
  const other = await serve(join(dir, 'site'), { port });
  expect(other.url).not.toBe(server.url);
  await other.close();
});

test('a folder that no press made is refused, also with an index.html', async () => {
  await expect(serve(dir)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  writeFileSync(join(dir, 'index.html'), 'home');
  await expect(serve(dir)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a copy of a site without the list of what was pressed is served too', async () => {
  const copy = join(dir, 'copy');
  mkdirSync(join(copy, 'search'), { recursive: true });
  writeFileSync(join(copy, 'index.html'), '<p>copy');
  writeFileSync(join(copy, 'search', 'index.json'), '{}');
  await (await serve(copy)).close();
});

test('a site that a host is to keep in a folder is found there too, as its page for wrong addresses expects', async () => {
  const site = join(dir, 'hosted');
  mkdirSync(site);
  writeFileSync(join(site, '.pressed'), '');
  writeFileSync(join(site, 'index.html'), '<p>front');
  writeFileSync(join(site, '404.html'), '<link rel="stylesheet" href="/hk%20news/style-0a1b.css"><p>nothing');
  const hosted = await serve(site);
  const status = async (path: string) => (await fetch(new URL(path, hosted.url))).status;
  expect(await status('hk%20news/')).toBe(200);
  expect(await status('hk%20news/index.html')).toBe(200);
  expect(await status('hk%20news/.pressed')).toBe(404);
  expect(await status('other/index.html')).toBe(404);
  await hosted.close();
});
