import { describe, expect, it } from 'vitest';
import { toText } from '../article/index.ts';
import type { ArticleReading } from '../base/reading.ts';
import type { Recipe } from '../outlets/index.ts';
import { read, toReadLine } from './index.ts';
import { capture, HARBOUR, page, readPage, STORY } from './sample.test-help.ts';

function article(html: string, recipes: Recipe[] = []): ArticleReading {
  const reading = readPage(html, recipes);
  if (reading.kind !== 'article')
    throw new Error(`read as ${reading.kind}: ${'reason' in reading ? reading.reason : ''}`);
  return reading;
}

describe('an article', () => {
  it('has its headline without the site, its names, times in the zone of the outlet, section, tags, language', () => {
    const reading = article(page());
    expect(reading.title).toBe('海港填海計劃押後　環團歡迎');
    expect(reading.authors).toEqual([{ name: '陳大文' }, { name: '李小明', role: '攝影' }]);
    expect(reading.published).toBe('2019-02-28T14:30:00+08:00');
    expect(reading.section).toBe('港聞');
    expect(reading.tags).toEqual(['填海', '海港']);
    expect(reading.lang).toBe('zh-Hant-HK');
    expect(reading.canonical).toBe('https://harbourdaily.example/article/18753/填海');
    expect(reading.reader).toBe('generic/2');
    expect(reading.recipe).toBeNull();
    expect(reading.from.title).toBe('h1');
    expect(reading.confidence.body).toBeGreaterThan(0.5);
  });

  it('keeps paragraphs, headings, quotes, pictures with captions and players, and drops what stands around', () => {
    const reading = article(page());
    expect(toText(reading.body)).toBe(STORY.join('\n\n'));
    expect(reading.body.map((block) => block.type)).toEqual([
      'figure',
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
      'embed',
      'quote',
      'paragraph',
    ]);
    const [figure] = reading.body;
    expect(figure).toMatchObject({
      images: [{ original: 'https://harbourdaily.example/media/harbour-1200.jpg', alt: '維港' }],
      credit: '李小明攝',
    });
    expect(reading.body[5]).toMatchObject({
      kind: 'video',
      src: 'https://www.youtube.com/embed/abcdefghijk',
    });
    const rules = reading.removed.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['share', 'plea', 'biography', 'related']));
  });

  it('reads a table layout that has nothing but line breaks', () => {
    const lines = STORY.filter((_, i) => i !== 2);
    const reading = article(
      `<html><head><title>海港填海計劃押後 - 港灣日報</title></head><body><table><tr><td width=150><a href=/1>港聞</a><br><a href=/2>國際</a><br><a href=/3>體育</a></td>
       <td><font size=5><b>海港填海計劃押後</b></font><br>2003年7月2日<br>記者 陳大文<br><br>　　${lines.join('<br><br>　　')}</td></tr></table>
       <p align=center>版權所有 港灣日報</p></body></html>`,
    );
    expect(reading.title).toBe('海港填海計劃押後');
    expect(reading.published).toBe('2003-07-02');
    expect(reading.authors).toEqual([{ name: '陳大文', role: '記者' }]);
    expect(toText(reading.body)).toBe(lines.join('\n\n'));
  });

  it('names no author where the page names none', () => {
    const bare = page()
      .replace(/<p class="byline">.*?<\/p>/s, '')
      .replace(/<div class="author-bio">.*?<\/div>/s, '');
    expect(article(bare).authors).toEqual([]);
  });

  it('of one line under its own metadata is an article still', () => {
    const reading = article(
      '<html><head><title>更正 | 港灣日報</title><meta property="og:type" content="article"><meta property="article:published_time" content="2019-03-01T09:00:00+08:00"></head><body><h1>更正</h1><p>昨日 A3 版「海港」一文，日期應為二月廿八日，謹此更正。</p></body></html>',
    );
    expect(toText(reading.body)).toBe('昨日 A3 版「海港」一文，日期應為二月廿八日，謹此更正。');
  });

  it('is the same read through a replay: toolbar gone, addresses unwrapped', () => {
    const replayed = page()
      .replaceAll(
        'https://harbourdaily.example/',
        'https://web.archive.org/web/20210628172625/https://harbourdaily.example/',
      )
      .replaceAll('src="/media', 'src="/web/20210628172625im_/https://harbourdaily.example/media')
      .replace(
        '<body>',
        '<body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base"><p>The Wayback Machine has 12 captures of this page, saved between 2019 and 2021.</p></div><!-- END WAYBACK TOOLBAR INSERT -->',
      );
    const plain = article(page());
    const reading = article(replayed);
    expect({ ...reading, capture: null }).toEqual({ ...plain, capture: null });
  });

  it('believes the clock that the page shows over a false +00:00', () => {
    const html = page().replace(
      '<head>',
      '<head><meta property="article:published_time" content="2019-02-28T14:30:00+00:00">',
    );
    expect(article(html).published).toBe('2019-02-28T14:30:00+08:00');
    const honest = page().replace(
      '<head>',
      '<head><meta property="article:published_time" content="2019-02-28T06:30:00+00:00">',
    );
    expect(article(honest).published).toBe('2019-02-28T14:30:00+08:00');
  });

  it('is read from what JSON-LD declares, in a @graph, with faults in its JSON', () => {
    const ld = `{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"海港 Q&amp;A","datePublished":"2019-02-28T16:00:00+08:00","dateModified":"2019-03-01T10:00:00+08:00","author":[{"@type":"Person","name":"王五"}],}]}`;
    const reading = article(
      page().replace('<head>', `<head><script type="application/ld+json">${ld}</script>`),
    );
    expect(reading).toMatchObject({
      title: '海港 Q&A',
      published: '2019-02-28T16:00:00+08:00',
      modified: '2019-03-01T10:00:00+08:00',
      from: { published: 'json-ld' },
    });
  });

  it('is printed as one line for read --json', () => {
    const line = toReadLine(readPage(page()));
    expect(line).toMatchObject({
      kind: 'article',
      url: 'https://harbourdaily.example/article/18753/填海',
      lacunae: [],
    });
    expect(line.media.map(({ kind }) => kind)).toEqual(['picture', 'video']);
    expect(line.markdown).toContain('{{< video src="https://www.youtube.com/embed/abcdefghijk" >}}');
  });
});

