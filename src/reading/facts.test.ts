import { describe, expect, it } from 'vitest';
import type { ArticleReading } from '../base/reading.ts';
import { read } from './index.ts';
import { capture, HARBOUR, readPage, STORY } from './sample.test-help.ts';

const TEXT = STORY.map((text) => `<p>${text}</p>`).join('');

function article(head: string, top: string, outlet = HARBOUR): ArticleReading {
  const reading = read(
    capture(
      `<html lang="zh-HK"><head>${head}</head><body><main>${top}<div class="story">${TEXT}</div></main></body></html>`,
    ),
    outlet,
    [],
  );
  if (reading.kind !== 'article') throw new Error(reading.kind);
  return reading;
}

const ld = (value: object): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('the headline', () => {
  it('is the one h1, where it speaks of the same as what others are told', () => {
    const head =
      '<title>填海計劃懶人包 | 港灣日報</title><meta property="og:title" content="填海計劃懶人包">';
    expect(article(head, '<h1>海港填海計劃押後，環團歡迎</h1>').title).toBe('海港填海計劃押後，環團歡迎');
  });

  it('is what readers are told, where JSON-LD only repeats what search engines are told', () => {
    const head = `<title>填海 押後 政府 公布</title><meta property="og:title" content="政府宣布填海計劃押後">${ld({ '@type': 'NewsArticle', headline: '填海 押後 政府 公布' })}`;
    expect(article(head, '').title).toBe('政府宣布填海計劃押後');
  });
});

describe('the byline', () => {
  it('is no account that machines alone are told', () => {
    expect(article('<meta name="author" content="hd_editor7">', '<h1>填海</h1>').authors).toEqual([]);
  });

  it('is no desk and no team', () => {
    expect(
      article(
        '<meta name="author" content="港灣日報編輯部">',
        '<h1>填海</h1><p class="byline">By The Harbour Team</p>',
      ).authors,
    ).toEqual([]);
  });

  it('is put together from given and family name', () => {
    const head = ld({
      '@type': 'NewsArticle',
      headline: '填海',
      author: { '@type': 'Person', givenName: 'Tai-man', familyName: 'Chan' },
    });
    expect(article(head, '').authors).toEqual([{ name: 'Tai-man Chan' }]);
  });

  it('is the name alone, where an office stands under it', () => {
    const top =
      '<h1>填海</h1><div class="author-list"><div class="author-name">陳大文</div><div>高級記者</div></div>';
    expect(article('', top).authors).toEqual([{ name: '陳大文' }]);
  });

  it('is the paper itself only of a paper that nobody described', () => {
    const head = ld({
      '@type': 'NewsArticle',
      headline: '填海',
      author: { '@type': 'Organization', name: '港灣日報' },
    });
    expect(article(head, '').authors).toEqual([]);
    expect(article(head, '', { ...HARBOUR, name: '' }).authors).toEqual([{ name: '港灣日報' }]);
  });
});

it('a page cut before its text is no list', () => {
  const links = Array.from(
    { length: 20 },
    (_, i) => `<li><h3><a href="/${i}">海濱長廊延長開放第${i}日</a></h3></li>`,
  ).join('');
  const html = `<html><body><ul>${links}</ul><h1>海港填海計劃押後</h1>`;
  expect(readPage(html)).toMatchObject({ kind: 'notArticle', reason: 'list' });
  expect(read(capture(html, { truncated: 'disconnect' }), HARBOUR, [])).toMatchObject({
    kind: 'notArticle',
    reason: 'truncated',
  });
});

