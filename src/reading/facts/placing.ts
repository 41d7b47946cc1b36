import type { Element } from 'domhandler';
import { resolve } from '../page/address.ts';
import { calledSo } from '../page/called.ts';
import { briefText, elementsIn, findFirst, isInside, namesOf, tidy } from '../page/dom.ts';
import { ldStrings } from '../page/json-ld.ts';
import { firstMeta, type Page } from '../page/survey.ts';
import { dataFacts } from './data-facts.ts';
import { visibleDate } from './dates.ts';
import { holdersOfHeadline, isElsewhere } from './elsewhere.ts';
import type { Found } from './found.ts';
import { headingOf, nearHeadline } from './headline.ts';
import { folded, siteNames } from './title.ts';

/** The section that the article stood in. */
export function sectionOf(page: Page): Found<string> | null {
  const [told] = ldStrings(page.article?.articleSection ?? []);
  if (told) return { value: tidy(told), from: 'json-ld', confidence: 0.9 };
  const meta = firstMeta(
    page,
    'article:section',
    'og:article:section',
    'section',
    'parsely-section',
    'cxenseparse:section',
    'dc.subject.section',
    'category',
  );
  if (meta && !/^https?:/.test(meta.value))
    return { value: tidy(meta.value), from: meta.from, confidence: 0.85 };
  return fromBreadcrumbs(page) ?? fromCategory(page) ?? fromData(page);
}

/** Of a page that its scripts draw. */
function fromData(page: Page): Found<string> | null {
  const { section } = dataFacts(page);
  return section !== null && section.length <= 30
    ? { value: section, from: 'script-data', confidence: 0.7 }
    : null;
}

const CATEGORY =
  /(?:^|[\s_-])(?:cat-?links?|categor(?:y|ies)|cat|section(?:-?(?:name|label|title))?|channel|topic|eyebrow|kicker)(?:$|[\s_-])/;

/** The link by the headline that says where the article stands: `<a rel="category tag">`, `<div class="cat"><a>`. */
function fromCategory(page: Page): Found<string> | null {
  const heading = headingOf(page);
  const at = heading ? page.elements.indexOf(heading) : -1;
  if (at < 0) return null;
  const holders = holdersOfHeadline(page);
  for (const element of page.elements.slice(Math.max(0, at - BEFORE), at + BEFORE)) {
    if (element.name !== 'a' || isElsewhere(element, holders, 'dates')) continue;
    const parent = element.parent as Element | null;
    const isCategory =
      /\bcategory\b/.test(element.attribs.rel ?? '') ||
      CATEGORY.test(namesOf(element)) ||
      (parent?.attribs !== undefined && !holders.has(parent) && CATEGORY.test(namesOf(parent)));
    const text = isCategory ? briefText(element, 30) : '';
    if (text !== '' && !HOME.test(text) && !visibleDate(text))
      return { value: text, from: 'css:.category', confidence: 0.6 };
  }
  return null;
}

/** The last crumb but the article itself: `首頁 > 政治 > 標題`. */
function fromBreadcrumbs(page: Page): Found<string> | null {
  const called = calledSo(page, (names) => /breadcrumb|crumbs?(?![a-z])|path-nav/.test(names));
  for (const element of page.elements) {
    if (!called.has(element) && !/breadcrumb/i.test(element.attribs['aria-label'] ?? '')) continue;
    const site = siteNames(page);
    const crumbs: string[] = [];
    for (const inner of elementsIn(element)) {
      if (inner.name !== 'a') continue;
      const text = briefText(inner, 60);
      if (text !== '' && text.length <= 30 && !HOME.test(text) && !site.includes(folded(text)))
        crumbs.push(text);
      if (crumbs.length >= 6) break;
    }
    const last = crumbs.at(-1);
    if (last) return { value: last, from: 'breadcrumb', confidence: 0.7 };
    break;
  }
  return fromDateline(page);
}

