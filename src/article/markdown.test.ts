import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../base/blocks.ts';
import { headingLine, toMarkdown, toText } from './index.ts';

const text = (value: string): Inline => ({ type: 'text', text: value });
const strong = (value: string): Inline => ({ type: 'strong', inlines: [text(value)] });
const p = (...inlines: Inline[]): Block => ({ type: 'paragraph', inlines });
const md = (...inlines: Inline[]) => toMarkdown([p(...inlines)]);

describe('toMarkdown', () => {
  it('leaves Chinese prose as it is', () => {
    const prose =
      '特朗普表示，「但有時你必須要起來離場」。他說：周三（27日）的晚餐非常愉快！報道指 A.B.C. 公司升 3.5%，電郵 a_b@c.hk；1+1=2，#港聞 [1] {x}。';
    expect(md(text(prose))).toBe(prose);
  });

  it('writes emphasis with marks where CommonMark sees them, else with tags', () => {
    expect(md(strong('重點'), text('下文'))).toBe('**重點**下文');
    expect(md(strong('重點：'), text('下文'))).toBe('<strong>重點：</strong>下文');
    expect(md(text('他說'), strong('「不」'), text('就走'))).toBe('他說<strong>「不」</strong>就走');
    expect(md(strong('重點：'))).toBe('**重點：**');
    expect(md(strong('甲'), { type: 'emphasis', inlines: [text('乙')] })).toBe('<strong>甲</strong>*乙*');
    expect(md(text('前'), strong(' 中 '), text('後'))).toBe('前 **中** 後');
  });

  it('takes rows of marks and breaks of any length in its stride', () => {
    const row = '_'.repeat(200_000);
    expect(md(text(`甲${row}`)).replaceAll('\\', '')).toBe(`甲${row}`);
    expect(headingLine('甲 #'.padEnd(200_000, '#'))).toMatch(/\\#$/);
    const breaks = Array.from({ length: 200_000 }, (): Inline => ({ type: 'break' }));
    const inlines = [text('甲'), ...breaks, text('乙')];
    expect(toMarkdown([{ type: 'paragraph', inlines }])).toHaveLength(2 + 200_000 * 4);
  }, 20_000);

  it('escapes what would be markup, by the table of unsafe characters', () => {
    expect(md(text('# 一'))).toBe('\\# 一');
    expect(md(text('---'))).toBe('\\---');
    expect(md(text('1. 甲'))).toBe('1\\. 甲');
    expect(md(text('2019. 3. 5. 개막'))).toBe('2019\\. 3. 5. 개막');
    expect(md(text('- 甲'))).toBe('\\- 甲');
    expect(md(text('> 甲'))).toBe('\\> 甲');
    expect(md(text('<script>'))).toBe('\\<script>');
    expect(md(text('&lt;'))).toBe('\\&lt;');
    expect(md(text('[甲](http://x)'))).toBe('\\[甲\\](http://x)');
    expect(md(text('{{< video src="x" >}}'))).toBe('{\\{< video src="x" >}}');
    expect(md(text('5~6人'))).toBe('5\\~6人');
    expect(md(text('甲!'), { type: 'link', href: 'http://x.example/', inlines: [text('乙')] })).toBe(
      '甲\\![乙](http://x.example/)',
    );
  });

  it('links to http, https and mailto alone', () => {
    const link = (href: string) => md({ type: 'link', href, inlines: [text('甲')] });
    expect(link('https://harbourdaily.example/新聞/(1)')).toBe(
      '[甲](https://harbourdaily.example/新聞/%281%29)',
    );
    expect(link('javascript:alert(1)')).toBe('甲');
    expect(link('/web/2021/x')).toBe('甲');
  });

  it('writes a figure as the seed does, and a saved, a lost and a gallery picture', () => {
    const image = {
      original: 'https://harbourdaily.example/a b.jpg?x=1&y="2',
      variants: [],
      alt: '海港 "夜"',
    };
    const figure: Block = { type: 'figure', images: [image], caption: [text('海港 <夜>')], credit: '美聯社' };
    expect(toMarkdown([figure])).toBe(
      '<figure>\n<img src="https://harbourdaily.example/a%20b.jpg?x=1&amp;y=%222" alt="海港 &quot;夜&quot;">\n<figcaption>海港 &lt;夜&gt; <cite>美聯社</cite></figcaption>\n</figure>',
    );
    const saved = {
      ...image,
      alt: '',
      fate: { media: 'media/ab/abcd.jpg', capture: '20190228000000/https://harbourdaily.example/a.jpg' },
    };
    const lost = { ...image, alt: '', fate: { reason: 'never captured' } };
    expect(toMarkdown([{ ...figure, images: [saved], caption: [], credit: null }], '../../../../')).toBe(
      '<figure>\n<img src="../../../../media/ab/abcd.jpg" data-original="https://harbourdaily.example/a%20b.jpg?x=1&amp;y=%222" data-capture="20190228000000/https://harbourdaily.example/a.jpg" alt="">\n</figure>',
    );
    expect(toMarkdown([{ ...figure, images: [lost], credit: null }])).toBe(
      '<figure class="lacuna" data-kind="picture" data-reason="never captured" data-original="https://harbourdaily.example/a%20b.jpg?x=1&amp;y=%222">\n<figcaption>海港 &lt;夜&gt;</figcaption>\n</figure>',
    );
    expect(toMarkdown([{ ...figure, images: [saved, lost], caption: [], credit: null }])).toContain(
      '</figure>\n</figure>',
    );
  });

  it('writes an embed as a shortcode that nothing in it can end', () => {
    const embed: Block = {
      poster: null,
      type: 'embed',
      kind: 'video',
      src: 'https://www.youtube.com/embed/x?a=1&b=">}}',
      title: '夜 " >}} {{<',
      caption: [],
    };
    expect(toMarkdown([embed])).toBe(
      '{{< video src="https://www.youtube.com/embed/x?a=1&b=%22%3E%7D%7D" title="夜 &quot; &gt;}} &#123;&#123;&lt;" >}}',
    );
  });

  it('writes lists, quotes, code, tables and rules', () => {
    const list = (ordered: boolean, ...items: Block[][]): Block => ({
      type: 'list',
      ordered,
      start: 1,
      items,
    });
    expect(toMarkdown([list(false, [p(text('甲'))], [p(text('乙'))]), list(false, [p(text('丙'))])])).toBe(
      '- 甲\n- 乙\n\n* 丙',
    );
    expect(toMarkdown([list(true, [p(text('甲')), { type: 'rule' }])])).toBe('1. 甲\n\n   ___');
    expect(toMarkdown([{ type: 'quote', blocks: [p(text('甲')), p(text('乙'))] }])).toBe('> 甲\n>\n> 乙');
    expect(toMarkdown([{ type: 'code', text: 'a\n```\nb' }])).toBe('````\na\n```\nb\n````');
    expect(
      toMarkdown([{ type: 'table', header: true, rows: [[[text('年')], [text('數')]], [[text('a|b')]]] }]),
    ).toBe('| 年 | 數 |\n| --- | --- |\n| a\\|b |  |');
    expect(toMarkdown([{ type: 'rule' }])).toBe('---');
  });

  it('writes a headline as the first line of a file', () => {
    expect(headingLine('美朝峰會無協議　特朗普 #1 #')).toBe('# 美朝峰會無協議　特朗普 #1 \\#');
  });
});

describe('toText', () => {
  it('gives words alone: blank lines between blocks, no captions, no embeds', () => {
    expect(
      toText([
        p(text('甲'), { type: 'break' }, text('乙')),
        { type: 'figure', images: [], caption: [text('圖')], credit: null },
        { type: 'list', ordered: false, start: 1, items: [[p(text('一'))], [p(text('二'))]] },
        {
          type: 'table',
          header: false,
          rows: [
            [[text('a')], [text('b')]],
            [[text('c')], [text('d')]],
          ],
        },
      ]),
    ).toBe('甲\n乙\n\n一\n二\n\na\tb\nc\td');
  });
});

/** Deterministic noise of what breaks Markdown, YAML, HTML and shortcodes. */
const SHARDS = [
  '*',
  '**',
  '_',
  '__',
  '`',
  '``',
  '~~',
  '~',
  '[',
  ']',
  '(',
  ')',
  '](',
  '![',
  '<',
  '>',
  '<b>',
  '</b>',
  '<!--',
  '&',
  '&amp;',
  '&#60;',
  '\\',
  '\\\\',
  '{{<',
  '{{%',
  '>}}',
  '#',
  '# ',
  '- ',
  '+ ',
  '---',
  '***',
  '===',
  '1. ',
  '1) ',
  ': ',
  '|',
  '||',
  '\n',
  '\n\n',
  '\t',
  ' ',
  '　',
  '甲',
  '重點：',
  '「',
  '」',
  '。',
  'a',
  'b1',
  'http://x.example',
  'www.x.example',
  '\0',
  '\ud800',
  '\u200b',
  '\u2028',
  '😀',
  '𠮷',
  '"',
  "'",
  '=',
  '$',
  '^',
  '~~~',
  '```',
  '!',
  '[^1]',
  '[x] ',
  '<br>',
  '\r',
  '％',
  '—',
];

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function noise(next: (below: number) => number): string {
  return Array.from({ length: 1 + next(5) }, () => SHARDS[next(SHARDS.length)]).join('');
}

function inlines(next: (below: number) => number, depth = 0): Inline[] {
  return Array.from({ length: 1 + next(4) }, (): Inline => {
    const kind = depth > 2 ? 0 : next(12);
    if (kind === 1 || kind === 2) return { type: 'strong', inlines: inlines(next, depth + 1) };
    if (kind === 3) return { type: 'emphasis', inlines: inlines(next, depth + 1) };
    if (kind === 4) return { type: 'strike', inlines: inlines(next, depth + 1) };
    if (kind === 5) return { type: 'code', text: noise(next) };
    if (kind === 6)
      return { type: 'link', href: `https://x.example/${noise(next)}`, inlines: inlines(next, depth + 1) };
    if (kind === 7) return { type: 'superscript', inlines: inlines(next, depth + 1) };
    if (kind === 8) return { type: 'break' };
    return text(noise(next));
  });
}

function blocks(next: (below: number) => number, depth = 0): Block[] {
  return Array.from({ length: 1 + next(3) }, (): Block => {
    const kind = depth > 2 ? 0 : next(9);
    if (kind === 1) return { type: 'heading', depth: 2, inlines: inlines(next) };
    if (kind === 2) return { type: 'quote', blocks: blocks(next, depth + 1) };
    if (kind === 3) {
      const items = Array.from({ length: 1 + next(3) }, () => blocks(next, depth + 1));
      return { type: 'list', ordered: next(2) === 0, start: next(20), items };
    }
    if (kind === 4) return { type: 'code', text: noise(next) };
    if (kind === 5) {
      const rows = Array.from({ length: 1 + next(3) }, () =>
        Array.from({ length: 2 }, () => inlines(next, 1)),
      );
      return { type: 'table', header: next(2) === 0, rows };
    }
    if (kind === 6) return { type: 'rule' };
    return { type: 'paragraph', inlines: inlines(next) };
  });
}

/** What a reader sees of rendered Markdown: text alone, the allowed tags read as tags. */
function seen(markdown: string): string {
  const rendered = new MarkdownIt({ html: false }).enable(['table', 'strikethrough']).render(markdown);
  return rendered
    .replace(/&lt;br&gt;/g, ' ')
    .replace(/&lt;\/?(?:strong|em|sup|sub|del)&gt;/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Letters and signs without any white space, and without what no text may hold. */
function bare(value: string): string {
  return value
    .replace(/[\s\0-\x1f\x7f-\x9f\ufeff\u200b]/g, '')
    .replace(/<br>|<\/?b>/g, '')
    .toWellFormed();
}

describe('whatever the text holds', () => {
  it('Markdown read back gives the same words', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const made = blocks(random(seed));
      const markdown = toMarkdown(made);
      expect({ seed, markdown, text: bare(seen(markdown)) }).toEqual({
        seed,
        markdown,
        text: bare(toText(made)),
      });
    }
  });

  it('no line is a shortcode, a tag or a front matter that the blocks did not ask for', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const next = random(seed);
      const made = Array.from({ length: 2 }, () => p(...inlines(next)));
      const markdown = toMarkdown(made);
      expect(markdown).not.toMatch(/\{\{[<%]|^---$|^<figure|^\+\+\+$/m);
    }
  });
});