describe('the headline of a page alone', () => {
  it('is without the site, its initials in the host, the section before it, and bars of every script', () => {
    const title = (text: string, more = '') => article(`<title>${text}</title>${more}`, '').title;
    const section = '<meta property="article:section" content="港聞">';
    const site = '<meta property="og:site_name" content="港灣日報">';
    expect(title('填海計劃押後-港聞ㅣ港灣日報', section + site)).toBe('填海計劃押後');
    // hdn.example is that of Harbour Daily News.
    const html = `<title>The reclamation waits | Harbour Daily News</title>${TEXT}`;
    const reading = read(
      capture(html, { original: 'https://www.hdn.example/a/1' }),
      { ...HARBOUR, name: '' },
      [],
    );
    expect(reading).toMatchObject({ title: 'The reclamation waits' });
    expect(title('The reclamation waits - Ferry')).toBe('The reclamation waits - Ferry');
  });

  it('is without the kicker that stands in its h1, unless others are told it too', () => {
    const top = '<h1><span class="kicker">港聞速遞</span> 海港填海計劃押後</h1>';
    expect(article('<title>海港填海計劃押後 - 港灣日報</title>', top).title).toBe('海港填海計劃押後');
    expect(article('<title>港聞速遞 海港填海計劃押後 - 港灣日報</title>', top).title).toBe(
      '港聞速遞 海港填海計劃押後',
    );
  });

  it('is not the banner above it', () => {
    const head = '<title>海邊筆記: 填海計劃押後</title><meta property="og:title" content="填海計劃押後">';
    expect(article(head, '<h1>海邊筆記</h1>').title).toBe('填海計劃押後');
  });

  it('is the headline still where the site gives it as its own name', () => {
    const long =
      '海港填海計劃押後一年再議，環保團體與漁民歡迎，承建商要求政府賠償損失並交代新的時間表，立法會議員促請局方盡快向財務委員會提交文件，並公開顧問報告';
    const head = `<title>${long} | 港灣</title><meta property="og:site_name" content="${long}">`;
    expect(article(head, `<h1>${long}</h1>`).title).toBe(long);
  });

  it('has its entities read, where JSON-LD holds them', () => {
    const head = ld({ '@type': 'NewsArticle', headline: 'H&auml;fen &amp; K&uuml;ste' });
    expect(article(head, '').title).toBe('Häfen & Küste');
  });
});

describe('the day', () => {
  const published = (top: string, head = '<title>填海計劃押後</title>') => article(head, top).published;
  const h1 = '<h1>填海計劃押後</h1>';

  it('is that of the publishing, not of the change beside it', () => {
    expect(published(`${h1}<div>最後更新：2019年3月5日</div><div>發布：2019年3月1日</div>`)).toBe(
      '2019-03-01',
    );
    expect(
      published(
        `${h1}<p class="meta">Last updated on: <span>March 5, 2019</span> Published: March 1, 2019</p>`,
      ),
    ).toBe('2019-03-01');
    const both = article('', `${h1}<p class="date">2019年3月1日 10:00（2019年3月5日 11:00更新）</p>`);
    expect(both.published).toBe('2019-03-01T10:00:00+08:00');
  });

  it('is that of the change, doubted, where the page tells no other', () => {
    const reading = article('', `${h1}<p class="date">更新：2019年3月5日</p>`);
    expect(reading.published).toBe('2019-03-05');
    expect(reading.confidence.published).toBe(0.4);
  });

  it('is told by its label, further off than the dates of others', () => {
    const teaser = '<a href="/2"><h2>海濱長廊延長開放</h2><span class="date">2018年1月1日</span></a>';
    expect(published(`${h1}${teaser}<ul><li><b>Datum</b> 28.02.2019</li></ul>`)).toBe('2019-02-28');
  });

  it('is none of a comment', () => {
    const comment =
      '<div class="comments"><time itemprop="datePublished" datetime="2020-01-01T10:00:00Z"></time></div>';
    expect(
      published(`${h1}<footer class="article-footer"><time datetime="2019-03-01"></time></footer>${comment}`),
    ).toBe('2019-03-01');
    expect(published(h1 + comment)).toBeNull();
  });
});

