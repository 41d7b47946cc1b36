import type { Element } from 'domhandler';
import { briefText, isElement, namesOf, tidy } from '../page/dom.ts';
import { ldStrings, typesOf, unentity } from '../page/json-ld.ts';
import { firstLines } from '../page/lines.ts';
import type { Page } from '../page/survey.ts';
import { dataFacts } from './data-facts.ts';
import type { Found } from './found.ts';

/** ` | `, ` - `, `｜`, … between a headline and its site's name. */
const SEPARATOR =
  /\s+[|\-–—―‐:»«·•/_~>]{1,2}\s+|\s*[|｜︱│∣ㅣ]+\s*|_+(?=[^_]*$)|\s+::\s+|(?<=[\u3000-\u9fff\uac00-\ud7a3])-(?=[^-]*$)/gu;

/** Names that the site goes by: the outlet's, `og:site_name`, the publisher, the host. */
export function siteNames(page: Page): string[] {
  const names = [page.outlet.name];
  for (const key of [
    'og:site_name',
    'application-name',
    'twitter:site',
    'al:ios:app_name',
    'publisher',
    'dc.publisher',
  ])
    names.push(...(page.metas.get(key) ?? []).slice(0, 2));
  for (const node of page.ld.slice(0, 200)) {
    if (typesOf(node).some((type) => /Organization$|WebSite$/.test(type)))
      names.push(...ldStrings(node.name));
    names.push(...ldStrings(node.publisher ?? []));
  }
  const host = hostOf(page.address);
  const label = host.replace(/\.(?:com?|org|net|gov|edu|ac|go|or|ne)?(?:\.?[a-z]{2,})$/, '');
  names.push(host, label, label.split('.').pop() ?? '');
  // `Deutsche Zeitung (www.dz.example)`, `Example Interactive | Charlotte, NC`
  names.push(
    ...names.flatMap((name) =>
      tidy(name.slice(0, 200))
        .replace(/ ?\([^()]{0,100}\)/g, '')
        .split(/ [|–—·•-] | ?[|｜] ?/),
    ),
  );
  // A name of sixty letters is a headline that stands where the name should.
  return [...new Set(names.map(folded).filter((name) => name.length > 1 && name.length <= 60))];
}

