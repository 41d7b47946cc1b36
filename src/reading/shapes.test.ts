import { describe, expect, test } from 'vitest';
import { toReadLine } from './batch.ts';
import { readPage, STORY } from './sample.test-help.ts';

const TEXT = STORY.filter((line) => line.length > 30).map((line) => `<p>${line}</p>`);

function lineOf(html: string) {
  return toReadLine(readPage(`<!DOCTYPE html><html lang="zh-HK"><meta charset="utf-8">${html}`));
}

/** The Markdown of an article whose text has this in its middle. */
function within(html: string): string {
  const line = lineOf(
    `<title>海港填海計劃押後</title><body><h1>海港填海計劃押後</h1><p class="date">2019年2月28日</p>
<div class="article-content">${TEXT[0]}${html}${TEXT.slice(1).join('')}</div>`,
  );
  return line.markdown ?? '';
}

describe('fields of one line', () => {
  const titled = (title: string) =>
    lineOf(`<title>${title}</title><body><h1>${title}</h1><p class="date">2019年2月28日</p>${TEXT.join('')}`)
      .title;

  test('lose what turns their direction, or opens a turn that it does not close', () => {
    expect(titled('填海\u202e計劃押後')).toBe('填海計劃押後');
    expect(titled('填海\u2067計劃押後')).toBe('填海計劃押後');
    expect(titled('填海\u2067גשר\u2069計劃押後')).toBe('填海\u2067גשר\u2069計劃押後');
  });
});

describe('an e-mail address that was hidden from robots', () => {
  const HEX = '543031273f143a3123277a312c3539243831';

  test('is said again', () => {
    const link = `<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="${HEX}">[email&#160;protected]</a>`;
    expect(within(`<p>電郵：${link}。</p>`)).toContain(
      '電郵：[desk@news.example](mailto:desk@news.example)。',
    );
    const span = `<a href="/cdn-cgi/l/email-protection#${HEX}"><span class="__cf_email__" data-cfemail="${HEX}">[email&#160;protected]</span></a>`;
    expect(within(`<p>電郵：${span}。</p>`)).toContain(
      '電郵：[desk@news.example](mailto:desk@news.example)。',
    );
  });
});

describe('the post of a WordPress theme', () => {
  test('was changed at the time that machines are told', () => {
    const { modified } =
      lineOf(`<title>填海計劃押後</title><body><article><h1 class="entry-title">填海計劃押後</h1>
<span class="posted-on"><time class="entry-date published" datetime="2019-03-05T10:30:00+08:00">2019-03-05</time><time class="updated" datetime="2019-03-06T09:00:00+08:00">2019-03-06</time></span>
${TEXT.join('')}</article>`);
    expect(modified).toBe('2019-03-06T09:00:00+08:00');
  });
});

describe('a page of the old web', () => {
  test('has its headline in the line that its title tells of', () => {
    const line =
      lineOf(`<title>海角日報 - 港聞 - 填海計劃押後</title><body><font size=2>2003年7月11日　星期五　港聞 A12</font><br>
<font size=5><b>政府填海計劃押後</b></font><br><br>${STORY.slice(0, 2).join('<br><br>')}<br><br>記者：李小明<br><br>
<a href="1.htm">上一則</a>　<a href="3.htm">下一則</a>　<a href="#">列印</a>`);
    expect(line.title).toBe('政府填海計劃押後');
    expect(line.markdown?.trim()).toBe(STORY.slice(0, 2).join('\n\n'));
  });

  test('of a journal has the headline under the banner', () => {
    const line =
      lineOf(`<title>漁村筆記: 漁船上的早餐</title><body><h1 class="title"><a href="/">漁村筆記</a></h1><div class="widget Blog">
<h2 class="date-header">2012年5月11日星期五</h2><div class="post hentry"><h3 class="post-title entry-title">漁船上的早餐</h3><div class="post-body">${TEXT.join('')}</div>
<div class="post-footer"><span class="post-author vcard">張貼者：<span class="fn">阿海</span></span> 於 <abbr class="published" title="2012-05-11T07:20:00+08:00">上午7:20</abbr></div></div></div>`);
    expect(line).toMatchObject({
      title: '漁船上的早餐',
      published: '2012-05-11T07:20:00+08:00',
      authors: [{ name: '阿海' }],
    });
  });
});

