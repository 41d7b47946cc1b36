import { describe, expect, it } from 'vitest';
import { parseOutlet } from '../outlets/index.ts';
import { read } from './read.ts';
import { capture } from './sample.test-help.ts';

const UNKNOWN = parseOutlet('name: 海濱報\nhosts: [shore.example]');

function kindOf(html: string, original = 'https://shore.example/news/2019/03/18752'): string {
  const reading = read(capture(html, { original }), UNKNOWN, []);
  return reading.kind === 'tombstone' || reading.kind === 'notArticle'
    ? `${reading.kind} ${reading.reason}`
    : reading.kind;
}

const NAV = ['港聞', '國際', '財經', '體育', '副刊', '評論', '影片', '天氣']
  .map((name, i) => `<li><a href="/s/${i}">${name}</a></li>`)
  .join('');

/** A page of a site: its menu, its foot, and in the middle what is given. */
function site(title: string, main: string, head = '', lang = 'zh-HK'): string {
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>${head}</head>
<body><header><a href="/">海濱報</a><ul class="menu">${NAV}</ul></header><main>${main}</main>
<footer><p>© 海濱報有限公司 版權所有</p><a href="/about">關於我們</a><a href="/privacy">私隱政策</a></footer></body></html>`;
}

const DATED = '<meta property="article:published_time" content="2019-03-01T09:00:00+08:00">';
const teasers = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `<li><a href="/news/2019/03/${i}">海港第${i}期工程展開　居民關注噪音問題</a><span>2019-03-0${(i % 9) + 1}</span></li>`,
  ).join('');

describe('a tombstone', () => {
  it.each([
    [
      'farewell',
      '再見',
      '<h1>告別讀者</h1><p>海濱報今日起停止運作，網站不再更新。感謝各位多年來的支持。</p>',
    ],
    ['farewell', '告别', '<h1>公告</h1><p>本网站已于2019年3月停止运营，感谢您一直以来的支持。</p>'],
    [
      'farewell',
      'Goodbye',
      '<h1>Goodbye</h1><p>The Shore has ceased publication. Thank you for reading.</p>',
    ],
    [
      'farewell',
      'Thank you',
      '<h1>Thank you</h1><p>The Shore is no longer publishing. We are grateful to all our readers.</p>',
    ],
    [
      'farewell',
      'お知らせ',
      '<p>海浜新聞オンラインは2019年3月31日をもってサービスを終了いたしました。長らくのご愛顧ありがとうございました。</p>',
    ],
    ['farewell', '안내', '<p>해변일보 서비스가 종료되었습니다. 그동안 이용해 주셔서 감사합니다.</p>'],
    ['outage', 'Temporarily Offline', '<h1>Temporarily Offline</h1><p>Please come back later.</p>'],
    ['outage', '系統維護中', '<p>系統維護中，請稍後再試。</p>'],
    ['outage', '网站升级', '<p>网站正在升级维护，请稍后访问。</p>'],
    ['outage', 'メンテナンス', '<p>ただいまメンテナンス中です。しばらくしてからアクセスしてください。</p>'],
    ['outage', '서비스 점검', '<p>시스템 점검 중입니다. 이용에 불편을 드려 죄송합니다.</p>'],
    [
      'outage',
      'Error 503',
      '<h1>Service Unavailable</h1><p>The server is temporarily unable to service your request.</p>',
    ],
    ['outage', 'Database Error', '<h1>Error establishing a database connection</h1>'],
    [
      'blocked',
      'Just a moment...',
      '<h1>Checking your browser before accessing shore.example</h1><p>This process is automatic.</p>',
    ],
    [
      'blocked',
      'Attention Required! | Cloudflare',
      '<h1>Sorry, you have been blocked</h1><p>You are unable to access shore.example</p>',
    ],
    [
      'blocked',
      'Access Denied',
      "<p>You don't have permission to access this resource. Reference #18.2d</p>",
    ],
    ['blocked', '安全驗證', '<p>請完成驗證，證明你不是機械人。</p>'],
    ['blocked', '访问验证', '<p>您的访问过于频繁，请输入验证码后继续访问。</p>'],
    ['soft-404', '找不到頁面', '<h1>找不到頁面</h1><p>抱歉，你要找的文章不存在或已被移除。</p>'],
    ['soft-404', '404', '<h1>404</h1><p>您访问的页面不存在或已被删除。</p>'],
    ['soft-404', 'Oops', '<h1>Oops!</h1><p>We can’t find the page you’re looking for.</p>'],
    ['soft-404', 'Page not found', '<h1>Sorry</h1><p>The article you requested does not exist.</p>'],
    ['soft-404', 'ページが見つかりません', '<p>お探しのページは削除されたか、移動した可能性があります。</p>'],
    ['soft-404', '기사를 찾을 수 없습니다', '<p>요청하신 페이지를 찾을 수 없습니다.</p>'],
    ['soft-404', '文章已下架', '<p>此文章已下架。</p>'],
    [
      'login',
      '會員登入',
      '<h1>會員登入</h1><p>請先登入以繼續閱讀全文。</p><form><input type=password></form>',
    ],
    ['login', '登录', '<p>请登录后查看全文。</p><form><input type="password"></form>'],
    ['login', 'Subscribe', '<h1>Subscribers only</h1><p>Please log in to read this article.</p>'],
    ['login', 'ログイン', '<p>この記事は会員限定です。ログインしてください。</p>'],
    ['login', '로그인', '<p>로그인이 필요한 서비스입니다.</p>'],
    [
      'consent',
      'Before you continue',
      '<h1>Before you continue</h1><p>We and our partners use cookies. Accept all cookies to read on.</p>',
    ],
    ['consent', 'Cookie', '<p>本網站使用 cookie 以改善你的瀏覽體驗。請按「同意」接受使用條款。</p>'],
    ['for-sale', 'shore.example', '<h1>shore.example</h1><p>This domain is for sale. Buy this domain.</p>'],
    [
      'for-sale',
      'shore.example is parked',
      '<p>This domain is parked free, courtesy of the registrar. Related searches: insurance, loans</p>',
    ],
    ['for-sale', '域名出售', '<p>您访问的域名正在出售中，有意请联系。</p>'],
    ['for-sale', '網域待售', '<p>這個網域名稱待售中，歡迎洽詢。</p>'],
    ['for-sale', 'このドメイン', '<p>このドメインは販売中です。お名前ドットの取得ドメインです。</p>'],
  ])('of the kind %s: %s', (reason, title, main) => {
    expect(kindOf(site(title, main))).toBe(`tombstone ${reason}`);
    expect(kindOf(`<html><head><title>${title}</title></head><body>${main}</body></html>`)).toBe(
      `tombstone ${reason}`,
    );
  });

  it('that is the shell of an application, without or with what it shows while it loads', () => {
    const shell = (inside: string) =>
      `<html><head><title>海濱報</title><script src="/app.js"></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root">${inside}</div></body></html>`;
    expect(kindOf(shell(''))).toBe('tombstone empty-shell');
    expect(kindOf(shell('<div class="spinner">Loading...</div>'))).toBe('tombstone empty-shell');
    expect(kindOf(shell('<div class="loader">載入中…</div>'))).toBe('tombstone empty-shell');
  });
});