export function hostOf(address: string): string {
  return (/^https?:\/\/(?:www\d*\.)?([^/:?#]+)/i.exec(address)?.[1] ?? '').toLowerCase();
}

/** Of these letters the half width and the normal form are themselves. */
const PLAIN = /^[\0-\x7f]*$/;

/** For comparing names and headlines: letters and digits alone, lower case, full width as half width. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A title without the site's name and section after (or before) its separators. */
export function withoutSite(
  title: string,
  names: readonly string[],
  sections: readonly string[] = [],
): string {
  let kept = title;
  // `Headline | Section | Site`: a part at a time from the end, then one from the start.
  for (let round = 0; round < 3; round++) {
    const cuts = [...kept.matchAll(SEPARATOR)];
    const last = cuts.at(-1);
    if (!last) break;
    const first = cuts[0]!;
    const end = kept.slice(last.index + last[0].length);
    const start = kept.slice(0, first.index);
    const ends =
      isSiteName(end, names) ||
      initialsOf(end).some((initials) => initials.length >= 3 && names.includes(initials)) ||
      (kept !== title && sections.includes(folded(end)));
    if (last.index > 0 && ends) kept = kept.slice(0, last.index).trim();
    else if (isSiteName(start, names)) kept = kept.slice(first.index + first[0].length).trim();
    else break;
  }
  return kept;
}

function isSiteName(part: string, names: readonly string[]): boolean {
  const bare = folded(part);
  if (bare.length < 2) return part.trim() === '';
  return names.some(
    (name) =>
      name === bare ||
      (bare.length >= 4 &&
        name.length >= 4 &&
        (name.startsWith(bare) || bare.startsWith(name)) &&
        bare.length < 30),
  );
}

/** `Farm Bank Financial Services` is fbfs.example; `Bank of the North` may be botn or bn. */
function initialsOf(part: string): string[] {
  const words = part.slice(0, 200).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 3) return [];
  const initials = (of: string[]): string =>
    of
      .map((word) => word[0])
      .join('')
      .toLowerCase();
  return [initials(words), initials(words.filter((word) => /^\p{Lu}/u.test(word)))];
}

/** The sections that the page says it stands in. */
function sectionNames(page: Page): string[] {
  const metas = ['article:section', 'section', 'category', 'content_category', 'parsely-section'];
  return [
    ...metas.flatMap((key) => page.metas.get(key) ?? []),
    ...ldStrings(page.article?.articleSection ?? []),
  ].map(folded);
}

interface Candidate {
  text: string;
  from: string;
}

/**
 * The headline: what JSON-LD calls so; else what the page shows as its `<h1>`, where that agrees with what
 * it tells others (`og:title`, `<title>`); else the best of these, without the site's suffix.
 */
export function titleOf(page: Page): Found<string> | null {
  const titleTag = page.titleText;
  const banners = bannersOf(page, titleTag);
  const names = [...siteNames(page), ...banners];
  const sections = sectionNames(page);
  const told: Candidate[] = [];
  const add = (text: string | undefined, from: string) => {
    const whole = withoutBanner(tidy(unentity(text ?? '')).slice(0, 1000), banners);
    const clean = withoutSite(whole, names, sections);
    if (clean !== '' && !isSiteName(clean, names)) told.push({ text: clean, from });
  };
  for (const headline of ldStrings(page.article?.headline ?? [])) add(headline, 'json-ld');
  for (const key of ['og:title', 'twitter:title', 'dc.title', 'sailthru.title', 'parsely-title', 'title'])
    add(page.metas.get(key)?.[0], `meta:${key}`);
  add(titleTag, 'title');
  const shown = page.h1s
    .slice(0, 50)
    .map((h1) => headlineText(h1, told))
    .filter((text) => text !== '' && text.length < 500 && !isSiteName(text, names));
  // What the newsroom itself calls its headline; cut short by its template, the page shows the whole.
  const declared = told.find((one) => one.from === 'json-ld');
  if (declared && !/(?:…|\.\.\.)$/.test(declared.text)) {
    const social = writtenForReaders(declared, told, shown);
    if (social) return { value: social.text, from: social.from, confidence: 0.85 };
    const seen = shown.some((text) => folded(text) === folded(declared.text));
    return { value: withoutSection(declared, told), from: 'json-ld', confidence: seen ? 0.99 : 0.9 };
  }
  for (const text of shown) {
    if (told.some((one) => agree(text, one.text))) {
      return { value: withoutSite(text, names), from: 'h1', confidence: 0.95 };
    }
  }
  // One `<h1>`, and it speaks of what the page tells others it is about: the headline in the page's own words.
  const [only] = shown;
  if (only !== undefined && shown.length === 1 && told.some((one) => areKin(only, one.text)))
    return { value: withoutSite(only, names), from: 'h1', confidence: 0.85 };
  // `訃聞：陳老太太` on a page that is titled `訃聞`.
  if (only !== undefined && shown.length === 1 && told.some((one) => says(only, one.text)))
    return { value: withoutSite(only, names), from: 'h1', confidence: 0.75 };
  const heading = headingLike(page, told);
  if (heading) return { value: heading, from: 'heading', confidence: 0.9 };
  const best = told[0];
  const drawn = best?.from === 'title' ? dataFacts(page).title : null;
  if (drawn) return { value: drawn, from: 'script-data', confidence: 0.85 };
  const line = best?.from === 'title' && shown.length === 0 ? shownLine(page, best.text) : null;
  if (line) return { value: line, from: 'text', confidence: 0.75 };
  if (best) {
    const second = told.find((one) => one !== best && agree(one.text, best.text));
    const beyondTitle = best.from !== 'title' || best.text !== titleTag;
    return { value: best.text, from: best.from, confidence: second ? 0.9 : beyondTitle ? 0.75 : 0.6 };
  }
  const alone = shown[0];
  return alone ? { value: alone, from: 'h1', confidence: 0.6 } : null;
}

/** An `<h1>` that is the paper's banner: `Lessons Learned` over a page that is titled `Lessons Learned: The boat`. */
function bannersOf(page: Page, titleTag: string): string[] {
  const social = folded(page.metas.get('og:title')?.[0] ?? '');
  const whole = folded(titleTag);
  if (social === whole) return [];
  const headlines = new Set(social === '' ? namedHeadlines(page) : [social]);
  return page.h1s
    .slice(0, 5)
    .map((h1) => folded(briefText(h1, 200)))
    .filter(
      (h1) =>
        h1 !== '' &&
        !headlines.has(h1) &&
        [...headlines].some((headline) => whole === h1 + headline || whole === headline + h1),
    );
}

/** The headings of lower ranks that are named as an article's: `<h3 class="post-title entry-title">`. */
function namedHeadlines(page: Page): string[] {
  return page.elements
    .filter(({ name, attribs }) => /^h[2-4]$/.test(name) && /title|headline/i.test(attribs.class ?? ''))
    .slice(0, 20)
    .map((heading) => folded(briefText(heading, 300)))
    .filter((text) => text !== '');
}

/** `Lessons Learned: The boat`, where the banner says the first. */
function withoutBanner(title: string, banners: readonly string[]): string {
  const colon = /^([^:：]{1,100})[:：]\s*(?=\S)/u.exec(title);
  return colon && banners.includes(folded(colon[1]!)) ? title.slice(colon[0].length) : title;
}

/**
 * Of a page without an `<h1>`, the line that says the longest part of its `<title>`: `海角日報 - 港聞 - 泳灘下月重開`
 * over a line `三個泳灘下月重開`.
 */
function shownLine(page: Page, title: string): string | null {
  const parts = title
    .split(SEPARATOR)
    .filter((part) => folded(part).length >= 4)
    .sort((a, b) => b.length - a.length);
  if (parts.length === 0 || parts.length > 6) return null;
  const lines = firstLines(page).filter((line) => line.length >= 4 && line.length <= 80);
  for (const part of parts) {
    const wanted = folded(part);
    const line = lines.find((one) => {
      const bare = folded(one);
      return bare.includes(wanted) && bare.length <= wanted.length * 1.7;
    });
    if (line && folded(line) !== folded(title)) return line;
    if (line) return null;
  }
  return null;
}

const KICKER =
  /(?:^|[\s_-])(?:kicker|overline|eyebrow|topline|preheadline|pre-headline|dachzeile|roofline|spitzmarke|overhead|pretitle|supertitle|sr-only|visually-hidden|visuallyhidden|offscreen|screen-reader-text)(?:$|[\s_-])/;

/** What an `<h1>` says without the kicker and the words for screen readers that it holds, unless others are told these too. */
function headlineText(h1: Element, told: readonly Candidate[]): string {
  const whole = briefText(h1, 500);
  if (told.some((one) => folded(one.text) === folded(whole))) return whole;
  let text = whole;
  for (const inner of h1.children) {
    if (!isElement(inner) || !KICKER.test(namesOf(inner))) continue;
    const kicker = briefText(inner, 200);
    if (kicker !== '') text = text.replace(kicker, ' ');
  }
  const bare = tidy(text).replace(/^[\s:|–—-]+/u, '');
  return bare === '' ? whole : bare;
}

/**
 * Where JSON-LD only repeats `<title>`, which is written for search engines, and `og:title` says it otherwise:
 * that is what the newsroom wrote for people. Not where it only adds to the headline or shortens what the page shows.
 */
function writtenForReaders(
  declared: Candidate,
  told: readonly Candidate[],
  shown: readonly string[],
): Candidate | null {
  const social = told.find((one) => one.from === 'meta:og:title');
  const searched = told.find((one) => one.from === 'title');
  if (!social || !searched || /(?:…|\.\.\.)$/.test(social.text)) return null;
  const [ld, og] = [folded(declared.text), folded(social.text)];
  if (ld === og || ld !== folded(searched.text) || og.includes(ld)) return null;
  const shownOg = shown.some((text) => folded(text) === og);
  return shownOg || og.length >= ld.length * 0.4 ? social : null;
}

/** `Headline | Sport` where others are told `Headline`. */
function withoutSection(declared: Candidate, told: readonly Candidate[]): string {
  const shorter = told.find(
    (one) =>
      declared.text.startsWith(one.text) &&
      /^\s*[|｜]\s*[^|｜]{2,20}$/u.test(declared.text.slice(one.text.length)),
  );
  return shorter?.text ?? declared.text;
}

/** Whether a headline holds another text whole. */
function says(headline: string, text: string): boolean {
  const bare = folded(text);
  return bare.length >= 2 && folded(headline).includes(bare);
}

/** Whether two texts speak of the same: of the words (or pairs of Han letters) of the shorter, a third stand in the other. */
function areKin(a: string, b: string): boolean {
  const [short, long] = [piecesOf(a), piecesOf(b)].sort((x, y) => x.size - y.size) as [
    Set<string>,
    Set<string>,
  ];
  let shared = 0;
  for (const piece of short) if (long.has(piece)) shared++;
  return short.size >= 2 && shared >= 1 && shared >= short.size * 0.34;
}

function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, 500)
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    if (/[\u3040-\u9fff]/.test(word))
      for (let i = 0; i + 2 <= word.length; i++) pieces.add(word.slice(i, i + 2));
    else if (word.length > 3 || /\d/.test(word)) pieces.add(word.replace(/s$/, ''));
  }
  return pieces;
}

/** A heading of another rank, or an element named as one, that says what the page says elsewhere. */
function headingLike(page: Page, told: readonly Candidate[]): string | null {
  const wanted = new Set(told.map((one) => folded(one.text)));
  for (const element of page.elements) {
    if (!/^h[2-4]$/.test(element.name) && !/title|headline/i.test(element.attribs.class ?? '')) continue;
    if (element.children.length > 20) continue;
    const text = briefText(element, 300);
    if (wanted.has(folded(text)) && folded(text) !== '') return text;
  }
  return null;
}

/** Whether two headlines are one: the same letters, or the one begins the other, cut short by `…`. */
function agree(a: string, b: string): boolean {
  const [short, long] = [folded(a), folded(b)].sort((x, y) => x.length - y.length) as [string, string];
  if (short === long) return short !== '';
  return (
    short.length >= 6 && (long.startsWith(short) || long.endsWith(short)) && short.length >= long.length * 0.5
  );
}
