import type { Element } from 'domhandler';
import type { Author } from '../../base/reading.ts';
import { calledSo } from '../page/called.ts';
import { briefText, elementsIn, isHidden, namesOf as namesOfElement, textOf } from '../page/dom.ts';
import { firstLines } from '../page/lines.ts';
import type { Page } from '../page/survey.ts';
import { labelledIn, namesIn } from './byline.ts';
import { dateIn, visibleDate } from './dates.ts';
import { holdersOfHeadline, isElsewhere } from './elsewhere.ts';
import type { Found } from './found.ts';
import { nearHeadline } from './headline.ts';
import { accept, POST } from './nobody.ts';
import { folded } from './title.ts';

const BYLINE_NAME =
  /(?:^|[\s_-])(?:byline|by-line|author|authors|writer|reporter|contributor|journalist|columnist|vcard|autor)(?:$|[\s_-])|(?:author|byline|reporter)[_-]*name|authorname|bylinename|c-byline/;
/** Where papers keep a page for each of their people. */
const PROFILE =
  /\/(?:authors?|profiles?|people|staff|by|contributors?|team|reporters?|journalists?|autore?n?|users?|writers?|columnists?)\//i;

/** The byline that the page shows: elements named as one, links to people, lines that read as one. */
export function shownByline(page: Page, site: readonly string[]): Found<Author[]> | null {
  const all = bylineElements(page);
  const boxes = all.filter(isBox);
  const named = all.filter((element) => !boxes.includes(element));
  const tried = new Set<unknown>();
  for (const first of named) {
    if (tried.has(first.parent)) continue;
    tried.add(first.parent);
    // Several in a row are several authors.
    const told = named
      .filter((element) => element.parent === first.parent)
      .flatMap((element) => namesOfByline(element));
    const authors = accept(told, site).filter(({ name }) => !POST.test(name));
    // A byline that names the paper alone: the next one is of another article.
    if (authors.length === 0 && told.some(({ name }) => site.includes(folded(name)))) return null;
    if (authors.length === 0) continue;
    const name = (first.attribs.class ?? '').trim().split(/\s+/)[0];
    return { value: authors, from: name ? `css:.${name}` : `${first.name}[rel=author]`, confidence: 0.75 };
  }
  return (
    fromLines(page, site) ??
    fromLabels(page, site) ??
    fromSignature(page, site) ??
    fromBrackets(page, site) ??
    fromBoxes(boxes, site)
  );
}

/** Named as what tells of who wrote, in more words than a byline: the name stands in it as a heading or a link. */
const BOX =
  /(?:^|[\s_-])(?:author|writer|reporter|contributor)s?[_-]?(?:box|bio|about|profile|info|card|intro|desc\w*)/;

function fromBoxes(boxes: readonly Element[], site: readonly string[]): Found<Author[]> | null {
  for (const box of boxes) {
    const own = [...elementsIn(box)].filter(
      ({ name, attribs }) =>
        /^(?:h[2-6]|strong|b|a)$/.test(name) || /name/i.test(attribs.class ?? attribs.itemprop ?? ''),
    );
    const told = own.map((inner) => namesIn(briefText(inner, 60))).find((names) => names.length > 0);
    const first = told ?? namesOfByline(box).slice(0, 1);
    const authors = accept(
      first.filter(({ name }) => isNameLike(name)),
      site,
    ).filter(({ name }) => !POST.test(name));
    const name = (box.attribs.class ?? '').trim().split(/\s+/)[0];
    if (authors.length > 0) return { value: authors, from: `css:.${name}`, confidence: 0.6 };
  }
  return null;
}

/** Whether a box says more than names: a sentence. */
function isBox(element: Element): boolean {
  const text = briefText(element, 200);
  if (/.{12}[。！？]$/u.test(text)) return true;
  return BOX.test(namesOfElement(element)) && /[.!?]$|[，,].{8}/u.test(text || '.');
}

/** Elements that are named as bylines or lead to people's pages; of nested ones the outermost, which tells the whole line. */
function bylineElements(page: Page): Element[] {
  const named: Element[] = [];
  const holders = holdersOfHeadline(page);
  const called = calledSo(
    page,
    (names, written) => BYLINE_NAME.test(names) || (HUMPS.test(written) && BYLINE_NAME.test(apart(written))),
  );
  for (const element of page.elements) {
    const { attribs } = element;
    const byName = called.has(element);
    if (!byName && element.name !== 'a' && !attribs.itemprop && !attribs.rel) continue;
    // `<header class="author"><h1>…` is more than a byline.
    if (element.name === 'meta' || element.name === 'link' || holders.has(element)) continue;
    const byProperty = /\bauthor\b/i.test(attribs.itemprop ?? '') || /\bauthor\b/i.test(attribs.rel ?? '');
    const byLink = element.name === 'a' && PROFILE.test((attribs.href ?? '').slice(0, 500));
    if (!byProperty && !byName && !byLink) continue;
    if (byLink && !byProperty && !byName && !/\p{L}\s\p{L}/u.test(briefText(element, 60))) continue;
    if (isHidden(element) || isElsewhere(element, holders, 'names') || briefText(element, 200) === '')
      continue;
    named.push(element);
    if (named.length >= 40) break;
  }
  return named.filter((element) => !named.some((other) => other !== element && contains(other, element)));
}

