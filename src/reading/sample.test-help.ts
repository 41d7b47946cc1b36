import type { Capture } from '../base/capture.ts';
import { digestOf } from '../base/digest.ts';
import type { Reading } from '../base/reading.ts';
import { NO_SITE, type Outlet, type Recipe } from '../outlets/index.ts';
import { read } from './read.ts';

/** A page of a paper that never was, for this room's tests. */
export const HARBOUR: Outlet = {
  name: '港灣日報',
  about: null,
  hosts: ['harbourdaily.example'],
  languages: ['zh-Hant'],
  timezone: 'Asia/Hong_Kong',
  identity: [],
  tombstones: ['港灣日報停運公告'],
  recipes: [],
  learned: [],
  site: NO_SITE,
  withheld: [],
  withheldNames: [],
  names: [],
  tags: [],
};

export const STORY = [
  '政府周四宣布，海港填海計劃押後至明年再議。發言人表示，決定是聽取各界意見後作出的，期間會繼續研究不同方案，並於年底前公布結果。',
  '環境局局長說：「我們明白市民的憂慮。」她又指出，工程原定今年七月動工，預算為三十五億元，押後不會影響其他海濱項目。',
  '環團的看法',
  '保護海港協會歡迎決定，認為當局終於聽到市民聲音；協會主席指出，過去三個月共收集到逾兩萬個簽名，當中大部分是附近居民。',
  '海港是全體市民的，不應由少數人決定它的去留。',
  '立法會議員則質疑當局拖延，要求政府交代時間表。有議員擔心，押後會令造價上升，最終由納稅人承擔，促請局方盡快向財務委員會提交文件。',
];

export function page(): string {
  const [first, second, heading, third, quote, last] = STORY;
  return `<!DOCTYPE html><html lang="zh-HK"><head><meta charset="utf-8">
<title>海港填海計劃押後　環團歡迎 | 港聞 | 港灣日報</title>
<meta property="og:site_name" content="港灣日報"><meta property="og:title" content="海港填海計劃押後　環團歡迎｜港灣日報">
<meta property="article:section" content="港聞"><meta property="article:tag" content="填海"><meta property="article:tag" content="海港">
<link rel="canonical" href="https://harbourdaily.example/article/18753/填海"></head>
<body><nav><a href="/">首頁</a><a href="/hk">港聞</a><a href="/world">國際</a></nav>
<div class="main"><div class="story-column"><h1>海港填海計劃押後　環團歡迎</h1>
<p class="stamp date">2019年2月28日 14:30</p><p class="byline">撰文：陳大文　攝影：李小明</p>
<div class="share-bar"><a href="#">分享到 Facebook</a><a href="#">Twitter</a></div>
<figure><img src="/media/blank.gif" data-src="/media/harbour-640.jpg" srcset="/media/harbour-640.jpg 640w, /media/harbour-1200.jpg 1200w" alt="維港"><figcaption>周四早上的海港。<span class="credit">李小明攝</span></figcaption></figure>
<p>${first}</p><p>${second}</p><h2>${heading}</h2><p>${third}</p>
<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>
<blockquote><p>${quote}</p></blockquote><p>${last}</p>
<div class="subscribe-plea"><p>請加入成為港灣日報的月費訂戶，長期支持我們的工作。</p></div>
<div class="author-bio"><p>陳大文，港灣日報記者，關注海濱發展及環境議題，曾獲多個新聞獎。</p></div>
<div class="related-posts"><h3>相關新聞</h3><ul><li><a href="/article/1">海濱長廊延長開放</a></li><li><a href="/article/2">渡輪加價申請</a></li></ul></div>
</div></div><footer>版權所有 © 2019 港灣日報</footer></body></html>`;
}

export function capture(body: string | Uint8Array, more: Partial<Capture> = {}): Capture {
  return {
    original: 'https://harbourdaily.example/article/18752/填海-18753',
    timestamp: '20210628172625',
    status: 200,
    headers: [['Content-Type', 'text/html']],
    body: typeof body === 'string' ? Buffer.from(body) : body,
    digest: digestOf(body),
    truncated: null,
    memento: null,
    ...more,
  };
}

export function readPage(html: string | Uint8Array, recipes: readonly Recipe[] = []): Reading {
  return read(capture(html), HARBOUR, recipes);
}
