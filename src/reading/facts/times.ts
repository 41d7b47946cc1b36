import { briefText } from '../page/dom.ts';
import { ldStrings } from '../page/json-ld.ts';
import type { Page } from '../page/survey.ts';
import { dataFacts } from './data-facts.ts';
import { machineDate, type PageDate } from './dates.ts';
import { holdersOfHeadline, isElsewhere } from './elsewhere.ts';
import { withoutFalseZone } from './false-zone.ts';
import type { Found } from './found.ts';
import { shownDate, shownUpdate } from './shown-date.ts';
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
  const honest = withoutFalseZone(page);
  return (date) => inZone(honest(date), page.outlet.timezone);
}

function publishedOf(page: Page): Found<PageDate> | null {
  for (const node of [page.article, ...page.ld]) {
    const [text] = ldStrings(node?.datePublished ?? node?.dateCreated ?? []);
    const date = text === undefined ? null : machineDate(text);
    if (date) return { value: date, from: 'json-ld', confidence: 0.99 };
  }
  const meta = fromMetas(page, PUBLISHED_METAS);
  if (meta) return { ...meta, confidence: /published|issued/.test(meta.from) ? 0.96 : 0.85 };
  return fromItemprop(page, /^date(?:published|created)$/i) ?? fromData(page) ?? shownDate(page);
}

function fromData(page: Page): Found<PageDate> | null {
  const { published } = dataFacts(page);
  return published && { value: published, from: 'script-data', confidence: 0.85 };
}

function modifiedOf(page: Page): Found<PageDate> | null {
  const [text] = ldStrings(page.article?.dateModified ?? []);
  const date = text === undefined ? null : machineDate(text);
  if (date) return { value: date, from: 'json-ld', confidence: 0.95 };
  const meta = fromMetas(page, MODIFIED_METAS);
  if (meta) return { ...meta, confidence: 0.9 };
  return fromItemprop(page, /^datemodified$/i) ?? shownUpdate(page);
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
  const holders = holdersOfHeadline(page);
  for (const element of page.elements) {
    if (element.name === 'meta' || !wanted.test(element.attribs.itemprop ?? '')) continue;
    const text = element.attribs.datetime ?? element.attribs.content ?? briefText(element, 200);
    const date = machineDate(text);
    // A comment has its date too.
    if (date && !isElsewhere(element, holders, 'dates'))
      return { value: date, from: `itemprop:${element.attribs.itemprop}`, confidence: 0.93 };
  }
  return null;
}
