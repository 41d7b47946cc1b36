import type { Element } from 'domhandler';
import type { Block } from '../base/blocks.ts';
import { blockText } from './body/block-text.ts';
import { weightOf } from './body/inlines.ts';
import { folded } from './facts/title.ts';
import { resolve } from './page/address.ts';
import { textOf } from './page/dom.ts';
import { hostlessPath } from './page/path.ts';
import type { Page } from './page/survey.ts';

export interface Evidence {
  title: string | null;
  published: { confidence: number } | null;
  authors: { confidence: number } | null;
  blocks: readonly Block[];
  /** Whether the page's end is missing. */
  truncated: boolean;
}

export type Verdict =
  | { kind: 'article' }
  | { kind: 'tombstone'; reason: string }
  | { kind: 'notArticle'; reason: string };

/** Signs that a page which says little else is no article, in the outlets' languages. */
const SIGNS: readonly (readonly [reason: string, sign: RegExp])[] = [
  [
    'farewell',
    /停止運作|停止营运|停止營運|結束營運|結束運作|停止更新|終止運作|永久停運|停刊|已經結業|has ceased (?:publication|operations?)|ceased publishing|(?:site|paper|outlet) (?:is|has) (?:now )?closed|no longer publish|サービス(?:は|を)終了|서비스(?:가|를)? ?종료/i,
  ],
  [
    'outage',
    /temporarily (?:offline|unavailable|down)|under maintenance|be right back|be back soon|scheduled maintenance|service unavailable|bad gateway|gateway time-?out|internal server error|error establishing a database|database error|系統維護|系统维护|網站維護|暫停服務|暫時無法|伺服器(?:錯誤|繁忙)|メンテナンス中|점검 ?중/i,
  ],
  [
    'blocked',
    /access denied|verify (?:that )?you are (?:a )?human|checking your browser|attention required|captcha|unusual traffic|you have been blocked|403 forbidden|are you a robot|just a moment/i,
  ],
  [
    'soft-404',
    /(?:page|article|story|file|post|content)[^.]{0,60}(?:not found|could ?n.t be found|cannot be found|can.t be found|no longer (?:exists|available)|does ?n.t exist|does not exist|has been (?:removed|deleted))|404 (?:error|not found)|error 404|^404$|找不到(?:該|此|相關|您|你)?.{0,8}(?:頁|網頁|文章|内容|內容)|(?:頁面|網頁|文章|内容|內容)(?:並)?(?:不存在|已(?:被)?(?:刪除|移除|下架))|页面不存在|ページ(?:が|は)見つかりません|お探しのページ|페이지를 찾을 수 없/i,
  ],
  [
    'login',
    /(?:請|请)(?:先)?(?:登入|登录|登錄)|會員(?:登入|專區)|log ?in to (?:continue|read|view)|sign in to (?:continue|read|view)|(?:subscribers?|members?) only|please (?:log|sign) ?in|ログインしてください|로그인(?:이 필요|해 주세요)/i,
  ],
  [
    'consent',
    /(?:accept|agree|consent|we use).{0,60}cookies|cookies?.{0,40}(?:accept|consent|agree)|before you continue|privacy choices|同意.{0,10}(?:cookie|條款|使用)/i,
  ],
];

/** What a page that answered 200 with HTML is; `tombstones` are the outlet's own signs. */
export function judge(page: Page, tombstones: readonly string[], evidence: Evidence): Verdict {
  const text = evidence.blocks.map(blockText).join('\n');
  const weight = weightOf(text);
  const declared = declaresArticle(page);
  const stone = outletTombstone(page, tombstones, evidence, weight, declared);
  if (stone) return { kind: 'tombstone', reason: stone };
  const witnessed =
    declared ||
    (evidence.published !== null && evidence.published.confidence >= 0.6 && evidence.title !== null);
  if (weight < 500 && !(declared && evidence.published)) {
    const reason = genericSign(page, evidence.title, text, weight, witnessed);
    if (reason) return { kind: 'tombstone', reason };
  }
  if (weight >= 40 && witnessed && !isFrontPage(page)) return { kind: 'article' };
  if (declared && evidence.published && evidence.title && (weight > 0 || evidence.blocks.length > 0))
    return { kind: 'article' };
  if (evidence.truncated && weight < 500 && (isList(page, weight) || weight < 40) && !saysList(page))
    // What was cut off could be the article's text: no sign that it is a list, or empty.
    return { kind: 'notArticle', reason: 'truncated' };
  if (isList(page, weight)) return { kind: 'notArticle', reason: 'list' };
  if (weight < 40 && !evidence.blocks.some((block) => block.type === 'figure' || block.type === 'embed')) {
    return isShell(page)
      ? { kind: 'tombstone', reason: 'empty-shell' }
      : { kind: 'notArticle', reason: 'empty' };
  }
  return { kind: 'article' };
}