const HUMPS = /[a-z0-9][A-Z]/;

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
    /(?:author|byline|writer|reporter|columnist)[\w-]*name|^name$/i.test(inner.attribs.class ?? ''),
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
    // `By Jane Doe, photographs by Ann Poe`, where only the first leads anywhere.
    const others = whole.filter(
      ({ name, role }) => role !== undefined && !people.some((one) => one.name === name),
    );
    return [...people.map((one) => whole.find((author) => author.name === one.name) ?? one), ...others];
  }
  const linked = links.map((link) => briefText(link, 100)).filter((name) => isNameLike(name));
  if (linked.length > 0 && whole.length === 0) return linked.flatMap((name) => namesIn(name));
  return whole.length > 0 ? whole : fromWithin(element);
}

/** `Politics · by Jane Doe · 5 min`, each in an element of its own: the one that begins as a byline does. */
function fromWithin(element: Element): Author[] {
  for (const inner of elementsIn(element)) {
    const text = briefText(inner, 100);
    const authors = BEGINS.test(text) ? namesIn(text).filter((author) => isNameLike(author.name)) : [];
    if (authors.length > 0) return authors;
  }
  return [];
}

const BEGINS = /^(?:by|von|par|por|di|door|av|af|文|撰文|記者|作者)[\s:：]/i;

/** A short line that says who wrote it: `撰文：陳大文`, `記者 陳大文`, `文：李小明　攝影：王五`, `By Jane Doe`. */
const LINE =
  /^(?:撰文|採訪|采访|(?:特約)?撰稿人|特約作者|記者|记者|特約記者|文|作者|報道|报道|攝影|編輯|编辑|翻譯|整理|文字|撰稿)\s*[：:／/｜|︱\s]\s*\S|^(?:(?:Written|Words|Story|Text|Posted) )?[Bb]y:?\s+[A-Z]|^(?:本報|特約|實習|駐\S{1,6})?記者\s?[\p{Script=Han}]{2,4}(?:[、，\s／/]|$)|^[\p{Script=Han}]{2,4}[\s／/]*(?:記者|記者報道)$|^[가-힣]{2,4}\s?기자/u;

function fromLines(page: Page, site: readonly string[]): Found<Author[]> | null {
  for (const line of nearHeadline(page, 25)) {
    const labelled = visibleDate(line) ? accept(labelledIn(line), site) : [];
    const after = /^\W{0,3}by\s+(?=\p{Lu})(.{3,60})$/iu.exec(dateIn(line)?.after ?? '')?.[1];
    if (after !== undefined)
      labelled.push(
        ...accept(
          namesIn(after).filter(({ name }) => isNameLike(name)),
          site,
        ),
      );
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

/** `Autor: Jane Doe` anywhere in the lines of a page; the label may stand in an element of its own. */
const LABELLED_NAME =
  /^(?:autor(?:in)?(?:\s?\/\s?autor(?:in)?)?|author|auteure?|autore|autrice|yazar|tác giả|автор|penulis)\s?:?\s(\p{Lu}[\p{L}\p{M}.'’-]*(?:\s\p{Lu}[\p{L}\p{M}.'’-]*){1,3})$/iu;

function fromLabels(page: Page, site: readonly string[]): Found<Author[]> | null {
  for (const line of firstLines(page)) {
    const name = line.length <= 60 ? LABELLED_NAME.exec(line)?.[1] : undefined;
    if (name === undefined || POST.test(name) || !/^\p{Lu}\S*(?:\s\p{Lu}\S*)+$/u.test(name)) continue;
    const authors = accept([{ name }], site);
    if (authors.length > 0) return { value: authors, from: 'text', confidence: 0.65 };
  }
  return null;
}

/** Under the text, in a line of its own: `明日記者 陳大文`, `文／陳大文`. */
const SIGNATURE =
  /^(?:(?:\p{Script=Han}{2}|特約|實習|駐\S{1,6})?記者\s+|(?:文|撰文|採訪|撰稿|文字|攝|攝影)\s?[／/：:|｜]\s?)[\p{L}·]{2,20}(?:[、 \u3000][\p{L}·]{2,20}){0,3}$/u;

function fromSignature(page: Page, site: readonly string[]): Found<Author[]> | null {
  const signed = firstLines(page).filter((line) => line.length <= 40 && SIGNATURE.test(line));
  if (signed.length === 0 || signed.length > 4) return null;
  const told = signed
    .flatMap((line) => namesIn(line.replace(/^\p{Script=Han}{2}(?=記者\s)/u, '')))
    .filter(({ name }) => isNameLike(name) && !POST.test(name));
  const authors = accept(told, site);
  return authors.length > 0 ? { value: authors, from: 'text', confidence: 0.55 } : null;
}

/** `【記者陳大文／台北報導】`, `（記者 陳大文、李小明）`: where papers of Taiwan and Hong Kong set the byline, in the text. */
const BRACKETED =
  /[【〔（([]\s?\p{Script=Han}{0,6}?((?:特約|實習|实习)?(?:記者|记者))\s?(\p{Script=Han}{2,4}(?:[、，及和]\s?\p{Script=Han}{2,4}){0,4})\s?(?:[／/╱∕\s][^】〕）)\]]{0,20})?[】〕）)\]]/u;

function fromBrackets(page: Page, site: readonly string[]): Found<Author[]> | null {
  const match = BRACKETED.exec(textOf(page.body).slice(0, 100_000));
  if (!match) return null;
  const authors = match[2]!.split(/[、，及和]\s?/).map((name) => ({ name, role: match[1]! }));
  const accepted = accept(authors, site);
  return accepted.length > 0 ? { value: accepted, from: 'text', confidence: 0.65 } : null;
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
