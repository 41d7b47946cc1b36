import type { Element } from 'domhandler';
import type { Author } from '../../base/reading.ts';
import { briefText, elementsIn, namesOf, tidy } from '../page/dom.ts';
import { isObject, ldStrings } from '../page/json-ld.ts';
import type { Page } from '../page/survey.ts';
import { labelledIn, namesIn } from './byline.ts';
import { visibleDate } from './dates.ts';
import type { Found } from './found.ts';
import { nearHeadline } from './headline.ts';
import { folded, siteNames } from './title.ts';

const METAS = [
  'author',
  'article:author',
  'og:article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'article.author',
  'authors',
  'citation_author',
  'cxenseparse:author',
  'twitter:data1',
  'author_name',
  'rnews:author',
];

/**
 * Who wrote it, as separate names; never invented: a page that names nobody, or only itself, gives none.
 * In order: JSON-LD, metas, `itemprop` and `rel=author`, elements named as bylines, lines that read as one.
 */
export function authorsOf(page: Page): Found<Author[]> | null {
  const site = siteNames(page);
  const shown = shownByline(page, site);
  const declared = fromLd(page, site) ?? fromMetas(page, site);
  if (declared && shown) {
    // The page tells people more names than it tells machines, the declared ones among them.
    const known = new Set(shown.value.map((author) => folded(author.name)));
    if (
      shown.value.length > declared.value.length &&
      declared.value.every((author) => known.has(folded(author.name)))
    ) {
      return { ...shown, confidence: 0.9 };
    }
  }
  if (declared && shown) {
    const roles = new Map(shown.value.map((author) => [folded(author.name), author]));
    return {
      ...declared,
      value: declared.value.map((author) => ({ ...author, ...rolesOf(roles.get(folded(author.name))) })),
    };
  }
  return declared ?? shown;
}

/** The role that the page shows people beside a name that it tells machines. */
function rolesOf(author: Author | undefined): { role?: string } {
  return author?.role === undefined ? {} : { role: author.role };
}

function accept(authors: Author[], site: readonly string[]): Author[] {
  const seen = new Set<string>();
  return authors.filter(({ name }) => {
    const key = folded(name);
    if (key.length < 2 || seen.has(key) || site.includes(key) || NOBODY.test(name.trim())) return false;
    seen.add(key);
    return true;
  });
}

/** Words that stand where a name would and name nobody. */
const NOBODY =
  /^(?:admin|administrator|editor|editors|webmaster|root|user|guest|null|undefined|none|unknown|anonymous|staff|wordpress|author|by|posted|redaktion|redaction|news|\d+)$|^https?:|@|^[^\p{L}\p{N}]+$/iu;

function fromLd(page: Page, site: readonly string[]): Found<Author[]> | null {
  const value = page.article?.author ?? page.article?.creator;
  if (value === undefined) return null;
  const people: string[] = [];
  for (const item of Array.isArray(value) ? value.slice(0, 50) : [value]) {
    let node: unknown = item;
    // `{"@id": "#/person/1"}` points at another object of the page.
    if (isObject(item) && item.name === undefined && typeof item['@id'] === 'string') {
      node = page.ld.find((other) => other['@id'] === item['@id'] && other.name !== undefined) ?? item;
    }
    people.push(...ldStrings(node));
  }
  const authors = accept(
    people.flatMap((text) => namesIn(tidy(text))),
    site,
  );
  return authors.length > 0 ? { value: authors, from: 'json-ld', confidence: 0.95 } : null;
}

function fromMetas(page: Page, site: readonly string[]): Found<Author[]> | null {
  for (const name of METAS) {
    // twitter:data1 is an author only where twitter:label1 says so.
    if (
      name === 'twitter:data1' &&
      !/written|author|by|作者/i.test(page.metas.get('twitter:label1')?.[0] ?? '')
    )
      continue;
    const values = page.metas.get(name) ?? [];
    const authors = accept(
      values.filter((text) => text.length < 300).flatMap((text) => namesIn(tidy(text))),
      site,
    );
    if (authors.length > 0) return { value: authors, from: `meta:${name}`, confidence: 0.85 };
  }
  return null;
}

const BYLINE_NAME =
  /(?:^|[\s_-])(?:byline|by-line|author|authors|writer|reporter|contributor|journalist|vcard|autor)(?:$|[\s_-])|(?:author|byline|reporter)[_-]*name|authorname|bylinename|c-byline/;
const ELSEWHERE =
  /comment|related|recommend|sidebar|footer|widget|popular|latest|most-|bio|about|nav|menu|teaser|promo|card|more-from|avatar/;

