import type { Element } from 'domhandler';
import type { Author } from '../../base/reading.ts';
import { briefText, elementsIn, namesOf } from '../page/dom.ts';
import type { Page } from '../page/survey.ts';
import { labelledIn, namesIn } from './byline.ts';
import { visibleDate } from './dates.ts';
import type { Found } from './found.ts';
import { nearHeadline } from './headline.ts';
import { accept, POST } from './nobody.ts';

const BYLINE_NAME =
  /(?:^|[\s_-])(?:byline|by-line|author|authors|writer|reporter|contributor|journalist|vcard|autor)(?:$|[\s_-])|(?:author|byline|reporter)[_-]*name|authorname|bylinename|c-byline/;
const ELSEWHERE =
  /(?:^|[\s_-])(?:comments?|related|recommend\w*|sidebar|footer|widget|popular|latest|most|bio|biography|about|nav\w*|menu|teasers?|promos?|cards?|more-from|avatar)(?:$|[\s_-])/;
/** Where papers keep a page for each of their people. */
const PROFILE =
  /\/(?:authors?|profiles?|people|staff|by|contributors?|team|reporters?|journalists?|autore?n?|users?|writers?|columnists?)\//i;

/** The byline that the page shows: elements named as one, links to people, lines that read as one. */
export function shownByline(page: Page, site: readonly string[]): Found<Author[]> | null {
  let named: Element[] = [];
  const above = new Set<Element>();
  for (const h1 of page.h1s.slice(0, 3))
    for (let up = h1.parent as Element | null; up; up = up.parent as Element | null) above.add(up);
  for (const element of page.elements) {
    const { attribs } = element;
    if (element.name === 'meta' || element.name === 'link') continue;
    const byProperty = /\bauthor\b/i.test(attribs.itemprop ?? '') || /\bauthor\b/i.test(attribs.rel ?? '');
    const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
    const byName = BYLINE_NAME.test(names.toLowerCase()) || BYLINE_NAME.test(apart(names));
    const byLink = element.name === 'a' && PROFILE.test((attribs.href ?? '').slice(0, 500));
    if (!byProperty && !byName && !byLink) continue;
    if (byLink && !byProperty && !byName && !/\p{L}\s\p{L}/u.test(briefText(element, 60))) continue;
    if (isElsewhere(element, above) || briefText(element, 200) === '') continue;
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
  ).filter(({ name }) => !POST.test(name));
  if (first && authors.length > 0) {
    const name = (first.attribs.class ?? '').trim().split(/\s+/)[0];
    return { value: authors, from: name ? `css:.${name}` : `${first.name}[rel=author]`, confidence: 0.75 };
  }
  return fromLines(page, site);
}

/** `metaInfoAuthorList` as `meta-info-author-list`. */
function apart(names: string): string {
  return names
    .slice(0, 500)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function namesOfByline(element: Element): Author[] {
  const text = briefText(element, 200);
  if (text === '') return [];
  // `Jane Doe` over `Marketing Manager`: the name has an element of its own.
  const own = [...elementsIn(element)].filter((inner) =>
    /(?:author|byline|writer|reporter)[\w-]*name/i.test(inner.attribs.class ?? ''),
  );
  const alone = own.filter((inner) => !own.some((other) => other !== inner && contains(inner, other)));
  const told = alone
    .flatMap((inner) => namesIn(briefText(inner, 100)))
    .filter((author) => isNameLike(author.name));
  if (told.length > 0) return told;
  const links: Element[] = [];
  for (const inner of elementsIn(element)) {
    if (inner.name === 'a' || /\bname\b/.test(inner.attribs.itemprop ?? '')) links.push(inner);
  }
  const profiles = links
    .filter(
      (link) =>
        PROFILE.test(link.attribs.href ?? '') ||
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
  /^(?:撰文|採訪|采访|記者|记者|特約記者|文|作者|報道|报道|攝影|編輯|编辑|翻譯|整理|文字|撰稿)\s*[：:／/｜|︱\s]\s*\S|^(?:(?:Written|Words|Story|Text|Posted) )?[Bb]y:?\s+[A-Z]|^(?:本報|特約|實習|駐\S{1,6})?記者\s?[\p{Script=Han}]{2,4}(?:[、，\s／/]|$)|^[\p{Script=Han}]{2,4}[\s／/]*(?:記者|記者報道)$|^[가-힣]{2,4}\s?기자/u;

function fromLines(page: Page, site: readonly string[]): Found<Author[]> | null {
  for (const line of nearHeadline(page, 25)) {
    const labelled = visibleDate(line) ? accept(labelledIn(line), site) : [];
    if (labelled.length > 0) return { value: labelled, from: 'text', confidence: 0.7 };
    if (line.length < 3 || line.length > 60 || !LINE.test(line) || /[。！？!?]$/.test(line)) continue;
    const authors = accept(
      namesIn(line).filter((author) => isNameLike(author.name) && !POST.test(author.name)),
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

function isElsewhere(element: Element, above: ReadonlySet<Element>): boolean {
  for (let up: Element | null = element; up?.attribs; up = up.parent as Element | null) {
    // What holds the headline too is the article, whatever it is called.
    if (above.has(up)) return false;
    if (up.name === 'body' || up.name === 'html') return false;
    if (up.name === 'nav' || up.name === 'aside' || ELSEWHERE.test(namesOf(up))) return true;
  }
  return false;
}