describe('an article stays one', () => {
  it.each([
    [
      'about the closure of its own outlet, quoting the notice',
      '海濱報宣布停止運作　最後一日讀者送行',
      '<p>海濱報昨晚宣布，網站即日起停止運作，不再更新。總編輯說，決定是為了同事的安全。</p><p>消息傳出後，逾百名讀者到報館門外送花，有人說每日都看海濱報，感到不捨。記者會上，總編輯多次落淚。</p><p>海濱報於十年前創立，員工約六十人。社長說，所有文章會保留至月底。</p>',
    ],
    ['of one line', '更正啟事', '<p>昨日報道誤植受訪者姓名，謹此更正。</p>'],
    [
      'of forty characters, a flash',
      '【突發】東隧九龍出口三車相撞',
      '<p>東區海底隧道九龍出口今早三車相撞，兩人受傷送院，隧道一度封閉，現已重開。</p>',
    ],
    [
      'that quotes a 404 message',
      '政府網頁「找不到頁面」　部門指系統更新',
      '<p>多名市民昨日登入政府網頁時，只見「404 Not Found」及「找不到頁面」字樣。部門回覆說，系統正在更新。</p><p>網民質疑部門刪除舊聞稿，部門否認，表示頁面會於今晚恢復正常。</p>',
    ],
    [
      'about a maintenance of others',
      'Bank’s app under maintenance for second day',
      '<p>Customers of the harbour bank met a notice saying “under maintenance, please come back later” for a second day on Friday.</p><p>The bank said that its engineers were still at work.</p>',
    ],
    [
      'about a login',
      '入境處網站「請先登入」惹誤會',
      '<p>入境處網站昨日改版，市民須先登入方可查閱輪候時間，有團體批評安排擾民。</p><p>處方回應指會檢視安排，並考慮增設免登入的查詢頁面。</p>',
    ],
    [
      'about a domain for sale',
      '前報館域名「This domain is for sale」叫價百萬',
      '<p>一間已結業報館的域名近日放售，網頁只餘一句「This domain is for sale」，叫價一百萬元。</p><p>前僱員說感到唏噓，希望由公眾機構買下域名，保存歷史。</p>',
    ],
  ])('%s', (_, title, text) => {
    const body = `<article><h1>${title}</h1><time datetime="2019-03-01T09:00:00+08:00">2019年3月1日</time>${text}</article>`;
    expect(kindOf(site(`${title} | 海濱報`, body))).toBe('article');
    expect(kindOf(site(`${title} | 海濱報`, body, DATED))).toBe('article');
  });

  it.each([
    [
      'ja',
      '海浜新聞、今月末でサービス終了へ',
      '<p>海浜新聞は1日、ニュースサイトのサービスを今月末で終了すると発表した。読者からは惜しむ声が相次いでいる。</p><p>同紙は10年前に創刊し、記者は約60人。社長は会見で「記事は保存する」と述べた。</p>',
    ],
    [
      'ko',
      '해변일보, 이달 말 서비스 종료',
      '<p>해변일보는 1일 뉴스 사이트 서비스를 이달 말 종료한다고 밝혔다. 독자들은 아쉬움을 나타냈다.</p><p>해변일보는 10년 전 창간했으며 기자는 60명가량이다. 사장은 기사를 보존하겠다고 말했다.</p>',
    ],
    [
      'zh-CN',
      '海滨报停刊　读者送行',
      '<p>海滨报1日宣布停刊，网站停止更新。读者纷纷到报馆门外送花，表示不舍。</p><p>海滨报创办于十年前，员工约六十人。社长表示，所有文章将予以保留。</p>',
    ],
    [
      'en',
      'The Shore has ceased publication',
      '<p>The Shore, a newspaper read on the harbour for ten years, has ceased publication, its editor said on Friday.</p><p>Readers brought flowers to its door. About sixty people worked there, and the articles will be kept until the end of the month.</p>',
    ],
  ])('about a closure, in %s, with its date', (lang, title, text) => {
    const body = `<article><h1>${title}</h1><p class="date">2019-03-01</p>${text}</article>`;
    expect(kindOf(site(`${title} | 海濱報`, body, DATED, lang))).toBe('article');
    expect(kindOf(site(`${title} | 海濱報`, body, '', lang))).toBe('article');
  });

  it('with a cookie banner, a login box in its corner and a plea to subscribers', () => {
    const text =
      '<p>政府周四宣布，海港工程押後至明年，發言人表示決定是聽取各界意見後作出的。</p><p>環團歡迎決定，認為當局終於聽到市民聲音，議員則質疑當局拖延。</p>';
    const around =
      '<div class="cookie"><p>We use cookies. Accept all cookies.</p></div><form class="login"><p>請先登入</p><input type=password></form><p>Subscribers only</p>';
    expect(
      kindOf(
        site('海港工程押後', `${around}<article><h1>海港工程押後</h1><p>2019-03-01</p>${text}</article>`),
      ),
    ).toBe('article');
  });

  it('of pictures alone', () => {
    const figures =
      '<figure><img src="/a.jpg" alt=""><figcaption>周四早上的海港，渡輪駛過。</figcaption></figure>'.repeat(
        3,
      );
    expect(
      kindOf(
        site(
          '圖輯：海港一日',
          `<article><h1>圖輯：海港一日</h1><p>2019-03-01</p>${figures}</article>`,
          DATED,
        ),
      ),
    ).toBe('article');
  });
});

