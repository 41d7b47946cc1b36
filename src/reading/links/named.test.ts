import { describe, expect, test } from 'vitest';
import { parseOutlet } from '../../outlets/index.ts';
import { namedBy, openPage, read } from '../index.ts';

const OUTLET = parseOutlet('name: 港灣日報\nhosts: [harbour.example]\ntimezone: Asia/Hong_Kong');

function named(body: string, type = 'text/html', original = 'http://www.harbour.example/news?page=2') {
  const bytes = Buffer.from(body);
  const capture = {
    original,
    timestamp: '20190301000000',
    status: 200,
    headers: [['content-type', `${type}; charset=utf-8`]] as const,
    body: bytes,
    digest: 'sha256:00' as const,
    truncated: null,
    memento: null,
  };
  return namedBy(capture, read(capture, OUTLET, []), openPage(capture, OUTLET), OUTLET);
}

const BLOCK = (
  id: number,
) => `<div class="article-block"><a href="/web/20190301000000/http://www.harbour.example/article/${id}"><img src="/p.jpg"></a>
<div class="article-block-body"><a href="/article/${id}#top">渡輪停航第${id}日</a><span class="line">0${id}.03.18</span></div></div>`;

describe('the outlet’s own addresses', () => {
  test('are taken from a list with headline and day, unwrapped, each once', () => {
    const page = `<html><head><title>新聞</title></head><body>${[1, 2, 3, 4, 5, 6, 7, 8].map(BLOCK).join('')}
      <a href="https://elsewhere.example/1">x</a><a href="/style.css">y</a><a href="javascript:void(0)">z</a></body></html>`;
    const { by, links } = named(page, 'text/html', 'http://www.harbour.example/');
    expect([by, links.length]).toEqual(['list', 8]);
    expect(links[1]).toEqual({
      original: 'http://www.harbour.example/article/2',
      title: '渡輪停航第2日',
      day: '2018-03-02',
    });
  });

  test('are taken from the pieces of a list that came as JSON', () => {
    expect(named(JSON.stringify({ html: BLOCK(1) + BLOCK(2), next: 3 }), 'application/json')).toEqual({
      by: 'list',
      links: [1, 2].map((n) => ({
        original: `http://www.harbour.example/article/${n}`,
        title: `渡輪停航第${n}日`,
        day: `2018-03-0${n}`,
      })),
    });
    const items = {
      items: [
        { title: '渡輪停航', url: '/article/5', published_at: '2018-03-05T23:30:00Z' },
        { url: 'https://elsewhere.example/' },
      ],
    };
    expect(named(JSON.stringify(items), 'application/json').links).toEqual([
      { original: 'http://www.harbour.example/article/5', title: '渡輪停航', day: '2018-03-06' },
    ]);
  });

  test('are taken from feeds and sitemaps', () => {
    const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>港灣</title><link>http://www.harbour.example/</link>
      <item><title><![CDATA[渡輪停航 & 重開]]></title><link>http://www.harbour.example/article/1</link><pubDate>Mon, 05 Mar 2018 23:30:00 GMT</pubDate></item></channel></rss>`;
    expect(named(rss, 'application/rss+xml')).toEqual({
      by: 'feed',
      links: [
        { original: 'http://www.harbour.example/article/1', title: '渡輪停航 & 重開', day: '2018-03-06' },
      ],
    });
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>渡輪</title><link rel="edit" href="/e"/><link href="/article/2"/><published>2018-03-05</published></entry></feed>`;
    expect(named(atom, 'application/atom+xml').links).toEqual([
      { original: 'http://www.harbour.example/article/2', title: '渡輪', day: '2018-03-05' },
    ]);
    const sitemap = `<?xml version="1.0"?><urlset><url><loc>http://www.harbour.example/article/3</loc><lastmod>2021-01-01</lastmod></url></urlset>`;
    expect(named(sitemap, 'text/xml')).toEqual({
      by: 'sitemap',
      links: [{ original: 'http://www.harbour.example/article/3', title: null, day: null }],
    });
  });

  test('are taken from an article as links, and from an error not at all', () => {
    const article = `<html><head><title>碼頭</title></head><body><article><h1>碼頭重開</h1>${'<p>青瀾灣碼頭昨日重開，市民一早到場，船長說海面風平浪靜。</p>'.repeat(9)}<a href="/article/9">相關</a></article></body></html>`;
    expect(named(article)).toEqual({
      by: 'link',
      links: [{ original: 'http://www.harbour.example/article/9', title: '相關', day: null }],
    });
    expect(named('{"broken', 'application/json').links).toEqual([]);
    expect(named('<rss><item><link>http://[</link>', 'application/rss+xml').links).toEqual([]);
  });

  test('of a hostile page are found in bounded time', () => {
    const nested = `<a href="/1">${'<div><a href="/2"><b>'.repeat(20_000)}`;
    expect(named(nested).links.length).toBeLessThan(10);
    expect(named(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'application/json').links).toEqual([]);
    expect(named(`<rss>${'<item><link>'.repeat(50_000)}`, 'application/rss+xml').links).toEqual([]);
  });
});