function shownByline(page: Page, site: readonly string[]): Found<Author[]> | null {
  let named: Element[] = [];
  for (const element of page.elements) {
    const { attribs } = element;
    if (element.name === 'meta' || element.name === 'link') continue;
    const byProperty = /\bauthor\b/i.test(attribs.itemprop ?? '') || /\bauthor\b/i.test(attribs.rel ?? '');
    if (!byProperty && !BYLINE_NAME.test(namesOf(element))) continue;
    if (isElsewhere(element)) continue;
    named.push(element);
    if (named.length >= 40) break;
  }
  // The outermost of nested ones tells the whole line; several in a row are several authors.
  named = named.filter((element) => !named.some((other) => other !== element && contains(other, element)));
  const first = named[0];
  const siblings = named.filter((element) => element.parent === first?.parent);
  const authors = accept(
    siblings.flatMap((element) => namesOfByline(element)),
    site,
  );
  if (first && authors.length > 0) {
    const name = (first.attribs.class ?? '').trim().split(/\s+/)[0];
    return { value: authors, from: name ? `css:.${name}` : `${first.name}[rel=author]`, confidence: 0.75 };
  }
  return fromLines(page, site);
}

function namesOfByline(element: Element): Author[] {
  const text = briefText(element, 200);
  if (text === '') return [];
  const links: Element[] = [];
  for (const inner of elementsIn(element)) {
    if (inner.name === 'a' || /\bname\b/.test(inner.attribs.itemprop ?? '')) links.push(inner);
  }
  const profiles = links
    .filter(
      (link) =>
        /\/(?:authors?|profiles?|people|staff|by|contributors?|team|reporters?|journalists?|autore?n?|users?|writers?|columnists?)\//i.test(
          link.attribs.href ?? '',
        ) ||
        /\bname\b/.test(link.attribs.itemprop ?? '') ||
        /\bauthor\b/.test(link.attribs.rel ?? ''),
    )
    .map((link) => briefText(link, 100))
    .filter((name) => isNameLike(name));
  const whole = namesIn(text).filter((author) => isNameLike(author.name));
  // `Jane Doe · View author publications · Follow`: the names are the links to people.
  if (profiles.length > 0) {
    const people = [...new Set(profiles)]
      .flatMap((name) => namesIn(name))
      .filter((author) => isNameLike(author.name));
    return people.map((one) => whole.find((author) => author.name === one.name) ?? one);
  }
  const linked = links.map((link) => briefText(link, 100)).filter((name) => isNameLike(name));
  if (linked.length > 0 && whole.length === 0) return linked.flatMap((name) => namesIn(name));
  return whole;
}

/** A short line that says who wrote it: `撰文：陳大文`, `記者 陳大文`, `文：李小明　攝影：王五`, `By Jane Doe`. */
const LINE =
  /^(?:撰文|採訪|采访|記者|记者|特約記者|文|作者|報道|报道|攝影|編輯|编辑|翻譯|整理|文字|撰稿)\s*[：:／/｜|︱\s]\s*\S|^By:?\s+[A-Z]|^(?:本報|特約|實習|駐\S{1,6})?記者\s?[\p{Script=Han}]{2,4}(?:[、，\s／/]|$)|^[\p{Script=Han}]{2,4}[\s／/]*(?:記者|記者報道)$|^[가-힣]{2,4}\s?기자/u;

function fromLines(page: Page, site: readonly string[]): Found<Author[]> | null {
  for (const line of nearHeadline(page, 25)) {
    const labelled = visibleDate(line) ? accept(labelledIn(line), site) : [];
    if (labelled.length > 0) return { value: labelled, from: 'text', confidence: 0.7 };
    if (line.length < 3 || line.length > 60 || !LINE.test(line) || /[。！？!?]$/.test(line)) continue;
    const authors = accept(
      namesIn(line).filter((author) => isNameLike(author.name)),
      site,
    );
    if (authors.length > 0) return { value: authors, from: 'text', confidence: 0.65 };
  }
  return null;
}

function isNameLike(name: string): boolean {
  if (
    /^(?:follow|subscribe|unsubscribe|view|read|see|more|share|email|about|contact|contributor|correspondent|reporter|source|quelle|image|photo)\b/i.test(
      name,
    )
  )
    return false;
  if (name.length < 2 || name.length > 60 || /\d{2}|[。！？!?@#…]|https?:/.test(name)) return false;
  return name.split(/\s+/).length <= 6;
}

function contains(outer: Element, inner: Element): boolean {
  for (let up = inner.parent; up; up = up.parent) if (up === outer) return true;
  return false;
}

function isElsewhere(element: Element): boolean {
  for (let up: Element | null = element; up?.attribs; up = up.parent as Element | null) {
    if (up.name === 'body' || up.name === 'html') return false;
    if (up.name === 'nav' || up.name === 'aside' || ELSEWHERE.test(namesOf(up))) return true;
  }
  return false;
}
