import type { Element } from 'domhandler';
import { briefText, namesOf } from '../page/dom.ts';
import { ldStrings } from '../page/json-ld.ts';
import type { Page } from '../page/survey.ts';
import { machineDate, type PageDate, visibleDate } from './dates.ts';
import type { Found } from './found.ts';
import { nearHeadline } from './headline.ts';
import { inZone } from './zone.ts';

const PUBLISHED_METAS = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'article.published',
  'published_at',
  'publish-date',
  'publishdate',
  'pubdate',
  'publication_date',
  'publication-date',
  'dcterms.created',
  'dcterms.date',
  'dc.date.issued',
  'dc.date.created',
  'dc.date',
  'date.created',
  'datecreated',
  'last-publish-date',
  'displaydate',
  'date',
  'article.created',
  'citation_publication_date',
  'dc.terms.issued',
  'dcterms.issued',
  'rnews:datepublished',
  'og:pubdate',
  'pdate',
  'vr:published_time',
];
const MODIFIED_METAS = [
  'article:modified_time',
  'og:modified_time',
  'og:updated_time',
  'datemodified',
  'article.updated',
  'dcterms.modified',
  'dc.date.modified',
  'lastmod',
  'last-modified',
  'revised',
  'cxenseparse:recs:modifytime',
  'article:modified',
];

/** When the article was published and last changed, in the outlet's zone. */
export function timesOf(page: Page): { published: Found<string> | null; modified: Found<string> | null } {
  const published = publishedOf(page);
  const modified = modifiedOf(page);
  if (!published && !modified) return { published, modified };
  const local = localTime(page);
  const told = published && { ...published, value: local(published.value) };
  const changed = modified && { ...modified, value: local(modified.value) };
  return { published: told, modified: changed && changed.value !== told?.value ? changed : null };
}

/** How a date of this page is told in the outlet's zone; a false `+00:00` is not believed. */
export function localTime(page: Page): (date: PageDate) => string {
  const zone = page.outlet.timezone;
  let shown: ReadonlySet<string> | null = null;
  return (date) => {
    if (date.offset === 0 && date.time !== null && zone !== 'UTC') shown ??= shownClocks(page);
    return inZone(honest(date, shown ?? new Set(), zone), zone);
  };
}

function publishedOf(page: Page): Found<PageDate> | null {
  for (const node of [page.article, ...page.ld]) {
    const [text] = ldStrings(node?.datePublished ?? node?.dateCreated ?? []);
    const date = text === undefined ? null : machineDate(text);
    if (date) return { value: date, from: 'json-ld', confidence: 0.99 };
  }
  const meta = fromMetas(page, PUBLISHED_METAS);
  if (meta) return { ...meta, confidence: /published|issued/.test(meta.from) ? 0.96 : 0.85 };
  return fromItemprop(page, /^date(?:published|created)$/i) ?? fromPage(page);
}

function modifiedOf(page: Page): Found<PageDate> | null {
  const [text] = ldStrings(page.article?.dateModified ?? []);
  const date = text === undefined ? null : machineDate(text);
  if (date) return { value: date, from: 'json-ld', confidence: 0.95 };
  const meta = fromMetas(page, MODIFIED_METAS);
  if (meta) return { ...meta, confidence: 0.9 };
  return fromItemprop(page, /^datemodified$/i) ?? updatedShown(page);
}

function fromMetas(page: Page, names: readonly string[]): { value: PageDate; from: string } | null {
  for (const name of names) {
    for (const text of page.metas.get(name) ?? []) {
      const date = machineDate(text);
      if (date) return { value: date, from: `meta:${name}` };
    }
  }
  return null;
}

function fromItemprop(page: Page, wanted: RegExp): Found<PageDate> | null {
  for (const element of page.elements) {
    if (element.name === 'meta' || !wanted.test(element.attribs.itemprop ?? '')) continue;
    const text = element.attribs.datetime ?? element.attribs.content ?? briefText(element, 200);
    const date = machineDate(text);
    if (date) return { value: date, from: `itemprop:${element.attribs.itemprop}`, confidence: 0.93 };
  }
  return null;
}

const DATE_NAME =
  /(?:^|[\s_-])(?:date|time|datetime|published|pubdate|publish(?:ed)?[\w-]*|posted|timestamp|dateline|post-date|entry-date|byline|meta|line|info|update[d]?)(?:$|[\s_-])|date$|time$/;
const ELSEWHERE =
  /comment|related|recommend|sidebar|footer|widget|ranking|popular|latest|most-|archive|copyright|nav|menu|teaser|promo/;
