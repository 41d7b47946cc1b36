import { describe, expect, it } from 'vitest';
import { unwrap } from './page/address.ts';
import { textOf } from './page/dom.ts';
import { parseWithin } from './page/parse.ts';
import { withoutArchiveMarks } from './page/wayback.ts';
import { page, readPage } from './sample.test-help.ts';

const HERE = 'https://harbourdaily.example';

/** Our page with everything that holds an address. */
function richPage(): string {
  return page()
    .replace(
      '</head>',
      `<meta property="og:image" content="${HERE}/media/og.jpg"><meta property="og:url" content="${HERE}/article/18753/填海">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"海港填海計劃押後　環團歡迎","url":"${HERE}/article/18753/填海","image":{"url":"${HERE}/media/ld.jpg"},"datePublished":"2019-02-28T14:30:00+08:00","author":[{"@type":"Person","name":"陳大文","url":"${HERE}/author/7"}]}</script></head>`,
    )
    .replace(
      '<h2>',
      `<p>詳情見<a href="${HERE}/article/18000">舊聞</a>、<a href="/article/18001">另一篇</a>、<a href="http://gov.example/報告.pdf?a=1&amp;b=2#p3">報告</a>及<a href="//other.example/x">他報</a>，或電郵<a href="mailto:desk@harbourdaily.example">本報</a>查詢。</p>
<figure><div style="background-image: url('${HERE}/media/back.jpg')"></div><img src="//img.harbourdaily.example/b.jpg" data-src="${HERE}/media/b.jpg" srcset="${HERE}/media/b-640.jpg 640w, ${HERE}/media/b-1200.jpg 1200w"><figcaption>填海範圍。</figcaption></figure>
<picture><source srcset="${HERE}/media/c.webp 1x, ${HERE}/media/c2.webp 2x" type="image/webp"><img src="${HERE}/media/c.jpg" alt="海"></picture>
<video poster="${HERE}/media/p.jpg"><source src="${HERE}/media/v.mp4"></video><iframe src="//player.vimeo.com/video/12345678"></iframe><h2>`,
    );
}

/** The page as an archive shows it: every address led through the archive, its scripts, toolbar and comments around. */
function replayed(html: string, wrap: (address: string, kind: string) => string): string {
  const absolute = (address: string) =>
    address.startsWith('//') ? `https:${address}` : address.startsWith('/') ? HERE + address : address;
  const isWeb = (address: string) => /^(?:https?:)?\//.test(address);
  const kinds: Record<string, string> = {
    img: 'im_',
    source: 'im_',
    video: 'im_',
    iframe: 'if_',
    script: 'js_',
    link: 'cs_',
  };
  return html
    .replace(/<(\w+)([^>]*)>/g, (tag: string, name: string) =>
      tag
        .replace(/ (href|src|data-src|poster|content)="([^"]*)"/g, (whole, attribute, address) =>
          isWeb(address)
            ? ` ${attribute}="${wrap(absolute(address), attribute === 'content' ? 'im_' : (kinds[name] ?? ''))}"`
            : whole,
        )
        .replace(
          / srcset="([^"]*)"/g,
          (_, list: string) =>
            ` srcset="${list
              .split(', ')
              .map((one) => wrap(absolute(one), 'im_'))
              .join(', ')}"`,
        )
        .replace(/url\('([^']*)'\)/g, (_, address) => `url('${wrap(absolute(address), 'im_')}')`),
    )
    .replace(/"(url|image)":"([^"]*)"/g, (_, key, address) => `"${key}":"${wrap(address, '')}"`)
    .replace('<head>', `<head>${HEAD}`)
    .replace('<body>', `<body>${TOOLBAR}`)
    .concat(END);
}

const HEAD = `<script src="//archive.org/includes/analytics.js?v=1" type="text/javascript"></script>
<script type="text/javascript">window.addEventListener('DOMContentLoaded',function(){archive_analytics.send_pageview({});});</script>
<script type="text/javascript" src="https://web-static.archive.org/_static/js/bundle-playback.js?v=1" charset="utf-8"></script>
<script type="text/javascript">__wm.init("https://web.archive.org/web");__wm.wombat("https://harbourdaily.example/article/18752","20210628172625","https://web.archive.org/","web","https://web-static.archive.org/_static/","1624901185");</script>
<link rel="stylesheet" type="text/css" href="https://web-static.archive.org/_static/css/banner-styles.css?v=1" /><!-- End Wayback Rewrite JS Include -->
`;
const TOOLBAR = `<!-- BEGIN WAYBACK TOOLBAR INSERT -->
<script>__wm.rw(0);</script><div id="wm-ipp-base" lang="en" style="display:none;direction:ltr;"><div id="wm-ipp"><div id="donato"><iframe id="donato-if" src="https://archive.org/includes/donate.php"></iframe></div>
<div id="wm-ipp-inside"><h1>The Wayback Machine</h1><p><a href="/web/20210628172625*/https://harbourdaily.example/article/18752">12 captures</a> 28 Feb 2019 - 28 Jun 2021</p><time datetime="2001-01-01">1 Jan 2001</time><p>About this capture. Collected by a crawl of news of the whole wide world, in many words.</p></div></div></div><div id="wm-ipp-print">The Wayback Machine - https://web.archive.org/web/20210628172625/https://harbourdaily.example/article/18752</div>
<script type="text/javascript">__wm.bt(700,25,25,2,"web","https://harbourdaily.example/article/18752","20210628172625",1996);</script>
<!-- END WAYBACK TOOLBAR INSERT -->`;
const END = `
<!--
     FILE ARCHIVED ON 17:26:25 Jun 28, 2021 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 08:00:00 Mar 01, 2023.
     JAVASCRIPT APPENDED BY WAYBACK MACHINE, COPYRIGHT INTERNET ARCHIVE.
-->
<!--
playback timings (ms):
  captures_list: 262.309
-->`;

