import { expect, test } from 'vitest';
import { headingLine, toMarkdown } from '../../article/index.ts';
import type { Block } from '../../base/blocks.ts';
import { wordsFor } from '../words/words.ts';
import { renderBody, withoutHeadline } from './body.ts';
import type { BodyContext } from './context.ts';

const context: BodyContext = {
  words: wordsFor('en'),
  root: '../',
  link: (href) => (/^https?:/.test(href) ? { href, inside: false } : null),
  picture: (src) =>
    src.startsWith('media/')
      ? { kind: 'shown', src, size: { width: 600, height: 400 } }
      : { kind: 'elsewhere' },
};
const html = (markdown: string) => renderBody(markdown, context).html.trim();

test('several pictures in one figure are a gallery under one caption', () => {
  const figure =
    '<figure>\n<img src="media/a.jpg" alt="a">\n<img src="media/b.jpg" alt="b">\n<figcaption>Two</figcaption>\n</figure>';
  expect(html(figure)).toMatch(
    /^<figure class="gallery"><div class="plates"><img .*<img .*<\/div><figcaption>Two<\/figcaption><\/figure>$/,
  );
});

test('a figure may follow a line of text at once, and stand in a quote', () => {
  expect(html('text\n<figure>\n<img src="media/a.jpg">\n</figure>')).toMatch(/^<p>text<\/p>\n<figure>/);
  expect(html('> <figure>\n> <img src="media/a.jpg">\n> </figure>')).toMatch(/^<blockquote>\n<figure>/);
});

test('a figure with anything else in it is shown as text', () => {
  for (const inner of ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<p>x</p>', '']) {
    const out = html(`<figure>\n${inner}\n</figure`);
    expect(out).not.toMatch(/<(?:figure|script|img|p>x)/);
  }
});

test('attributes that are not ours are dropped', () => {
  expect(
    html('<figure>\n<img src="media/a.jpg" onerror="alert(1)" style="x" alt="&quot;&gt;">\n</figure>'),
  ).toBe(
    '<figure><img src="../media/a.jpg" alt="&quot;&gt;" width="600" height="400" decoding="async"></figure>',
  );
});

test('inline tags are kept where they pair, and shown as text where they do not', () => {
  expect(html('H<sub>2</sub>O')).toBe('<p>H<sub>2</sub>O</p>');
  expect(html('a <strong>b')).toBe('<p>a &lt;strong&gt;b</p>');
  expect(html('a </strong>b')).toBe('<p>a &lt;/strong&gt;b</p>');
  expect(html('**a <sup>b** c</sup>')).toBe('<p><strong>a &lt;sup&gt;b</strong> c&lt;/sup&gt;</p>');
  expect(html('<sup onclick="x">a</sup>')).not.toContain('<sup');
});

test('all other HTML is shown as text', () => {
  for (const evil of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<!-- x -->',
    '<iframe src=x>',
  ]) {
    expect(html(evil)).not.toMatch(/<(?:script|img|svg|!--|iframe)/);
    expect(html(`text ${evil} text`)).not.toMatch(/<(?:script|img|svg|!--|iframe)/);
  }
});

test('a link that leads nowhere is its text alone', () => {
  expect(html('[a](javascript:alert(1))')).not.toContain('<a');
  expect(html('[a](<iframe src=)')).toBe('<p>[a](&lt;iframe src=)</p>');
  expect(html('[*a*](relative)')).toBe('<p><em>a</em></p>');
  expect(html('<javascript:alert(1)>')).not.toContain('<a');
});

test('headings start below the headline and leave no level out', () => {
  expect(html('### a\n\n# b\n\n#### c\n\n#### d\n\n## e').replaceAll('\n', '')).toBe(
    '<h2>a</h2><h2>b</h2><h3>c</h3><h3>d</h3><h3>e</h3>',
  );
});

test('tables have no inline styles', () => {
  expect(html('| a | b |\n| --- | --: |\n| 1 | 2 |')).toContain('<td class="right">2</td>');
});

test('a shortcode of another kind, or with more on its line, is text', () => {
  expect(html('{{< video src="https://x.example/" >}}')).toContain('class="embed"');
  expect(html('{{< script src="https://x.example/" >}}')).not.toContain('class="embed"');
  expect(html('x {{< video src="https://x.example/" >}}')).not.toContain('class="embed"');
  expect(html('{{< video src="javascript:alert(1)" >}}')).not.toContain('href');
});

test('a caption closes what it opens', () => {
  expect(
    html(
      '<figure>\n<img src="media/a.jpg">\n<figcaption><em>a <cite>x</em> &lt;i&gt;</figcaption>\n</figure>',
    ),
  ).toContain('<figcaption><em>a <cite>x&lt;/em&gt; &lt;i&gt;</cite></em></figcaption>');
});