/** `2009年7月16日 00:26　[國際]　記者：方岑`: the section stands in brackets beside the date. */
function fromDateline(page: Page): Found<string> | null {
  for (const line of nearHeadline(page, 12)) {
    const section = /[[【〔]\s*([^\]】〕\d]{2,12})\s*[\]】〕]/u.exec(line)?.[1];
    if (section && visibleDate(line)) return { value: section.trim(), from: 'text', confidence: 0.6 };
  }
  return null;
}

const HOME = /^(?:home|homepage|start|startseite|accueil|inicio|首頁|首页|主頁|主页|ホーム|トップ|홈)$/i;

const TAG_LIST =
  /(?:^|[\s_-])(?:tags?|tag-?list|taglist|topics|keywords?|post-tags|article-tags?|hashtags?)(?:$|[\s_-])/;

/** The tags that the page shows or tells; a list of forty is for search engines, not for readers. */
export function tagsOf(page: Page): Found<string[]> | null {
  const metas = (page.metas.get('article:tag') ?? page.metas.get('og:article:tag') ?? []).flatMap(split);
  if (metas.length > 0) return found(metas, 'meta:article:tag', 0.9);
  const told = ldStrings(page.article?.keywords ?? []).flatMap(split);
  if (told.length > 0) return found(told, 'json-ld', 0.85);
  const shown: string[] = [];
  const called = calledSo(page, (names) => TAG_LIST.test(names));
  for (const element of page.elements) {
    if (element.name !== 'a' || /\bcategory\b/.test(element.attribs.rel ?? '')) continue;
    if (!/\btag\b/.test(element.attribs.rel ?? '') && !called.has(element) && !hasParentIn(called, element))
      continue;
    const text = briefText(element, 60).replace(/^[#＃]\s*/, '');
    if (text !== '' && text.length <= 30) shown.push(text);
    if (shown.length >= 40) break;
  }
  if (shown.length > 0) return found(shown, 'css:.tags', 0.7);
  const keywords = firstMeta(page, 'news_keywords', 'keywords', 'parsely-tags', 'sailthru.tags');
  if (!keywords) return null;
  const words = split(keywords.value);
  return words.length > 0 && words.length <= 20 ? found(words, keywords.from, 0.5) : null;
}

/** Whether one of the three elements around another is among these. */
function hasParentIn(lists: ReadonlySet<Element>, element: Element): boolean {
  let up = element.parent as Element | null;
  for (let i = 0; up?.attribs && i < 3; i++, up = up.parent as Element | null) if (lists.has(up)) return true;
  return false;
}

function split(text: string): string[] {
  return text
    .slice(0, 2000)
    .split(/\s*[,，、;；|]\s*/)
    .map(tidy);
}

function found(tags: string[], from: string, confidence: number): Found<string[]> {
  const seen = new Set<string>();
  const value = tags
    .filter((tag) => tag !== '' && tag.length <= 80 && !seen.has(tag) && seen.add(tag))
    .slice(0, 40);
  return { value, from, confidence };
}

const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|subtitle|sub-title|subhead|subheadline|dek|deck|lede|lead|preamble|ingress|chapo|chapeau|sommario|vorspann|entradilla|bajada|sumario|summary|abstract|excerpt|kicker-text|strapline|sapo|intro)(?:$|[\s_-])/;
/** Bars that ask for something have subtitles too: `<p class="newsletter__subtitle">Sign up…`. */
const ASKING =
  /newsletter|subscri|sign-?up|promo|banner|mobile-?app|app-|card|donat|paywall|poll|rating|share|bio(?![a-z])|image|asset|media|photo|picture|figure|caption|gallery|weather|podcast|audio|player|ticker|market|stock|search|login|comment/;
/** So many elements before and after the headline its standfirst may stand. */
const BEFORE = 25;
const AFTER = 120;

/** What the article says of itself in a sentence: its own standfirst element, else the description told to others. */
export function standfirstOf(page: Page): Found<string> | null {
  const heading = headingOf(page);
  const at = heading ? page.elements.indexOf(heading) : 0;
  const holders = holdersOfHeadline(page);
  const own: Found<string>[] = [];
  const article = heading && articleAround(heading);
  for (const element of page.elements.slice(Math.max(0, at - BEFORE), at + AFTER)) {
    const names = namesOf(element);
    const isGrouped = (element.parent as Element | null)?.name === 'hgroup';
    if ((!isGrouped && !STANDFIRST.test(names)) || !/^(?:p|h2|h3|div|span|strong)$/.test(element.name))
      continue;
    if (
      element.children.length > 6 ||
      holders.has(element) ||
      isAsking(element, holders) ||
      findFirst(element, 'img')
    )
      continue;
    if (isElsewhere(element, holders, 'dates') || (article && !isInside(element, article))) continue;
    const text = briefText(element, 600);
    // A few Han letters say much: 「押後一年再議」.
    if (text.replace(/\p{Script=Han}/gu, '字字').length < 12) continue;
    const name = (element.attribs.class || element.attribs.id || '').trim().split(/\s+/)[0];
    own.push({ value: text, from: isGrouped ? 'css:hgroup' : `css:.${name}`, confidence: 0.8 });
    if (page.elements.indexOf(element) > at) break;
  }
  // What stands after the headline, before what stands above it.
  const nearest = own.at(-1);
  if (nearest) return nearest;
  // Only of a page that shows no headline are the scripts' data worth their reading.
  const drawn = page.h1s.length === 0 ? dataFacts(page).standfirst : null;
  if (drawn !== null && drawn.length <= 600) return { value: drawn, from: 'script-data', confidence: 0.7 };
  const [told] = ldStrings(page.article?.description ?? []);
  const meta = firstMeta(page, 'og:description', 'description', 'twitter:description', 'dc.description');
  const value = tidy(told ?? meta?.value ?? '');
  if (value.length < 10 || value.length > 600) return null;
  return { value, from: told ? 'json-ld' : meta!.from, confidence: 0.6 };
}

function articleAround(element: Element): Element | null {
  for (let up = element.parent as Element | null; up?.attribs; up = up.parent as Element | null)
    if (up.name === 'article') return up;
  return null;
}

function isAsking(element: Element, holders: ReadonlySet<Element>): boolean {
  let up: Element | null = element;
  for (let i = 0; up?.attribs && i < 4 && !holders.has(up); up = up.parent as Element | null, i++)
    if (up.name === 'a' || up.name === 'form' || up.name === 'li' || ASKING.test(namesOf(up))) return true;
  return false;
}

/**
 * Whether a description tells of this article: one that shares few of its pairs of letters with the text is
 * the site's own, the same on every page (`港灣日報：獨立、慢、準確。`).
 */
export function tellsOf(description: string, text: string): boolean {
  const bare = folded(description);
  if (bare.length < 4 || text === '') return true;
  const whole = folded(text.slice(0, 20_000));
  let shared = 0;
  for (let i = 0; i + 2 <= bare.length; i++) if (whole.includes(bare.slice(i, i + 2))) shared++;
  return shared >= (bare.length - 1) * (/[\u3040-\u9fff\uac00-\ud7a3]/.test(bare) ? 0.35 : 0.6);
}

/** The address that the page claims for itself, unwrapped; null where it claims none. */
export function canonicalOf(page: Page): string | null {
  const link = page.links.get('canonical')?.[0]?.attribs.href;
  const canonical = resolve(link, page.base) ?? resolve(firstMeta(page, 'og:url')?.value, page.base);
  if (!canonical || canonical.startsWith('mailto:')) return null;
  // `rel=canonical` to the front page on every page of a site is a fault of its template.
  return /^https?:\/\/[^/]+\/?$/.test(canonical) && !/^https?:\/\/[^/]+\/?$/.test(page.address)
    ? null
    : canonical;
}
