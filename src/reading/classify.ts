import type { Element } from 'domhandler';
import type { Block } from '../base/blocks.ts';
import { blockText } from './body/block-text.ts';
import { weightOf } from './body/inlines.ts';
import { folded } from './facts/title.ts';
import { resolve } from './page/address.ts';
import { briefText, textOf } from './page/dom.ts';
import { firstLines } from './page/lines.ts';
import { hostlessPath } from './page/path.ts';
import type { Page } from './page/survey.ts';
import { foundSign, signIn } from './signs.ts';

export interface Evidence {
  title: string | null;
  published: { value: string; confidence: number; from: string } | null;
  authors: { confidence: number } | null;
  blocks: readonly Block[];
  /** What was left out of the text for being links to other stories. */
  teasers: readonly string[];
  /** Whether the page's end is missing. */
  truncated: boolean;
}

export type Verdict =
  | { kind: 'article' }
  | { kind: 'tombstone'; reason: string }
  | { kind: 'notArticle'; reason: string };

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
    const isDated = declared || (witnessed && isOwnDay(evidence, text));
    const reason = genericSign(page, evidence.title ?? '', text, weight, isDated);
    if (reason) return { kind: 'tombstone', reason };
  }
  if (!declared && isTeased(page, evidence)) return { kind: 'notArticle', reason: 'list' };
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

/**
 * Whether the page names the day as its own: a tombstone has the day of the address under which it stands too,
 * and that of the closure, in its one sentence.
 */
function isOwnDay({ published }: Evidence, text: string): boolean {
  if (!published || published.from === 'address') return false;
  return published.from !== 'text' || !text.includes(published.value.slice(0, 4));
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
  const titleTag = folded(page.titleText);
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

/**
 * A sign of any outlet's tombstones. 「網頁找不到」 within the headline of a dated article is news; as all of its
 * title, over next to nothing, it is the notice itself.
 */
function genericSign(
  page: Page,
  title: string,
  body: string,
  weight: number,
  witnessed: boolean,
): string | null {
  const parts = page.titleText.split(/ [-–—|_:·»] |[|｜_]/, 8);
  const titles = [title, ...parts, ...page.h1s.slice(0, 2).map((h1) => briefText(h1, 200))];
  const inTitle = titles.map(foundSign).find((found) => found !== null && found.share >= 0.5);
  if (inTitle && weight < (witnessed ? 200 : 500)) return inTitle.reason;
  if (witnessed || weight >= 300) return null;
  const said =
    signIn(weight > 0 ? body : firstLines(page).join('\n').slice(0, 3000)) ?? signIn(titles.join('\n'));
  return said ?? (weight < 200 && hasPassword(page) ? 'login' : null);
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

/** A headline that leads elsewhere before nearly every short paragraph: each is of another story. */
function isTeased(page: Page, { teasers, blocks }: Evidence): boolean {
  if (teasers.length < 5) return false;
  const texts = blocks.filter(({ type }) => type === 'paragraph').map((block) => blockText(block).trim());
  const paragraphs = texts.filter((text) => weightOf(text) >= 40);
  if (paragraphs.length > teasers.length * 1.5 || paragraphs.some((text) => weightOf(text) >= 500))
    return false;
  const headlines = new Set(teasers.map(folded));
  const starts = new Set(paragraphs.map((text) => folded(text).slice(0, 40)));
  let turns = 0;
  let isHeadline = false;
  for (const element of page.elements) {
    if (!/^(?:a|p|div|td|li|span|h[1-6])$/.test(element.name)) continue;
    const text = folded(briefText(element, 600));
    if (headlines.has(text.slice(0, 200))) isHeadline = true;
    else if (isHeadline && starts.has(text.slice(0, 40))) {
      turns++;
      isHeadline = false;
    }
  }
  return turns >= 5 && turns >= paragraphs.length * 0.7;
}

/** Many links that are headlines, little prose between them. */
function isList(page: Page, weight: number): boolean {
  let links = 0;
  let lines = 0;
  let headings = 0;
  for (const element of page.elements) {
    if (element.name !== 'a' || !element.attribs.href) continue;
    links++;
    if (weight < 40 && weightOf(briefText(element, 200)) >= 20) lines++;
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
  if (weight < 40 && lines >= 5) return true;
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