test('a lost picture of a gallery has its marker among the others', () => {
  const out = html(
    '<figure>\n<img src="media/a.jpg" alt="">\n<figure class="lacuna" data-kind="picture" data-reason="never captured" data-original="https://x.example/b.jpg" data-alt="Waves"></figure>\n<figcaption>Two <cite>A. Chan</cite></figcaption>\n</figure>',
  );
  expect(out).toMatch(
    /^<figure class="gallery"><div class="plates"><img .*class="lost">.*never captured.*Waves.*<cite>A\. Chan<\/cite><\/figcaption><\/figure>$/,
  );
});

test('what a shortcode says is unescaped once', () => {
  expect(
    html('{{< post src="https://x.example/?a=1&b=2" title="&quot;&amp;lt;&quot;" caption="a &lt;b&gt;" >}}'),
  ).toMatch(/&quot;&amp;lt;&quot;.*\?a=1&amp;b=2.*<figcaption>a &lt;b&gt;<\/figcaption>/);
});

test('every construct of an article file that writing knows is read back', () => {
  const block: Block[] = [
    {
      type: 'figure',
      images: [
        { original: 'https://x.example/a b.jpg', variants: [], alt: '"<', fate: { reason: 'a "reason"' } },
      ],
      caption: [{ type: 'strong', inlines: [{ type: 'text', text: '{{< x >}}' }] }],
      credit: 'A & B',
    },
    {
      type: 'embed',
      kind: 'video',
      src: 'https://x.example/?a=1&b="',
      title: '"{{%',
      caption: [],
      poster: null,
    },
    { type: 'table', header: false, rows: [[[{ type: 'text', text: 'a|b <script>' }]]] },
    {
      type: 'paragraph',
      inlines: [
        { type: 'strong', inlines: [{ type: 'text', text: '「重點」' }] },
        { type: 'text', text: '下文 <img> `' },
        { type: 'break' },
      ],
    },
  ];
  const out = html(toMarkdown(block));
  expect(out).toContain('a &quot;reason&quot;');
  expect(out).toContain('<strong>{{&lt; x &gt;}}</strong> <cite>A &amp; B</cite>');
  expect(out).toContain('&quot;{{%');
  expect(out).toContain('a|b &lt;script&gt;');
  expect(out).toContain('<strong>「重點」</strong>下文 &lt;img&gt; `');
});

test('a player shows its still picture where that is kept, and leads to where an archive holds the film', () => {
  const player = (more: string) => html(`{{< video src="https://v.example/1" ${more} >}}`);
  const held = player(
    'poster="media/ab/ab.jpg" memento="https://a.example/web/2018oe_/https://v.example/?a=1&amp;b"',
  );
  expect(held).toMatch(/^<figure class="embed"><img src="\.\.\/media\/ab\/ab\.jpg" [^>]*><div /);
  expect(held).toContain(' · <a href="https://a.example/web/2018oe_/https://v.example/?a=1&amp;b" ');
  expect(player('poster="https://v.example/1.jpg" memento="javascript:alert(1)"')).not.toMatch(
    /<img|href="j/,
  );
});

test('a player that no archive holds is marked as lost, with the reason', () => {
  const { html, count } = renderBody(
    '{{< video src="https://v.example/1" reason="never captured" >}}',
    context,
  );
  expect(html).toMatch(/class="lost" data-kind="video"><b>Video lost<\/b> <span>never captured<\/span>/);
  expect(count.lost).toBe(1);
});

test('a damaged picture is shown, and marked with what is wrong with it', () => {
  const { html, count } = renderBody(
    '<figure>\n<img src="media/a.jpg" data-original="https://x.example/a.jpg" data-damage="damaged picture: only a part of it can be decoded" alt="">\n</figure>',
    context,
  );
  expect(html).toMatch(/<img [^>]*><span class="lost"><b>Part of [^<]*lost<.*only a part.*x\.example/);
  expect(count).toMatchObject({ pictures: 1, lost: 1 });
});

test('the first heading goes where it repeats the headline', () => {
  expect(withoutHeadline('\n# A  title\n\nText', 'A title')).toBe('\nText');
  for (const title of ['<b>1</b> & *2*', '1. a_b_c \\ #', '「甲」&amp;']) {
    expect(withoutHeadline(`\n${headingLine(title)}\n\nText`, title).trim()).toBe('Text');
  }
  expect(withoutHeadline('# Another\n\nText', 'A title')).toBe('# Another\n\nText');
});

test('pages made to be slow are not', { timeout: 10_000 }, () => {
  const bodies = [
    '<figure>\n'.repeat(20_000),
    '<figure '.repeat(50_000),
    '<'.repeat(100_000),
    '<a href="'.repeat(20_000),
    '[a]('.repeat(20_000),
    '<sup>'.repeat(20_000),
    `${'{{< video '.repeat(20_000)}`,
    `<figure>\n<figcaption>${'<b>'.repeat(20_000)}</figcaption></figure>`,
    '> '.repeat(5_000),
    '*a _b '.repeat(20_000),
  ];
  for (const body of bodies) renderBody(body, context);
});