describe('facts are not taken from what stands near them', () => {
  const body = (before: string, after = '') =>
    lineOf(
      `<title>海港填海計劃押後</title><body><div class="cat"><a href="/p">人物</a></div><h1>海港填海計劃押後</h1>${before}<div class="text">${TEXT.join('')}</div>${after}`,
    );

  test('a day that a post or a sentence tells of is not the article’s', () => {
    const post =
      '<blockquote class="twitter-tweet">現場 <a href="https://twitter.com/a/status/1">June 9, 2019</a></blockquote>';
    expect(body(post).published).toBeNull();
    expect(body('<p>2014年9月28日，警方施放催淚彈。</p>').published).toBeNull();
  });

  test('who took a picture did not write, and what a box tells of an author is no name', () => {
    expect(body('<img src="/a.jpg"><div class="photo-credit">攝影：黃志強</div>').authors).toEqual([]);
    const box = '<div class="author-box"><h4>周小雲</h4><p>自由撰稿人，關注老手藝與社區。</p></div>';
    expect(body('', box).authors).toEqual([{ name: '周小雲' }]);
    expect(body('<div class="meta">2018.11.02 ｜ 文：周小雲 ｜ 編輯：Ada Lo</div>', box).authors).toEqual([
      { name: '周小雲' },
      { name: 'Ada Lo', role: '編輯' },
    ]);
  });

  test('the subtitle of a widget is no standfirst', () => {
    const weather = '<div class="weather"><span class="summary">今日天氣晴朗，最高氣溫二十五度</span></div>';
    expect(body(weather).standfirst).toBeNull();
    const podcast = '<section><p class="subtitle">每日新聞聲音版，通勤時間聽得到</p></section>';
    const line = lineOf(
      `<title>海港填海計劃押後</title><body><article><h1>海港填海計劃押後</h1>${TEXT.join('')}</article>${podcast}`,
    );
    expect(line.standfirst).toBeNull();
  });

  test('the section is the link beside the headline', () => {
    expect(body('').section).toBe('人物');
  });
});

describe('a line beside a picture', () => {
  test.each([
    [
      '<p><img src="/p/1.jpg"></p><p>▲招牌高掛六十年。（圖／林大文攝）</p>',
      '招牌高掛六十年。 <cite>林大文</cite>',
    ],
    ['<p>▼下圖是同一條街。</p><p><img src="/p/1.jpg"></p>', '下圖是同一條街。'],
    ['<div><img src="/p/1.jpg"></div><div>圖：街尾的押店</div>', '圖：街尾的押店'],
    ['<p><img src="/p/1.jpg"></p><p>（攝影：何大明）</p>', '<cite>攝影：何大明</cite>'],
    [
      '<figure><img src="/p/1.jpg"><figcaption>正午<br>圖片來源：讀者</figcaption></figure>',
      '正午 <cite>圖片來源：讀者</cite>',
    ],
    [
      '<div><img src="/p/1.jpg"><div class="photo-caption">正午</div><div class="photo-credit">黃志強</div></div>',
      '正午 <cite>黃志強</cite>',
    ],
  ])('%s', (html, caption) => {
    expect(within(html)).toContain(
      `<img src="https://harbourdaily.example/p/1.jpg" alt="">\n<figcaption>${caption}</figcaption>`,
    );
  });

  test('and a picture that a click enlarges is the large one', () => {
    expect(within('<a href="/s1600/DSC_1234.jpg"><img src="/s400/DSC_1234.jpg"></a>')).toContain(
      'src="https://harbourdaily.example/s1600/DSC_1234.jpg"',
    );
  });
});

describe('what stands for a player or a post', () => {
  test.each([
    [
      '<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="paper/4321"></script>',
      '{{< post src="https://t.me/paper/4321" >}}',
    ],
    [
      '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/ZYXwvuTSRQP\n</div><figcaption>片段</figcaption></figure>',
      '{{< video src="https://youtu.be/ZYXwvuTSRQP" caption="片段" >}}',
    ],
    [
      '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fp%2Fvideos%2F98%2F&width=560"></iframe>',
      '{{< video src="https://www.facebook.com/p/videos/98/" >}}',
    ],
    [
      '<div class="flourish-embed" data-src="visualisation/123"></div>',
      '{{< frame src="https://public.flourish.studio/visualisation/123/" >}}',
    ],
    [
      '<div class="infogram-embed" data-id="abc" data-title="統計"></div>',
      '{{< frame src="https://e.infogram.com/abc" title="統計" >}}',
    ],
  ])('%s', (html, shortcode) => {
    expect(within(html)).toContain(shortcode);
  });

  test('but the way back from a footnote is machinery', () => {
    expect(within('<ol><li>截至凌晨五時。<a href="#r1">↩</a></li><li>不包括白票。</li></ol>')).toContain(
      '1. 截至凌晨五時。\n2. 不包括白票。',
    );
  });
});