const UPDATED =
  /更新|修訂|修改|最後|最后|updated|modified|last edit|수정|aktualisiert|mis à jour|actualizado|aggiornato/i;

/** A date that the page shows: `<time>` or an element named as a date, the nearest after the headline first. */
function fromPage(page: Page): Found<PageDate> | null {
  const headline = page.h1s.length === 1 ? page.elements.indexOf(page.h1s[0]!) : -1;
  let best: { date: PageDate; distance: number; from: string; confidence: number } | null = null;
  page.elements.forEach((element, i) => {
    const isTime = element.name === 'time';
    const names = namesOf(element);
    if (!isTime && (names === ' ' || !DATE_NAME.test(names) || element.children.length > 30)) return;
    if (isElsewhere(element)) return;
    const shown = briefText(element, 200);
    const date = (isTime && machineDate(element.attribs.datetime ?? '')) || visibleDate(shown);
    if (!date || (UPDATED.test(shown) && !/發布|發佈|刊登|發表|published|posted/i.test(shown) && best))
      return;
    const distance = headline < 0 ? i : i < headline ? (headline - i) * 3 : i - headline;
    if (best && best.distance <= distance) return;
    const from = isTime
      ? 'time'
      : `css:.${(element.attribs.class ?? element.attribs.id ?? '').trim().split(/\s+/)[0]}`;
    best = { date, distance, from, confidence: isTime ? 0.8 : 0.75 };
  });
  const found = best as { date: PageDate; from: string; confidence: number } | null;
  if (found) return { value: found.date, from: found.from, confidence: found.confidence };
  return fromLines(page) ?? fromAddress(page.address);
}

/** A short line by the headline that holds a date: `2003年7月2日<br>`. */
function fromLines(page: Page): Found<PageDate> | null {
  for (const line of nearHeadline(page, 40)) {
    const date = line.length >= 6 && line.length <= 80 ? visibleDate(line) : null;
    if (date && !/©|copyright|版權/i.test(line)) return { value: date, from: 'text', confidence: 0.6 };
  }
  return null;
}

function fromAddress(address: string): Found<PageDate> | null {
  const match =
    /[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|\d{0,8}(?:\.|\/|$))/.exec(
      address,
    );
  const date = match && machineDate(`${match[1]}-${match[2]}-${match[3]}`);
  return date ? { value: date, from: 'address', confidence: 0.7 } : null;
}

function updatedShown(page: Page): Found<PageDate> | null {
  for (const element of page.elements) {
    if (element.children.length > 12 || /^(?:script|style|a|option)$/.test(element.name)) continue;
    if (element.name !== 'time' && !DATE_NAME.test(namesOf(element))) continue;
    const text = briefText(element, 200);
    const at = text.search(UPDATED);
    if (at < 0 || isElsewhere(element)) continue;
    const date = visibleDate(text.slice(at));
    if (date) return { value: date, from: 'text', confidence: 0.7 };
  }
  return null;
}

function isElsewhere(element: Element): boolean {
  for (let up: Element | null = element; up; up = up.parent as Element | null) {
    if (!up.attribs) break;
    if (up.name === 'footer' && up.parent && (up.parent as Element).name === 'body') return true;
    if (up.name === 'nav' || up.name === 'aside') return true;
    if (up.name !== 'body' && up.name !== 'html' && ELSEWHERE.test(namesOf(up))) return true;
  }
  return false;
}

/** Every `hh:mm` that the page shows near a date, for telling a false `+00:00`. */
function shownClocks(page: Page): Set<string> {
  const clocks = new Set<string>();
  for (const element of page.elements) {
    if (element.name !== 'time' && !DATE_NAME.test(namesOf(element))) continue;
    if (element.children.length > 30) continue;
    const date = visibleDate(briefText(element, 200));
    if (date?.time) clocks.add(`${date.day} ${date.time.slice(0, 5)}`);
  }
  return clocks;
}

/**
 * A `+00:00` is false where the page shows people the same clock: `2019-02-28T16:43:53+00:00` over
 * `2019-02-28 16:43` in Hong Kong is 16:43 there. Believed only with that witness.
 */
function honest(date: PageDate, shown: ReadonlySet<string>, zone: string): PageDate {
  if (date.offset !== 0 || date.time === null || zone === 'UTC') return date;
  return shown.has(`${date.day} ${date.time.slice(0, 5)}`) ? { ...date, offset: null } : date;
}
