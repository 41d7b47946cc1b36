import { describe, expect, it } from 'vitest';
import { toText } from '../article/index.ts';
import type { ArticleReading } from '../base/reading.ts';
import { literalAt } from './page/script-literal.ts';
import { readPage, STORY } from './sample.test-help.ts';

const TITLE = '海港填海計劃押後';
const lines = STORY.filter((_, i) => i !== 2);
const TEXT = lines.join('\n\n');
const html = lines.map((line) => `<p>${line}</p>`).join('');

/** A page whose scripts never ran: a head, an empty root, the data. */
function shell(scripts: string): ArticleReading {
  const reading = readPage(
    `<html lang="zh-HK"><head><title>${TITLE} | 港灣日報</title><meta property="og:title" content="${TITLE}"><meta property="og:type" content="article"></head><body><div id="root"></div>${scripts}</body></html>`,
  );
  if (reading.kind !== 'article') throw new Error(reading.kind);
  return reading;
}

const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
const script = (code: string): string => `<script>${code}</script>`;
const story = { title: TITLE, slug: 'harbour', content: html };
const other = {
  title: '渡輪加價',
  content: `<p>${'渡輪公司表示，加價是無可避免的。船票下月起貴一元。'.repeat(60)}</p>`,
};

describe('an article that stands in no HTML is read out of', () => {
  it.each<[string, string]>([
    [
      'Next.js: __NEXT_DATA__',
      `<script id="__NEXT_DATA__" type="application/json">${json({ props: { pageProps: { story } } })}</script>`,
    ],
    ['a state that a script assigns', script(`window.__INITIAL_STATE__ = ${json({ article: { story } })};`)],
    [
      'a state packed into a string',
      script(`window.__STATE__=JSON.parse(${JSON.stringify(JSON.stringify({ story }))});`),
    ],
    [
      'Nuxt 2: an object as scripts write it',
      script(
        `window.__NUXT__={layout:'default',data:[{story:{title:"${TITLE}",body:${json(html)}}}],at:void 0,};`,
      ),
    ],
    [
      'Nuxt 2: a function whose arguments are the values',
      script(
        `window.__NUXT__=(function(a,b,c){return {data:[{story:{title:a,body:b,live:c,at:new Date(1551335400000)}}]}}("${TITLE}",${json(html)},!1));`,
      ),
    ],
    [
      'Nuxt 3: a flat list of references',
      `<script id="__NUXT_DATA__" type="application/json">${json([['ShallowReactive', 1], { data: 2 }, { story: 3 }, { title: 4, body: 5 }, TITLE, html])}</script>`,
    ],
    [
      'an attribute',
      `<div data-page='${JSON.stringify({ props: { story } }).replaceAll("'", '&#39;')}'></div>`,
    ],
    [
      'several stories: the one that the page is named for',
      script(`window.__APOLLO_STATE__=${json({ 'Post:1': other, 'Post:2': story, 'Post:3': other })}`),
    ],
    ['plain paragraphs', script(`window.__DATA__=${json({ title: TITLE, body: lines })}`)],
    ['plain text', script(`var articleData=${json({ title: TITLE, content: lines.join('\n') })}`)],
    [
      'JSON-LD',
      `<script type="application/ld+json">${json({ '@type': 'NewsArticle', headline: TITLE, articleBody: lines.join('\n') })}</script>`,
    ],
    [
      'a document of Draft.js',
      script(
        `window.__DATA__=${json({ title: TITLE, body: { blocks: lines.map((text) => ({ type: 'unstyled', text })), entityMap: {} } })}`,
      ),
    ],
    [
      'a document of EditorJS',
      script(
        `window.__DATA__=${json({ title: TITLE, content: { blocks: lines.map((text) => ({ type: 'paragraph', data: { text } })) } })}`,
      ),
    ],
    [
      'a document of ProseMirror',
      script(
        `window.__DATA__=${json({ title: TITLE, content: { type: 'doc', content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) } })}`,
      ),
    ],
    [
      'a document of Contentful',
      script(
        `window.__DATA__=${json({ title: TITLE, body: { nodeType: 'document', content: lines.map((value) => ({ nodeType: 'paragraph', content: [{ nodeType: 'text', value, marks: [] }] })) } })}`,
      ),
    ],
    [
      'a document of Sanity',
      script(
        `window.__DATA__=${json({ title: TITLE, body: lines.map((text) => ({ _type: 'block', style: 'normal', children: [{ _type: 'span', text }] })) })}`,
      ),
    ],
  ])('%s', (_, scripts) => {
    expect(toText(shell(scripts).body)).toBe(TEXT);
  });

  it('a page that shows no more than how it begins, where the data bear its title', () => {
    const teaser = `<article><h1>${TITLE}</h1><p>${lines[0]}</p><p>${lines[1]}</p><p>${lines[2]}</p></article>`;
    const long = { title: TITLE, content: html.repeat(3) };
    expect(shell(teaser + script(`window.__DATA__=${json(long)}`)).from.body).toBe('script-data');
    const named = { ...long, title: '渡輪加價' };
    expect(shell(teaser + script(`window.__DATA__=${json(named)}`)).from.body).not.toBe('script-data');
  });

  it('Arc Publishing: text, headers, lists, quotes, tables, pictures, galleries, films and posts', () => {
    const [first, second, heading, third, quote, last] = STORY;
    const image = (name: string, caption: string) => ({
      type: 'image',
      url: `https://harbourdaily.example/resizer/${name}.jpg`,
      caption,
      credits: { by: [{ type: 'author', name: '李小明' }] },
    });
    const content_elements = [
      { type: 'text', content: first },
      image('harbour', '周四早上的海港。'),
      { type: 'text', content: second },
      { type: 'header', level: 3, content: heading },
      { type: 'interstitial_link', content: '延伸閱讀：渡輪加價', url: '/1' },
      {
        type: 'list',
        list_type: 'unordered',
        items: [
          { type: 'text', content: '押後一年' },
          { type: 'text', content: '再作諮詢' },
        ],
      },
      { type: 'raw_html', content: '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>' },
      { type: 'text', content: third },
      { type: 'gallery', content_elements: [image('one', '碼頭。'), image('two', '燈塔。')] },
      { type: 'quote', subtype: 'blockquote', content_elements: [{ type: 'text', content: quote }] },
      {
        type: 'video',
        headlines: { basic: '片：海港今昔' },
        streams: [{ url: 'https://video.harbourdaily.example/1.mp4' }],
      },
      { type: 'oembed_response', raw_oembed: { url: 'https://twitter.com/harbour/status/1234567890123' } },
      {
        type: 'table',
        header: [{ content: '年份' }, { content: '預算' }],
        rows: [[{ content: '2019' }, { content: '35 億' }]],
      },
      { type: 'text', content: last },
    ];
    const { body } = shell(
      script(
        `window.Fusion=window.Fusion||{};Fusion.arcSite="harbour";Fusion.globalContent=${json({ type: 'story', headlines: { basic: TITLE }, content_elements })};Fusion.globalContentConfig={"source":"content-api"};Fusion.deployment="180";`,
      ),
    );
    expect(body.map((block) => block.type)).toEqual([
      'paragraph',
      'figure',
      'paragraph',
      'heading',
      'list',
      'embed',
      'paragraph',
      'figure',
      'figure',
      'quote',
      'embed',
      'embed',
      'table',
      'paragraph',
    ]);
    expect(body[1]).toMatchObject({ images: [{ alt: '' }], credit: '李小明' });
    expect(body[3]).toMatchObject({ depth: 3 });
    expect(JSON.stringify(body)).not.toContain('渡輪加價');
  });
});

describe('an object as scripts write it', () => {
  it('is data as far as its literals go', () => {
    const read = (text: string) => literalAt(text, 0)?.value;
    expect(read(`{a:'x\\'y', "b" : [1,-2.5e3,,], $c:!0, d:null}`)).toBeUndefined();
    expect(read(`{a:'x\\'y', "b" : [1,-2.5e3,], $c:!0, d:null, e:void 0}`)).toEqual({
      a: "x'y",
      b: [1, -2500],
      $c: true,
      d: null,
      e: undefined,
    });
    expect(read('{a:alert(1)}')).toBeUndefined();
    expect(read('{a:1')).toBeUndefined();
    expect(read(`{"__proto__":{"x":1}}`)).not.toHaveProperty('x');
    expect(read('['.repeat(100_000))).toBeUndefined();
  });
});