describe('the names of a page alone', () => {
  const h1 = '<h1>填海</h1>';
  const authors = (top: string, head = '') => article(head, h1 + top).authors;

  it('are told from what the page hides, its services, degrees and offices', () => {
    const account = '<meta name="author" content="Jane Doe">';
    expect(authors('<a style="display:none" class="author">By Jane Doe</a>', account)).toEqual([]);
    expect(authors('<div class="byline">By Jane Doe, MPH</div>')).toEqual([{ name: 'Jane Doe' }]);
    const searches = '<span class="author"><a href="/s">PubMed</a> <a href="/g">Google Scholar</a></span>';
    expect(authors(`<span class="author">By Jane Doe</span>${searches}`)).toEqual([{ name: 'Jane Doe' }]);
    expect(authors('<div class="byline">By Jane Doe, Harbour multimedia producer</div>')).toEqual([
      { name: 'Jane Doe' },
    ]);
  });

  it('are whole where the page shows more of one than it tells machines', () => {
    const first = '<meta name="author" content="Linda">';
    expect(authors('<a rel="author" href="/author/linda">by Linda Wong</a>', first)).toEqual([
      { name: 'Linda Wong' },
    ]);
  });

  it('are those that the page says wrote it, though it shows them to machines alone', () => {
    const metas = (label: string) =>
      `<meta name="author" content="Jane Doe"><meta name="twitter:label1" content="${label}"><meta name="twitter:data1" content="Jane Doe">`;
    expect(authors('', metas('Written by'))).toEqual([{ name: 'Jane Doe' }]);
    expect(authors('', metas('Editor'))).toEqual([]);
  });

  it('are in their order where a catalogue turns them', () => {
    expect(authors('<p>Jane Doe</p>', '<meta name="dc.creator" content="Doe, Jane">')).toEqual([
      { name: 'Jane Doe' },
    ]);
  });

  it('are none of another article, where the byline names the paper', () => {
    const site = '<meta property="og:site_name" content="Harbour">';
    const cards = '<ul><li><span class="author">Amy Wong</span></li></ul>';
    expect(authors(`<p class="byline">Harbour</p>${cards}`, site)).toEqual([]);
  });

  it('have their roles: 記者, 特約記者, 攝影, 翻譯, 編輯, photographer, translator', () => {
    expect(authors('<p class="byline">特約記者：陳大文　攝影：李小明　翻譯：王五　編輯：趙六</p>')).toEqual([
      { name: '陳大文', role: '特約記者' },
      { name: '李小明', role: '攝影' },
      { name: '王五', role: '翻譯' },
      { name: '趙六', role: '編輯' },
    ]);
    expect(
      authors('<p class="byline">By Jane Doe, photographs by John Roe, translated by Amy Wong</p>'),
    ).toEqual([
      { name: 'Jane Doe' },
      { name: 'John Roe', role: 'photographer' },
      { name: 'Amy Wong', role: 'translator' },
    ]);
  });

  it('are found in brackets at the head of the text, and by a label of their own', () => {
    expect(authors('<p>〔記者陳大文、李小明／台北報導〕港府昨日宣布填海計劃押後。</p>')).toEqual([
      { name: '陳大文', role: '記者' },
      { name: '李小明', role: '記者' },
    ]);
    expect(authors('<ul><li><strong>Autorin/Autor</strong> Jane Doe</li></ul>')).toEqual([
      { name: 'Jane Doe' },
    ]);
    expect(authors('<ul><li><strong>Author</strong> Harbour Team</li></ul>')).toEqual([]);
  });
});

it('mojibake is repaired in every field and in the text, where it is certain', () => {
  const head = `<title>зңҫиӘӘ：填海</title><meta property="article:section" content="зңҫиӘӘ">${ld({ '@type': 'NewsArticle', headline: '\u0437\u04a3\u04ab\u0438\u04d8\u04d8：填海', author: { name: 'Zo\u00c3\u00ab Doe' } })}`;
  const reading = article(head, '<p>зңҫиӘӘпјҡжө·жёҜжҳҜе…ЁйҡӣеёӮж°‘зҡ„пјҢдёҚжҮүз”ұе°‘ж•ёдәәжұәе®ҡгҖӮ</p>');
  expect(reading).toMatchObject({ title: '眾說：填海', section: '眾說', authors: [{ name: 'Zoë Doe' }] });
  expect(JSON.stringify(reading.body)).not.toContain('зңҫ');
});