describe('a page that its scripts draw', () => {
  test('tells its facts in their data: Arc Publishing', () => {
    const text = STORY.filter((line) => line.length > 30).map((content) => ({ type: 'text', content }));
    const story = {
      headlines: { basic: '海港填海計劃押後' },
      subheadlines: { basic: '環團歡迎，議員質疑' },
      display_date: '2020-05-17T02:15:00Z',
      credits: { by: [{ type: 'author', name: '陳大文' }] },
      taxonomy: { primary_section: { name: '要聞' } },
      content_elements: text,
    };
    const line = lineOf(`<title>海港填海計劃押後｜蘋果樹日報</title><body><div id="fusion-app"></div>
<script>window.Fusion={};Fusion.globalContent=${JSON.stringify(story)};</script>`);
    expect(line).toMatchObject({
      title: '海港填海計劃押後',
      standfirst: '環團歡迎，議員質疑',
      section: '要聞',
      authors: [{ name: '陳大文' }],
      published: '2020-05-17T10:15:00+08:00',
    });
  });
});

describe('few words', () => {
  test('a death notice is all of its lines', () => {
    const line = lineOf(
      `<title>訃聞</title><body><div class="page"><h1>訃聞：陳老太太</h1><p>${STORY[0]}</p><p>孝男　大文<br>孝女　小明</p><p>哀此訃聞</p></div>`,
    );
    expect(line.title).toBe('訃聞：陳老太太');
    expect(line.markdown).toContain('孝男　大文<br>孝女　小明\n\n哀此訃聞');
  });

  test('a poem is all of its lines, however far in they begin', () => {
    const line = lineOf(
      `<title>夜讀</title><body><div class="post"><h1>夜讀</h1><div class="entry-content"><p>燈下一頁<br>風吹過去<br>字還在那裏</p><p>我把名字<br>　　　寫在頁邊<br>等你來讀</p></div></div>`,
    );
    expect(line.markdown?.trim()).toBe(
      '燈下一頁<br>風吹過去<br>字還在那裏\n\n我把名字<br>　　　寫在頁邊<br>等你來讀',
    );
  });

  test('beside a table leave the table where it is', () => {
    const rows = '<tr><td>隊伍<td>勝<td>負</tr><tr><td>港灣<td>10<td>2</tr><tr><td>海角<td>8<td>4</tr>';
    const line = lineOf(
      `<title>賽果一覽</title><body><h1>賽果一覽</h1><p>2005年8月8日</p><table>${rows}</table><p>以上為截至昨晚的賽果，港灣隊暫時領先。</p>`,
    );
    expect(line.markdown).toContain('| 港灣 | 10 | 2 |');
    expect(line.markdown).toContain('以上為截至昨晚的賽果');
  });

  const teaser = (i: number) =>
    `<div><a href="/a/${i}">第${i}則新聞的標題：填海計劃押後</a><div class="d">2019-03-0${i}</div><p>${STORY[0]}</p></div>`;

  test('under a headline each make a list', () => {
    const list = [1, 2, 3, 4, 5, 6].map(teaser).join('');
    expect(readPage(`<title>社區 - 港灣日報</title><body><h1>社區</h1>${list}`)).toMatchObject({
      kind: 'notArticle',
      reason: 'list',
    });
  });

  test('headlines alone make a list', () => {
    const list = [1, 2, 3, 4, 5, 6].map(
      (i) => `<li><a href="/a/${i}">第${i}則新聞的標題：填海計劃押後</a></li>`,
    );
    expect(
      readPage(`<title>港灣日報 社區版</title><body><h2>社區</h2><ul>${list.join('')}</ul>`),
    ).toMatchObject({ kind: 'notArticle', reason: 'list' });
  });

  test('with other stories after them are an article', () => {
    const links = [1, 2, 3, 4, 5, 6].map(
      (i) => `<p><a href="/a/${i}">第${i}則新聞的標題：填海計劃押後</a></p>`,
    );
    expect(
      readPage(
        `<title>海港填海計劃押後</title><body><div><h1>海港填海計劃押後</h1>${TEXT.join('')}${links.join('')}</div>`,
      ).kind,
    ).toBe('article');
  });
});