describe('a recipe', () => {
  const recipe: Recipe = {
    layout: 'redesign',
    from: '2018-01-01',
    until: null,
    when: ['.story-column'],
    title: ['h1'],
    standfirst: ['.no-such'],
    authors: ['.byline'],
    published: ['.stamp'],
    modified: [],
    section: [],
    tags: [],
    body: ['.story-column'],
    remove: ['h2'],
    also: [],
    keep: [],
    captions: [],
    without: [],
    tombstones: [],
    share: null,
    tried: null,
    fits: null,
  };

  it('wins field by field; what it does not find is read generically and doubted', () => {
    const reading = article(page(), [recipe]);
    expect(reading.recipe).toBe('redesign');
    expect(reading.from).toMatchObject({
      title: 'css:h1',
      published: 'css:.stamp',
      body: 'css:.story-column',
    });
    expect(reading.confidence.title).toBe(0.99);
    expect(toText(reading.body)).toBe(STORY.filter((_, i) => i !== 2).join('\n\n'));
    expect(reading.removed).toContainEqual({ rule: 'recipe:h2', text: '環團的看法' });
  });

  it('holds only within its days and where its elements are', () => {
    expect(article(page(), [{ ...recipe, until: '2018-12-31' }]).recipe).toBeNull();
    expect(article(page(), [{ ...recipe, when: ['.other'] }]).recipe).toBeNull();
  });

  it('that does not fit leaves the page to the generic reader, and the line says so', () => {
    const elsewhere = { ...recipe, body: ['.no-such'] };
    const reading = article(page(), [elsewhere]);
    expect(reading).toMatchObject({ recipe: null, misfit: 'redesign: its body is not there' });
    expect(reading.from.title).not.toBe('css:h1');
    expect(toReadLine(reading)).toMatchObject({ misfit: 'redesign: its body is not there' });
    expect(article(page(), [elsewhere, { ...recipe, layout: 'other' }]).recipe).toBe('other');
  });

  it('can say what belongs to the text, what stays and which lines go', () => {
    const told = { ...recipe, remove: [], also: ['h1'], without: [STORY[0]!] };
    const text = toText(article(page(), [told]).body);
    expect(text).not.toContain(STORY[0]);
    expect(text).toContain(STORY[1]);
  });

  it('with a selector that is none is refused', () => {
    expect(() => readPage(page(), [{ ...recipe, when: ['..'] }])).toThrow(
      expect.objectContaining({ code: 'BAD_RECIPE' }),
    );
  });
});

