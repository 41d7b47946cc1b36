import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeArchive, OUTLET, PAPER, type Sample } from '../sample-archive.test-help.ts';
import { exportMaps, type MapServer } from './export.ts';

const folders: string[] = [];
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true });
});

const HOST = 'https://shancheng.example';

/** The files for a server, of articles that stood at these addresses. */
async function mapsOf(server: MapServer, samples: Sample[], outlet = OUTLET, address: string | null = null) {
  const dir = makeArchive(samples, outlet);
  const out = mkdtempSync(join(tmpdir(), 'reprint-maps-'));
  folders.push(dir, out);
  let left = -1;
  for await (const event of exportMaps(dir, out, server, address))
    if (event.kind === 'done') left = event.summary.left;
  return { left, read: (file: string) => readFileSync(join(out, file), 'latin1') };
}

const at = (...paths: string[]): Sample[] =>
  paths.map((path, n) => ({
    id: `${n + 1}`,
    front: { title: 'x', date: '2019-01-01', original_url: HOST + path, id: `${n + 1}` },
    body: 'x',
  }));
const NO_RULE = 'name: 山城報\nhosts: [shancheng.example]\n';

test('nginx finds an id in the address, and the page of that id', async () => {
  const map = (await mapsOf('nginx', PAPER)).read('old-addresses-map.conf');
  expect(map).toContain('"~/article/(?<reprint_found>[0-9]+)" $reprint_found;');
  expect(map).toContain('"100" /articles/101.html;\n  "101" /articles/101.html;');
});

test('Apache does the same with one table, and without any where it may open none', async () => {
  const { read } = await mapsOf('apache', PAPER, OUTLET, 'https://archive.example/hill/');
  expect(read('old-addresses.txt')).toContain('100 /hill/articles/101.html\n101 /hill/articles/101.html\n');
  expect(read('htaccess.txt')).toContain(
    'RewriteCond %{REQUEST_URI} "/article/([0-9]+)"\nRewriteRule ^ /hill/articles/%1.html [R=301,L,QSD,NE]',
  );
});

test('where no rule finds an id, whole paths stand in the table', async () => {
  const paths = ['/politics/%E6%B8%A1/', '/Case/Word', '/story.php?id=5&utm_source=x'];
  expect((await mapsOf('nginx', at(...paths), NO_RULE)).read('old-addresses-map.conf')).toContain(
    '  "/case/word" /articles/2.html;\n  "/politics/\xe6\xb8\xa1" /articles/1.html;\n',
  );
  expect((await mapsOf('apache', at(...paths), NO_RULE)).read('old-addresses.txt')).toBe(
    '/case/word /articles/2.html\n/politics/%e6%b8%a1 /articles/1.html\n/story.php?id=5 /articles/3.html\n',
  );
});

test('no address can say anything to a server', async () => {
  const hostile = at(
    '/a%22;%7D%20return%20200%20x;',
    '/back%5C',
    '/%24host',
    '/line%0d%0aSet-Cookie:%20x',
    '/nul%00',
    `/${'x'.repeat(2000)}`,
  );
  const nginx = await mapsOf('nginx', hostile, NO_RULE);
  expect(nginx.left).toBe(3);
  expect(nginx.read('old-addresses-map.conf')).toContain(
    '  "/$host" /articles/3.html;\n  "/a\\";} return 200 x;" /articles/1.html;\n  "/back\\\\" /articles/2.html;\n}',
  );
  const apache = await mapsOf('apache', hostile, NO_RULE);
  expect(apache.read('old-addresses.txt')).toBe(
    '/$host /articles/3.html\n/a%22;%7d%20return%20200%20x; /articles/1.html\n/back%5c /articles/2.html\n',
  );
});

test('an address that two articles claim leads to neither', async () => {
  const two = at('/story/x', '/story/x');
  two[1]!.front.original_url = 'https://sport.shancheng.example/story/x';
  expect((await mapsOf('apache', two, NO_RULE)).read('old-addresses.txt').trim()).toBe('');
});

test('an id that is a word of nginx, or begins as an expression of its does, is a key all the same', async () => {
  const outlet = OUTLET.replace('[0-9]+', '[^/]+');
  const paths = ['default', 'include', '~(', '\\x', '中', '\ud800', 'a%0ab'].map((id) => `/article/${id}`);
  const map = (await mapsOf('nginx', at(...paths), outlet)).read('old-addresses-map.conf');
  for (const key of ['\\\\default', '\\\\include', '\\\\~(', '\xe4\xb8\xad'])
    expect(map).toContain(`  "${key}" /articles/`);
  expect(map).not.toMatch(/^ {2}"(?:include|~\()/m);
});

test('the address of the site can say nothing to a server either', async () => {
  const nginx = await mapsOf('nginx', PAPER, OUTLET, 'https://archive.example/a;return$host*{}/');
  expect(nginx.read('old-addresses.conf')).toContain('error_page 404 /a%3Breturn%24host%2A%7B%7D/404.html;');
});

test('no pattern is turned round by Apache', async () => {
  const outlet = OUTLET.replace("'/article/", "'!/article/");
  expect((await mapsOf('apache', PAPER, outlet)).read('htaccess.txt')).toContain(' "(?:)!/article/([0-9]+)"');
});

test('a site may lie in a folder with a Chinese name', async () => {
  const { read } = await mapsOf('apache', PAPER, OUTLET, 'https://archive.example/新聞/');
  expect(read('old-addresses.txt')).toContain('101 /%E6%96%B0%E8%81%9E/articles/101.html\n');
  expect(read('htaccess.txt')).toContain('RewriteRule ^ /\\%E6\\%96\\%B0\\%E8\\%81\\%9E/articles/%1.html');
});
