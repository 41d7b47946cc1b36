import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type PressEvent, press } from '../index.ts';
import { makeArchive, OUTLET, PAPER, PIXEL } from '../sample-archive.test-help.ts';
import { STYLE } from '../style/style.ts';
import { readTheme } from './read-theme.ts';

const made: string[] = [];
let theme = '';

beforeEach(() => {
  theme = mkdtempSync(join(tmpdir(), 'reprint-theme-'));
  made.push(theme);
});
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});

function put(path: string, data: string | Uint8Array): void {
  mkdirSync(dirname(join(theme, path)), { recursive: true });
  writeFileSync(join(theme, path), data);
}

async function pressed(archive: string, options: { theme?: string } = {}): Promise<PressEvent[]> {
  const all: PressEvent[] = [];
  for await (const event of press(archive, null, { workers: 1, ...options })) all.push(event);
  return all;
}

function faultOf(path: string, data: string): string {
  put(path, data);
  try {
    readTheme(theme);
  } catch (error) {
    rmSync(join(theme, path));
    expect(error).toMatchObject({ code: 'BAD_INPUT' });
    return (error as Error).message;
  }
  return '';
}

test('a theme gives pages its style sheet, its parts and its icon; without it the next press takes them away', async () => {
  const archive = makeArchive(PAPER);
  made.push(archive);
  await pressed(archive);
  const plain = readFileSync(join(archive, 'site/articles/101.html'), 'utf8');
  put('theme.css', ':root { --spot: #0b5394; }');
  put(
    'masthead.html',
    '<a href="{{root}}index.html"><img src="{{theme}}logo.png" alt="{{ name }}"></a>{{nav}}{{search}}',
  );
  put('front.html', '<h1>{{name}}</h1><p>{{life}}</p>{{search}}');
  put('footer.html', '<p>{{name}}</p>{{links}}{{rights}}');
  put('head.html', '<meta name="theme-color" content="#0b5394">');
  put('logo.png', PIXEL);
  put('icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>');
  put('notes.md', 'mine');
  const events = await pressed(archive, { theme });
  expect(events).toContainEqual({ kind: 'refused', path: `${theme}/notes.md`, reason: expect.any(String) });
  const html = readFileSync(join(archive, 'site/articles/101.html'), 'utf8');
  expect(html).toMatch(
    /<link rel="stylesheet" href="\.\.\/style-[0-9a-f]{10}\.css">\n<link rel="stylesheet" href="\.\.\/theme\/theme-[0-9a-f]{10}\.css">\n<meta name="theme-color"/,
  );
  expect(html).toContain('<a href="../index.html"><img src="../theme/logo.png" alt="山城報"></a><nav');
  expect(html).toContain('href="../theme/icon.svg"');
  expect(html).toContain("form-action 'self'\"");
  expect(readFileSync(join(archive, 'site/index.html'), 'utf8')).toContain('<h1>山城報</h1><p>2018年2月28日');
  expect(existsSync(join(archive, 'site/theme/logo.png'))).toBe(true);
  expect(existsSync(join(archive, 'site/theme/notes.md'))).toBe(false);
  const again = (await pressed(archive, { theme })).at(-1);
  expect(again).toMatchObject({ kind: 'done', summary: { written: 0, removed: 0 } });
  await pressed(archive);
  expect(existsSync(join(archive, 'site/theme'))).toBe(false);
  expect(readFileSync(join(archive, 'site/articles/101.html'), 'utf8')).toBe(plain);
});

test('a name of a stranger stays a name, whatever it holds, wherever a theme puts it', async () => {
  const name = `"><script>x</script> {{root}} $& 'a`;
  const archive = makeArchive(
    PAPER,
    OUTLET.replace('山城報', () => `'${name.replaceAll("'", "''")}'`),
  );
  made.push(archive);
  put('masthead.html', '<b title="{{name}}">{{name}}</b>{{search}}');
  await pressed(archive, { theme });
  const html = readFileSync(join(archive, 'site/articles/101.html'), 'utf8');
  const escaped = '&quot;&gt;&lt;script&gt;x&lt;/script&gt; {{root}} $&amp; &#39;a';
  expect(html).toContain(`<b title="${escaped}">${escaped}</b>`);
});

test('an archive that brings a theme of its own is pressed without it', async () => {
  const archive = makeArchive(PAPER);
  made.push(archive);
  for (const folder of ['theme', 'site-theme']) {
    mkdirSync(join(archive, folder));
    writeFileSync(join(archive, folder, 'theme.css'), 'body { display: none }');
  }
  await pressed(archive);
  expect(existsSync(join(archive, 'site/theme'))).toBe(false);
});

test('pages may load fonts of the site where a theme brings some, and only there', async () => {
  const archive = makeArchive(PAPER);
  made.push(archive);
  put('fonts/harbour.woff2', 'wOF2');
  put('fonts/OFL.txt', 'licence');
  await pressed(archive, { theme });
  const html = readFileSync(join(archive, 'site/articles/101.html'), 'utf8');
  expect(html).toContain("form-action 'self'; font-src 'self'\"");
  for (const path of ['fonts/harbour.woff2', 'fonts/OFL.txt'])
    expect(existsSync(join(archive, 'site/theme', path)), path).toBe(true);
});