describe('a page that never was an article', () => {
  it.each([
    ['a section', 'https://shore.example/s/1', '港聞', `<h1>港聞</h1><ul>${teasers(20)}</ul>`],
    ['a tag', 'https://shore.example/tag/海港', '#海港', `<h1>#海港</h1><ul>${teasers(12)}</ul>`],
    ['the front page', 'https://shore.example/', '海濱報', `<ul>${teasers(30)}</ul>`],
    [
      'an author',
      'https://shore.example/author/7',
      '陳大文',
      `<h1>陳大文</h1><p>記者，關注海濱發展。</p><ul>${teasers(15)}</ul>`,
    ],
    [
      'what was searched for',
      'https://shore.example/search?q=a',
      '搜尋結果',
      `<h1>搜尋：海港</h1><ul>${teasers(15)}</ul>`,
    ],
    [
      'an archive of a month',
      'https://shore.example/2019/03/',
      '2019年3月',
      `<h1>2019年3月</h1><ul>${teasers(31)}</ul>`,
    ],
  ])('%s is a list', (_, address, title, main) => {
    expect(kindOf(site(`${title} | 海濱報`, main), address)).toBe('notArticle list');
  });

  it.each([
    ['{"title":"海港","body":"政府周四宣布"}', 'application/json'],
    ['  [{"a":1}]\n', 'application/json'],
    ['callback({"title":"海港"});', 'application/javascript'],
    [
      '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>海濱報</title></channel></rss>',
      'application/rss+xml',
    ],
    [
      '<?xml version="1.0"?><?xml-stylesheet href="/a.xsl"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>',
      'application/atom+xml',
    ],
    ['<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', 'application/xml'],
    ['\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007', 'application/octet-stream'],
    ['%PDF-1.4\n%\u00e2', 'application/pdf'],
  ])('%s', (text, reason) => {
    expect(kindOf(text)).toBe(`notArticle ${reason}`);
  });
});