describe('what is no article', () => {
  const kind = (html: string) => {
    const reading = readPage(html);
    return reading.kind === 'article' || reading.kind === 'error'
      ? reading.kind
      : `${reading.kind} ${reading.reason}`;
  };

  it('a redirect, with the address that it leads to', () => {
    const moved = capture('', { status: 301, headers: [['Location', '/article/18753']] });
    expect(read(moved, HARBOUR, [])).toMatchObject({
      kind: 'notArticle',
      reason: 'redirect',
      to: 'https://harbourdaily.example/article/18753',
    });
    expect(readPage('<meta http-equiv="refresh" content="0; url=/article/18753">')).toMatchObject({
      reason: 'redirect',
      to: 'https://harbourdaily.example/article/18753',
    });
  });

  it('an error, an empty body, a picture, JSON, a feed', () => {
    expect(read(capture('<p>x', { status: 404 }), HARBOUR, [])).toMatchObject({ reason: 'http-404' });
    expect(kind('')).toBe('notArticle empty');
    expect(read(capture(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])), HARBOUR, [])).toMatchObject({
      reason: 'image/jpeg',
    });
    expect(kind('{"list": [1, 2]}')).toBe('notArticle application/json');
    expect(kind('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')).toBe(
      'notArticle application/rss+xml',
    );
    expect(kind('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>')).toBe(
      'notArticle image/svg+xml',
    );
  });

  it('a list of headlines', () => {
    const teasers = Array.from(
      { length: 20 },
      (_, i) =>
        `<div class="item"><h3><a href="/article/${i}">第 ${i} 條新聞的標題</a></h3><p>這是一段摘要。</p></div>`,
    );
    expect(kind(`<title>港聞 | 港灣日報</title><h1>港聞</h1>${teasers.join('')}`)).toBe('notArticle list');
  });

  it('a tombstone: farewell, outage, login wall, soft 404, empty shell', () => {
    const stone = (title: string, text: string) =>
      kind(`<title>${title}</title><body><h1>${title}</h1><p>${text}</p></body>`);
    expect(stone('港灣日報停運公告', '港灣日報已於今日停止運作，感謝讀者多年支持。')).toBe(
      'tombstone 港灣日報停運公告',
    );
    expect(stone('Temporarily Offline', 'The site is temporarily offline. Please come back later.')).toBe(
      'tombstone outage',
    );
    expect(stone('會員登入', '請先登入以繼續閱讀。<input type=password>')).toBe('tombstone login');
    expect(stone('找不到頁面', '你要找的頁面不存在。')).toBe('tombstone soft-404');
    expect(kind('<div id="root"></div><script src="/app.js"></script>')).toBe('tombstone empty-shell');
  });

  it('but an article about the closure is one', () => {
    const html = page().replaceAll(
      '海港填海計劃押後　環團歡迎',
      '港灣日報停運公告引起關注　停刊前夕讀者到訪',
    );
    expect(kind(html)).toBe('article');
  });
});
