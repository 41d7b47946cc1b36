import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromMarkdown, toMarkdown, toText } from '../index.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/reference/article.md'), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/^(`{3,})body\n(.*?)^\1$/gms)].map((match) => match[2]!);

/** What came out is written as it came in. */
const again = (markdown: string) => `${toMarkdown(fromMarkdown(markdown))}\n`;
const textOf = (markdown: string) => toText(fromMarkdown(markdown));

describe('fromMarkdown', () => {
  // The first one is the headline, which is no part of the blocks.
  test.each(EXAMPLES.slice(1))('reads what toMarkdown wrote: %s', (example) => {
    expect(again(example)).toBe(example);
  });

  test('reads figures, players and notes in the manner of the seed', () => {
    const seed =
      '<figure>\n<img src="https://web.archive.org/web/20210628172625im_/https://news.example/新/a%20b.jpg" alt="">\n<figcaption>停航告示</figcaption>\n</figure>\n\n\n{{< video src="https://web.archive.org/web/20210628172625if_/https://films.example/?a=1&b=2" >}}\n\n\n---\n';
    expect(fromMarkdown(seed)).toMatchObject([
      { type: 'figure', images: [{ original: expect.stringContaining('/新/a%20b.jpg') }], caption: [{}] },
      { type: 'embed', kind: 'video', src: expect.stringContaining('?a=1&b=2') },
      { type: 'rule' },
    ]);
  });

  test('parts a paragraph at a picture, and puts one of a heading or a table behind it', () => {
    const kinds = (markdown: string) => fromMarkdown(markdown).map(({ type }) => type);
    expect(kinds('前 ![甲](a.jpg) 後')).toEqual(['paragraph', 'figure', 'paragraph']);
    expect(kinds('![甲](a.jpg)')).toEqual(['figure']);
    expect(kinds('## 題 ![甲](a.jpg)')).toEqual(['heading', 'figure']);
    expect(kinds('| a |\n| --- |\n| ![甲](a.jpg) |')).toEqual(['table', 'figure']);
  });

  test('keeps the numbers of a list that leaves some out; one of the same number throughout counts', () => {
    expect(again('1. 甲\n3. 乙\n4. 丙\n')).toBe('1. 甲\n\n3) 乙\n4) 丙\n');
    expect(again('1. 甲\n1. 乙\n')).toBe('1. 甲\n2. 乙\n');
  });

  test.each([
    ['HTML', '<script>渡輪</script> <div>停航</div>', '渡輪停航'],
    ['a comment', '<!-- 渡輪 -->\n\n停航', '渡輪停航'],
    ['a definition', '[註一]: 渡輪停航', '註一渡輪停航'],
    ['an indented paragraph', '    渡輪停航', '渡輪停航'],
    ['a figure that never ends', '<figure>\n<img src="a.jpg">\n渡輪\n\n停航', '渡輪停航'],
    ['an unknown shortcode', '{{< danger name="渡輪" >}}\n\n停航', '渡輪停航'],
    ['quotes a thousand deep', `${'>'.repeat(1000)} 渡輪停航`, '渡輪停航'],
    ['lists a hundred deep', `${'- '.repeat(100)}渡輪停航`, '渡輪停航'],
    ['a page of brackets', `${'['.repeat(5000)}渡輪停航`, '渡輪停航'],
    ['a control character', '渡\u0016輪停\u200b航', '渡\u0016輪停\u200b航'],
  ])('loses no text of %s', (_, markdown, words) => {
    expect(textOf(markdown).replace(/[^\p{Script=Han}\p{Cc}\p{Cf}]|\n/gu, '')).toBe(words);
  });

  test('joins the lines of a paragraph, with a space where its script has one', () => {
    expect(textOf('渡輪\n停航\nfor a\nday')).toBe('渡輪停航 for a day');
    expect(again('甲  \n乙')).toBe('甲<br>乙\n');
  });
});