describe('a false +00:00 is the clock of the outlet', () => {
  const published = (head: string, top = '<h1>填海</h1>') => article(head, top).published;
  const meta = (value: string) => `<meta property="article:published_time" content="${value}">`;

  it('where people are shown the same clock, in 12 hours too', () => {
    expect(published(meta('2019-03-01T15:05:00Z'), '<h1>填海</h1><p>2019年3月1日 下午3:05</p>')).toBe(
      '2019-03-01T15:05:00+08:00',
    );
  });

  it('where another source tells the same clock with the offset of the outlet', () => {
    const other = ld({ '@type': 'WebPage', datePublished: '2019-03-01T08:00:00+08:00' });
    const own = ld({ '@type': 'NewsArticle', headline: '填海', datePublished: '2019-03-01T08:00:00+00:00' });
    expect(published(own + other)).toBe('2019-03-01T08:00:00+08:00');
  });

  it('where it would have been published after its capture', () => {
    // Captured at 2021-06-28 17:26 UTC, which is 01:26 of the next day.
    expect(published(meta('2021-06-29T01:10:00+00:00'))).toBe('2021-06-29T01:10:00+08:00');
  });

  it('for every time of the page, where one is witnessed', () => {
    const both = ld({
      '@type': 'NewsArticle',
      headline: '填海',
      datePublished: '2019-03-01T08:00:00Z',
      dateModified: '2019-03-01T09:30:00Z',
    });
    expect(article(both, '<h1>填海</h1><p class="date">2019-03-01 08:00</p>').modified).toBe(
      '2019-03-01T09:30:00+08:00',
    );
  });

  it('but not without a witness, nor where people are shown the time that it is there', () => {
    expect(published(meta('2019-03-01T08:00:00Z'))).toBe('2019-03-01T16:00:00+08:00');
    expect(published(meta('2019-03-01T08:00:00Z'), '<h1>填海</h1><p>2019-03-01 16:00</p>')).toBe(
      '2019-03-01T16:00:00+08:00',
    );
  });
});

describe('an article in parts', () => {
  const at = (original: string, head: string, top = '') => {
    const html = `<html lang="zh-HK"><head>${head}</head><body><main><h1>填海</h1>${top}${TEXT}</main></body></html>`;
    const reading = read(capture(html, { original }), HARBOUR, []);
    if (reading.kind !== 'article') throw new Error(reading.kind);
    const { page, next, from } = reading;
    return { page, next, from: from.next };
  };
  const site = 'https://harbourdaily.example';

  it('tells its page and the address of the next', () => {
    expect(at(`${site}/a/1?page=2`, '<link rel="next" href="/a/1?page=3">')).toEqual({
      page: 2,
      next: `${site}/a/1?page=3`,
      from: 'link[rel=next]',
    });
    expect(at(`${site}/news/reclaim.html`, '', '<a href="reclaim_2.html">下一頁 ›</a>')).toEqual({
      page: 1,
      next: `${site}/news/reclaim_2.html`,
      from: 'text',
    });
    expect(at(`${site}/news/reclaim/3/`, '<link rel="prev" href="/news/reclaim/2/">')).toMatchObject({
      page: 3,
    });
  });

  it('is not made of the next article, nor of the next day', () => {
    const none = { page: undefined, next: undefined, from: undefined };
    expect(at(`${site}/2019/03/reclaim`, '<link rel="next" href="/2019/03/ferry">')).toEqual(none);
    expect(at(`${site}/2019/03/05`, '<link rel="next" href="/2019/03/06">')).toEqual(none);
    expect(at(`${site}/article/18753`, '<a rel="next" href="/article/18754">下一頁</a>')).toEqual(none);
  });
});