describe('a page that an archive shows is read as the page itself', () => {
  it.each([
    [
      'with whole addresses',
      (a: string, kind: string) => `https://web.archive.org/web/20210628172625${kind}/${a}`,
    ],
    ['with addresses from the root', (a: string, kind: string) => `/web/20210628172625${kind}/${a}`],
    [
      'with addresses of either scheme',
      (a: string, kind: string) => `//web.archive.org/web/20210628172625${kind}/${a}`,
    ],
    ['with short times', (a: string, kind: string) => `/web/20190301${kind}/${a}`],
    [
      'by http, one slash lost',
      (a: string, kind: string) =>
        `http://web.archive.org/web/20210628172625${kind}/${a.replace('://', ':/')}`,
    ],
    [
      'with port and scheme of old',
      (a: string, kind: string) => `http://web.archive.org:80/web/20210628172625${kind}/${a}`,
    ],
    [
      'by another archive',
      (a: string, kind: string) => `https://wayback.archive-it.org/1234/20210628172625${kind}/${a}`,
    ],
    [
      'by a national archive',
      (a: string, kind: string) => `https://webarchive.nla.example/all/20210628172625${kind}/${a}`,
    ],
    [
      'by pywb',
      (a: string, kind: string) =>
        `http://localhost:8080/news-2021/20210628172625${kind === '' ? 'mp_' : kind}/${a}`,
    ],
    [
      'of a replay of a replay',
      (a: string, kind: string) =>
        `/web/20220101000000${kind}/https://web.archive.org/web/20210628172625${kind}/${a}`,
    ],
  ])('%s', (_, wrap) => {
    const plain = readPage(richPage());
    expect(plain.kind).toBe('article');
    const reading = readPage(replayed(richPage(), wrap));
    expect({ ...reading, capture: null }).toEqual({ ...plain, capture: null });
  });
});

describe('what an archive put into a page', () => {
  const shown = (html: string) => {
    return textOf(withoutArchiveMarks(parseWithin(html)).document);
  };

  it('goes by its comments, and by its names where they were lost', () => {
    expect(shown(`<body>${TOOLBAR}<p>海港</p></body>${END}`)).toBe('海港');
    const bare = TOOLBAR.replace(/<!--.*?-->/g, '');
    expect(shown(`<body>${bare}<p>海港</p></body>${END}`)).toBe('海港');
  });

  it('of other archives goes too', () => {
    for (const banner of [
      '<div id="_wb_frame_top_banner">This is an archived page</div>',
      '<div id="_wb_plain_banner">Archived by pywb</div>',
      '<div id="wm-disclaim">This page has been archived by a library.</div>',
    ])
      expect(shown(`<body>${banner}<p>海港</p></body>`)).toBe('海港');
  });

  it('without its end does not take the page with it', () => {
    expect(shown('<body><!-- BEGIN WAYBACK TOOLBAR INSERT --><p>海港</p></body>')).toBe('海港');
  });
});

describe('an address that an archive rewrote', () => {
  it.each([
    ['https://web.archive.org/web/20190301im_/http://a.example/b.jpg', 'http://a.example/b.jpg'],
    ['/web/20190301120000js_///a.example/b.js', '//a.example/b.js'],
    ['/web/20190301120000/mailto:x@a.example', 'mailto:x@a.example'],
    ['/web/20190301120000*/http://a.example/', 'http://a.example/'],
    ['https://web.archive.org/web/2019/http://a.example:80/', 'http://a.example:80/'],
    ['https://web.archive.org/save/_embed/http://a.example/b.jpg', 'http://a.example/b.jpg'],
    ['https://web.archive.org/web/http://a.example/', 'http://a.example/'],
    [
      'https://web.archive.org/web/20190301120000im_/https%3A%2F%2Fa.example%2Fb.jpg',
      'https://a.example%2Fb.jpg',
    ],
  ])('%s is %s', (rewritten, original) => {
    expect(unwrap(rewritten)).toBe(original);
  });

  it.each([
    'http://a.example/web/design/http://b.example/',
    'http://a.example/2019/03/http-explained',
    '/2019/0301/story.html',
    'http://a.example/go?to=https://web.archive.org/web/2019/http://b.example/',
  ])('%s is none', (address) => {
    expect(unwrap(address)).toBe(address);
  });
});