test('what would not work on our pages is refused with its line, not found out later', () => {
  for (const [path, data, says] of [
    ['masthead.html', '<p>x</p>\n<script src="{{theme}}a.js"></script>', 'line 2: <script>'],
    ['masthead.html', '<p onclick="x()">x</p>', 'onclick'],
    ['masthead.html', '<p style="color: red">x</p>', 'style'],
    ['masthead.html', '<img src="https://elsewhere.example/a.png" alt="">', 'nothing but the theme'],
    ['masthead.html', '<img src="{{theme}}../../a.png" alt="">', 'nothing but the theme'],
    ['masthead.html', '<a href="javascript:x()">x</a>', 'javascript'],
    ['masthead.html', '<a href="{{name}}">x</a>', 'write {{root}}'],
    ['masthead.html', '<a href="index.html">x</a>', 'write {{root}}'],
    ['masthead.html', '<p title={{name}}>x</p>', 'needs quotes'],
    ['masthead.html', '<p title="{{nav}}">x</p>', 'cannot stand in an attribute'],
    ['masthead.html', '<p>{{titel}}</p>', '{{titel}} is nothing here'],
    ['masthead.html', '<p>{{rights}}</p>', '{{rights}} is nothing here'],
    ['masthead.html', '<div><p>x</div>', 'not closed'],
    ['masthead.html', '<div>x', 'not closed'],
    ['masthead.html', '</div>x', 'not closed'],
    ['masthead.html', '<!-- never closed <p>x</p>', 'comment'],
    ['masthead.html', '<p>x</p></header>', '</header>'],
    ['masthead.html', '<p/>x', '<p> is not closed'],
    ['masthead.html', '<textarea><p>x</p>', 'not closed'],
    ['masthead.html', '<p title="x>y</p>', 'quote'],
    ['masthead.html', '<p>x</p>\n<{{name}}>', 'line 2: a placeholder cannot be'],
    ['masthead.html', '<svg><a xlink:href="javascript:x()">x</a></svg>', 'xlink:href'],
    ['masthead.html', '<button formaction="javascript:x()">x</button>', 'formaction'],
    ['masthead.html', '<a ping="https://elsewhere.example/" href="#a">x</a>', 'ping'],
    ['head.html', '<meta name="referrer" content="unsafe-url">', 'referrer'],
    ['front.html', '<p>{{name}}</p>', '<h1>'],
    ['head.html', '<style>a{}</style>', '<style>'],
    ['head.html', '<meta http-equiv="refresh" content="0">', 'http-equiv'],
    ['head.html', '<link rel="stylesheet" href="https://elsewhere.example/a.css">', 'href'],
    ['head.html', '<base href="{{root}}">', '<base>'],
    ['theme.css', 'a {}\n@import "b.css";', 'line 2: @import'],
    ['theme.css', 'a { background: url("//elsewhere.example/a.png") }', 'other hosts'],
    ['icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>', '<script>'],
    ['icon.svg', '<svg onload="x()"/>', 'onload'],
    ['icon.svg', '<svg><a xlink:href="javascript:x()"/></svg>', 'xlink:href'],
    [
      'icon.svg',
      '<svg><a><animate attributeName="href" values="javascript:x()"/></a></svg>',
      'attributeName',
    ],
    ['icon.svg', '<?xml-stylesheet type="text/xsl" href="a.xsl"?><svg/>', 'xml-stylesheet'],
    ['icon.svg', '<svg><h:embed xmlns:h="http://www.w3.org/1999/xhtml" src="a"/></svg>', '<h:embed>'],
    ['icon.svg', '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', 'ENTITY'],
  ] as const)
    expect(faultOf(path, data), data).toContain(says);
});

test('what is no file of the theme itself is passed over and told', () => {
  put('logo.png', PIXEL);
  symlinkSync('/etc/passwd', join(theme, 'passwd.png'));
  put('a b.png', PIXEL);
  put('run.js', 'x');
  put('.DS_Store', 'x');
  const { files, unused } = readTheme(theme);
  expect(files.map(({ path }) => path)).toEqual(['theme/logo.png']);
  expect(unused.map(({ path }) => path)).toEqual(['a b.png', 'passwd.png', 'run.js']);
});

test('a folder that is not there is told', () => {
  expect(() => readTheme(join(theme, 'nowhere'))).toThrow(/no folder/);
});

test('the guide tells of every property of the style sheet that a theme may set', () => {
  const guide = readFileSync(resolve(import.meta.dirname, '../../../docs/guides/own-look.md'), 'utf8');
  const root = [...STYLE.matchAll(/:root ?\{([^}]*)\}/g)].map(([, body]) => body!).join('');
  const names = new Set([...root.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name!));
  expect(names.size).toBeGreaterThan(15);
  const untold = [...names].filter((name) => !guide.includes(`\`${name}\``) && !/^--h[23]$/.test(name));
  expect(untold).toEqual([]);
});