describe('papers of Hong Kong', () => {
  test('set the second headline in a group, and the byline under the text', () => {
    const line = lineOf(
      `<title>海港填海計劃押後 - 要聞</title><body><div><hgroup><h1>海港填海計劃押後</h1><h2>環團歡迎，議員質疑</h2></hgroup><div class="date">2019年3月5日星期二</div>${TEXT.join('')}<p>明日記者 陳大文</p></div>`,
    );
    expect(line).toMatchObject({
      standfirst: '環團歡迎，議員質疑',
      authors: [{ name: '陳大文', role: '記者' }],
    });
    expect(line.markdown).not.toMatch(/環團歡迎，議員質疑|星期二/);
  });

  test('name their freelancers beside the place, and tell of them below', () => {
    const line = lineOf(
      `<title>海港填海計劃押後</title><body><article><header><h1>海港填海計劃押後</h1><div class="credits"><span>特約撰稿人 周小雲 發自香港</span> <time>2019-03-05</time></div></header>${TEXT.join('')}<div class="u-author"><h3>撰稿人</h3><p>周小雲，獨立記者，關注老手藝與社區。</p></div></article>`,
    );
    expect(line.authors).toEqual([{ name: '周小雲', role: '特約撰稿人' }]);
  });

  test('show pictures before the text, also where no heading is of the first rank', () => {
    const line = lineOf(
      `<title>海港填海計劃押後 - 港台</title><body><div class="item"><h2 class="itemTitle">海港填海計劃押後</h2><div class="itemSlideShow"><div><img src="/p1.jpg" alt="周四早上的海港"><div class="slideText">周四早上的海港</div></div></div><div class="itemFullText">${STORY[0]}<br><br>${STORY[1]}</div></div>`,
    );
    expect(line.markdown).toContain('p1.jpg" alt="周四早上的海港">\n<figcaption>周四早上的海港</figcaption>');
  });
});

describe('bylines of other languages', () => {
  test.each([
    ['<span class="author">كتب: محمد علي</span>', [{ name: 'محمد علي' }]],
    ['<p class="reporter">社会部・山田花子</p>', [{ name: '山田花子' }]],
    [
      '<div><span>김철수 기자</span><span>입력 2019. 3. 5. 10:30</span></div>',
      [{ name: '김철수', role: '기자' }],
    ],
    [
      '<div class="post-info">2019/03/05 文 / 陳大文 圖 / 李小明</div>',
      [{ name: '陳大文' }, { name: '李小明', role: '圖' }],
    ],
    ['<div class="columnist"><div class="name">黃德明</div><div>大學講師</div></div>', [{ name: '黃德明' }]],
  ])('%s', (byline, authors) => {
    expect(
      lineOf(`<title>海港填海計劃押後</title><body><h1>海港填海計劃押後</h1>${byline}${TEXT.join('')}`)
        .authors,
    ).toEqual(authors);
  });
});

test('a byline may name some by a link and others by what they did', () => {
  const by =
    'By <a href="/people/jane-doe">Jane Doe</a> and <a href="/people/john-roe">John Roe</a>, photographs by Ann Poe';
  const line = lineOf(
    `<title>海港填海計劃押後</title><body><h1>海港填海計劃押後</h1><div class="byline">${by}</div>${TEXT.join('')}`,
  );
  expect(line.authors).toEqual([
    { name: 'Jane Doe' },
    { name: 'John Roe' },
    { name: 'Ann Poe', role: 'photographer' },
  ]);
});

test('a link that is counted on its way leads where it leads', () => {
  const counted = 'https://l.facebook.com/l.php?u=https%3A%2F%2Fother.example%2Fa%3Fx%3D1&h=AT0';
  expect(within(`<p>據<a href="${counted}">外電報道</a>，工程押後。</p>`)).toContain(
    '[外電報道](https://other.example/a?x=1)',
  );
});

test('AMP’s players are players', () => {
  const text = within(
    '<amp-twitter data-tweetid="123"></amp-twitter><amp-video src="/v.mp4" poster="/p.jpg"></amp-video>',
  );
  expect(text).toContain('{{< post src="https://twitter.com/i/status/123" >}}');
  expect(text).toContain(
    '{{< video src="https://harbourdaily.example/v.mp4" poster="https://harbourdaily.example/p.jpg" >}}',
  );
});