describe('the language', () => {
  const lang = (declared: string, text: string): string | null => {
    const html = `<html lang="${declared}"><body><main><h1>${text.slice(0, 12)}</h1>${`<p>${text}</p>`.repeat(3)}</main></body></html>`;
    const reading = read(capture(html), { ...HARBOUR, languages: [] }, []);
    if (reading.kind !== 'article') throw new Error(reading.kind);
    return reading.lang;
  };
  const simplified = '政府周四宣布，海港填海计划押后至明年再议。发言人表示，决定是听取各界意见后作出的。';
  const spoken =
    '佢哋話嗰日冇嚟睇過，係因為唔知道政府喺海港度填海，而家先至話畀街坊知，啲人都好嬲，唔明點解咁做嘅。';
  const english =
    'The government said on Thursday that the plan for the harbour was put off to the next year, and that the decision was made in the light of the views of the public. ';

  it('is told by the characters, where the page is wrong or silent', () => {
    expect(lang('en', STORY[0]!)).toBe('zh-Hant');
    expect(lang('zh-TW', simplified)).toBe('zh-Hans');
    expect(lang('zh-CN', simplified)).toBe('zh-Hans-CN');
    expect(lang('zh-HK', spoken)).toBe('yue-Hant-HK');
    expect(lang('', spoken)).toBe('yue-Hant');
    expect(lang('zh-HK', english.repeat(3))).toBe('en');
    expect(lang('fr', english.repeat(3))).toBe('fr');
  });

  it('is written Chinese, where only a quotation is Cantonese', () => {
    expect(lang('zh-HK', `${STORY.join('')}「佢哋都唔知，冇人嚟過。」`)).toBe('zh-Hant-HK');
  });
});

it('a page that its scripts draw tells its day and its names in their data, of its own headline alone', () => {
  const state = {
    latest: [{ title: '渡輪加價申請獲批', publishedAt: '2020-01-01T00:00:00Z', author: '趙六' }],
    article: {
      title: '海港填海計劃押後',
      deployDt: '2019.02.28 18:40',
      byLines: [{ writerName: '陳大文' }],
      body: '海'.repeat(200),
    },
  };
  const head = `<title>海港填海計劃押後-港聞ㅣ港灣日報</title><script>window.__STATE__ = ${JSON.stringify(state)};</script>`;
  const reading = article(head, '');
  expect(reading).toMatchObject({
    published: '2019-02-28T18:40:00+08:00',
    authors: [{ name: '陳大文' }],
    from: { published: 'script-data', authors: 'script-data' },
  });
});

describe('the standfirst', () => {
  const h1 = '<h1>海港填海計劃押後</h1>';
  const own = '<p class="standfirst">政府周四宣布押後填海，環團歡迎，議員質疑拖延。</p>';

  it('is what stands by the headline, not the plea of a bar nor the excerpt of another article', () => {
    const bar = '<div class="newsletter"><p class="subtitle">請加入成為港灣日報的月費訂戶</p></div>';
    const card = '<a href="/2"><p class="excerpt">海濱長廊延長開放，居民有讚有彈，區議會下周再討論。</p></a>';
    const reading = article('', `${bar}${h1}${own}${card}`);
    expect(reading.standfirst).toBe('政府周四宣布押後填海，環團歡迎，議員質疑拖延。');
    expect(reading.from.standfirst).toBe('css:.standfirst');
    expect(article('', `${h1}${bar}${card}`).standfirst).toBeNull();
  });

  it('is no caption, though it is called a lead', () => {
    const picture =
      '<div class="lead-image"><img src="/1.jpg"><p class="lead">周四早上的海港，環團在場示威。李小明攝</p></div>';
    expect(article('', `${h1}${picture}`).standfirst).toBeNull();
  });

  it('is what others are told of the article, not of the site', () => {
    const told = (text: string) =>
      article(`<meta property="og:description" content="${text}">`, h1).standfirst;
    expect(told('政府周四宣布，海港填海計劃押後至明年再議。')).toBe(
      '政府周四宣布，海港填海計劃押後至明年再議。',
    );
    expect(told('港灣日報：獨立、準確、免費閱讀的網上媒體')).toBeNull();
  });
});

it('section and tags are told by crumbs and by the list under the text, where machines are told none', () => {
  const crumbs = '<div class="breadcrumb"><a href="/">首頁</a> &gt; <a href="/hk">港聞</a></div>';
  const tags = '<ul class="tags"><li><a href="/t/1">#填海</a></li><li><a href="/t/2">#海港</a></li></ul>';
  expect(article('', `${crumbs}<h1>海港填海計劃押後</h1>${tags}`)).toMatchObject({
    section: '港聞',
    tags: ['填海', '海港'],
    from: { section: 'breadcrumb', tags: 'css:.tags' },
  });
});