/** Whether the page tells machines that it is an article. */
function declaresArticle(page: Page): boolean {
  const { article } = page;
  if (article && (article.datePublished || article.articleBody || article.headline)) return true;
  const type = page.metas.get('og:type')?.[0] ?? '';
  return /article|news/i.test(type) || page.metas.has('article:published_time');
}

/**
 * One of the outlet's own signs, with little else. An article about the closure quotes the farewell, but
 * has a date, a byline and text of its own.
 */
function outletTombstone(
  page: Page,
  tombstones: readonly string[],
  evidence: Evidence,
  weight: number,
  declared: boolean,
): string | null {
  const title = folded(evidence.title ?? '');
  const titleTag = page.titleTag ? folded(textOf(page.titleTag)) : '';
  const dated = evidence.published !== null && evidence.published.confidence >= 0.7;
  for (const sign of tombstones) {
    const wanted = folded(sign);
    if (wanted === '') continue;
    const inTitle = title.includes(wanted) || titleTag.includes(wanted);
    if (inTitle && !declared && !dated && evidence.authors === null) return sign;
    if (inTitle && title === wanted && weight < 500 && !dated) return sign;
    if (weight > 6000) continue;
    const shown = folded(textOf(page.body).slice(0, 20_000));
    if (!shown.includes(wanted)) continue;
    const rest = weight - weightOf(sign);
    if (rest < 400 && !(dated && declared) && !(dated && evidence.authors !== null)) return sign;
  }
  return null;
}

function genericSign(
  page: Page,
  title: string | null,
  body: string,
  weight: number,
  witnessed: boolean,
): string | null {
  const head = `${title ?? ''}\n${page.titleTag ? textOf(page.titleTag) : ''}`;
  for (const [reason, sign] of SIGNS) {
    // 「停刊」 in the headline of a dated article is news; alone on a page it is the notice itself.
    if (reason === 'farewell' && witnessed) continue;
    if (sign.test(head) && !(witnessed && weight > 200)) return reason;
    if (!witnessed && weight < 300 && sign.test(weight > 0 ? body : textOf(page.body).slice(0, 3000)))
      return reason;
  }
  if (!witnessed && weight < 200 && hasPassword(page)) return 'login';
  return null;
}

/** What a title, or a text with little else, says where an article should be; null where it is none of these. */
export function signIn(text: string): string | null {
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? null;
}

function hasPassword(page: Page): boolean {
  return page.elements.some(
    (element) => element.name === 'input' && element.attribs.type?.toLowerCase() === 'password',
  );
}

function isFrontPage(page: Page): boolean {
  return /^\/?(?:index\.\w+|home|default\.\w+)?$/i.test(hostlessPath(page.address));
}

/** Whether the page tells machines that it is a list, or its address says so. */
function saysList(page: Page): boolean {
  if (isFrontPage(page)) return true;
  const types = page.ld.flatMap((node) => node['@type'] ?? []);
  return page.article === null && types.some((type) => type === 'CollectionPage' || type === 'ItemList');
}

/** Many links that are headlines, little prose between them. */
function isList(page: Page, weight: number): boolean {
  let links = 0;
  let headings = 0;
  for (const element of page.elements) {
    if (element.name !== 'a' || !element.attribs.href) continue;
    links++;
    for (
      let up = element.parent as Element | null, i = 0;
      up && i < 2;
      up = up.parent as Element | null, i++
    ) {
      if (/^h[1-6]$/.test(up.name)) headings++;
    }
  }
  if (isFrontPage(page)) return links >= 5;
  if (saysList(page)) return true;
  if (headings >= 6 && weight < 3000) return true;
  return weight < 150 && links >= 15;
}

/** The empty page of an application that never ran: a root element, scripts, no text. */
function isShell(page: Page): boolean {
  const scripts = page.elements.filter((element) => element.name === 'script').length;
  if (scripts === 0) return false;
  const silent = weightOf(textOf(page.body).slice(0, 5000)) < 200;
  const rooted = page.elements.some((element) =>
    /^(?:app|root|__next|__nuxt|main-app|react-root)$/.test(element.attribs.id ?? ''),
  );
  const begs = page.elements.some(
    (element) =>
      element.name === 'noscript' &&
      /javascript/i.test(
        element.children.map((child) => ('data' in child ? child.data : textOf(child))).join(' '),
      ),
  );
  return silent && (rooted || begs);
}

/** Where a page without text of its own sends its reader at once (`<meta http-equiv=refresh>`). */
export function refreshTarget(page: Page): string | null {
  for (const element of page.elements) {
    if (element.name !== 'meta' || !/^refresh$/i.test(element.attribs['http-equiv'] ?? '')) continue;
    const match = /^\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(
      (element.attribs.content ?? '').slice(0, 4000),
    );
    if (!match || Number(match[1]) > 10) continue;
    const to = resolve(match[2]!.trim(), page.base);
    if (to && to !== page.address && weightOf(textOf(page.body).slice(0, 2000)) < 300) return to;
  }
  return null;
}
