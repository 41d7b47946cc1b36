import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { ArticleFile } from './file.ts';
import { formatArticle } from './format.ts';
import { parseArticle } from './parse.ts';

const SIMPLE = `---
title: "海港日報：渡輪停航"
date: "2018-03-05"
author: "記者陳小文"
category: "本地"
tags:
  - "渡輪"
  - "颱風"
url: "https://web.archive.org/web/20180306000000/https://example.com/a/12"
original_url: "https://example.com/a/12"
id: "12"
lang: "zh-Hant"
---

# 海港日報：渡輪停航

---

第一段。
`;

function refusal(text: string): string {
  try {
    parseArticle(text);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code} ${message}`;
  }
  return 'read';
}

/** The same front matter as any YAML reader sees it. */
function asYaml(text: string): unknown {
  return parseYaml(text.slice(4, text.indexOf('\n---\n') + 1));
}

test('an article file is read and written back byte for byte', () => {
  const file = parseArticle(SIMPLE);
  expect(file.front.tags).toEqual(['渡輪', '颱風']);
  expect(file.body).toBe('\n# 海港日報：渡輪停航\n\n---\n\n第一段。\n');
  expect(formatArticle(file)).toBe(SIMPLE);
});

const HOSTILE = [
  'a "quoted" \\ backslash: colon',
  '---',
  '--- # !!js/function "() => 1"',
  '!!js/function "function () {}"',
  '&anchor *alias',
  '  leading and trailing spaces  ',
  '\ttabs\t',
  'two\nlines\r\nand\n---\nmore\n',
  'nul \0 bell \x07 escape \x1b delete \x7f',
  'next line \x85 separators \u2028 \u2029',
  '\ufeffbyte order mark \ufffe \uffff',
  'emoji 👩‍👩‍👧 and 𠮷',
  '\\n is no line end, \\u0041 no A, "',
  '\\',
  '"',
  '',
  '# no comment',
  '{{< video src="x" >}}',
  '- a',
  'true',
  '1984',
];

test.each(HOSTILE.map((title) => [JSON.stringify(title).slice(0, 60), title]))(
  'a title %s survives, also for any other YAML reader',
  (_, title) => {
    const file: ArticleFile = {
      front: { title, standfirst: title, tags: [title, 'b', title], aliases: [] },
      extra: { note: title, list: [title], deep: { [title]: [title, 1, true, null, { a: title }] } },
      body: `\n---\n${title}\n---`,
    };
    const text = formatArticle(file);
    expect(parseArticle(text)).toEqual(file);
    expect(formatArticle(parseArticle(text))).toBe(text);
    expect(asYaml(text)).toEqual({ ...file.front, ...file.extra });
    expect(text.slice(0, text.indexOf('\n---\n'))).not.toMatch(
      /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/,
    );
  },
);

test('a title may be a million characters long', () => {
  const title = '眾"'.repeat(500_000);
  const file: ArticleFile = { front: { title, tags: [title] }, extra: { mine: title }, body: '' };
  expect(parseArticle(formatArticle(file))).toEqual(file);
});

test('a lone surrogate, which no file can hold, becomes U+FFFD', () => {
  const text = formatArticle({ front: { title: 'a\ud800b' }, extra: {}, body: 'c\udc00' });
  expect(parseArticle(text)).toEqual({ front: { title: 'a\ufffdb' }, extra: {}, body: 'c\ufffd' });
});

test('what a person writes in front matter is read', () => {
  const text = `\ufeff---\r
# mended by hand\r
title: 1984: no, 'Nineteen'\r
id: 0018753\r
date: 2019-02-28\r
tags: [渡輪, "颱風"]\r
category:\r
aliases: https://example.com/x\r
standfirst: >\r
  two\r
  lines\r
draft: true\r
weight: 1.10\r
"__proto__": 7\r
mine: {a: [1, x]}\r
--- \r
body\r
`.replace("1984: no, 'Nineteen'", "'1984: no'");
  expect(parseArticle(text)).toEqual({
    front: {
      title: '1984: no',
      id: '0018753',
      date: '2019-02-28',
      tags: ['渡輪', '颱風'],
      aliases: ['https://example.com/x'],
      standfirst: 'two lines\n',
    },
    extra: Object.fromEntries([
      ['draft', true],
      ['weight', '1.10'],
      ['__proto__', 7],
      ['mine', { a: [1, 'x'] }],
    ]),
    body: 'body\r\n',
  });
  expect(parseArticle(formatArticle(parseArticle(text)))).toEqual(parseArticle(text));
});

test.each([
  ['no front matter', 'just text', 'line 1: an article file starts with a line ---, not with "just text"'],
  ['nothing', '', 'line 1: an article file starts with a line ---, not with ""'],
  ['JavaScript', '---js\n{title: process.exit()}\n---\n', 'line 1: an article file starts with a line ---'],
  ['TOML', '+++\ntitle = "a"\n+++\n', 'line 1: an article file starts with a line ---'],
  ['never closed', '---\ntitle: "a"\n', 'line 1: the front matter is never closed'],
  ['no title', '---\ndate: "2018-03-05"\n---\n', 'line 1: the front matter has no title'],
  ['empty', '---\n---\n', 'line 1: the front matter has no title'],
  ['a list', '---\n- a\n---\n', 'line 2: the front matter is not a list of keys and values'],
  ['a function', '---\ntitle: !!js/function "() => 1"\n---\n', 'line 2: the front matter is no plain YAML'],
  ['a tag', '---\ntitle: a\nx: !ruby/object {}\n---\n', 'line 3: the front matter is no plain YAML'],
  ['an alias', '---\ntitle: &a b\nx: *a\n---\n', 'line 3: the front matter uses an alias'],
  ['a key twice', '---\ntitle: "a"\ntitle: "b"\n---\n', 'line 3: the key title stands twice'],
  ['an open quote', '---\ntitle: "a\n---\n', 'line 3: the front matter is no plain YAML'],
  ['a list as title', '---\ntitle: [a]\n---\n', 'line 2: title is not one text'],
  ['deep nesting', `---\ntitle: a\nx: ${'['.repeat(100_000)}\n---\n`, 'line 2: the front matter is nested'],
  [
    'deep dashes',
    `---\ntitle: a\nx:\n  ${'- '.repeat(100_000)}\n---\n`,
    'line 2: the front matter is nested',
  ],
  ['too long', `---\ntitle: a\nx: ${'y'.repeat(300_000)}\n---\n`, 'line 2: the front matter is longer'],
])('front matter that is %s is refused with its line', (_, text, message) => {
  expect(refusal(text).startsWith(`BAD_ARTICLE ${message}`) || refusal(text)).toBe(true);
});

const SAMPLE = join(import.meta.dirname, '../../../shared/data/citizen-news/articles-sample.tar.gz');

test.skipIf(!existsSync(SAMPLE))('every file of the model sample is written back byte for byte', () => {
  const dir = mkdtempSync(join(tmpdir(), 'reprint-'));
  try {
    execFileSync('tar', ['xzf', SAMPLE, '-C', dir]);
    const paths = globSync('articles/**/*.md', { cwd: dir });
    expect(paths.length).toBeGreaterThan(4_700);
    for (const path of paths) {
      const text = readFileSync(join(dir, path), 'utf8');
      if (formatArticle(parseArticle(text)) !== text) expect.fail(path);
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
});
