import { escapeHtml, jsonForScript, safeHref } from '../html.ts';
import { namesOf, sectionOf, tagsOf } from '../labels.ts';
import { articlePage, relative } from '../names.ts';
import type { Setting } from '../setting.ts';
import { citedNames, plain } from './citation/names.ts';
import { isoOf, publishedOf, updatedOf } from './dates.ts';
import { type Addresses, newsArticle } from './json-ld.ts';
import { languageOf } from './language.ts';
import type { ArticlePageSource } from './source.ts';

/** So many tags and names are told to machines one by one. */
const MOST = 20;

/**
 * What machines read: original and memento, canonical, Open Graph, the tags of scholarly search engines and
 * reference managers, JSON-LD. The last is data and never runs.
 */
export function headOf(source: ArticlePageSource, path: string, setting: Setting, title: string): string {
  const { id, revision, front, body } = source;
  const { address } = setting;
  const own = address === null ? relative(path, articlePage(id)) : address + articlePage(id);
  const picture = body.count.firstPicture;
  const addresses: Addresses = {
    own,
    original: safeHref(front.original_url ?? ''),
    memento: safeHref(front.url ?? ''),
    picture: picture === null ? null : address === null ? relative(path, picture) : address + picture,
  };
  const lines = address === null ? [] : [`<link rel="canonical" href="${escapeHtml(own)}">`];
  if (revision !== null) lines.push('<meta name="robots" content="noindex">');
  for (const rel of ['original', 'memento'] as const)
    if (addresses[rel]) lines.push(`<link rel="${rel}" href="${escapeHtml(addresses[rel])}">`);
  const told = [
    ...openGraph(source, title, addresses, setting),
    ...scholarly(source, title, addresses, setting),
  ];
  for (const [kind, name, value] of told)
    if (value) lines.push(`<meta ${kind}="${name}" content="${escapeHtml(value)}">`);
  const data = newsArticle(source, title, path, addresses, setting);
  lines.push(`<script type="application/ld+json">${jsonForScript(data)}</script>`);
  return `${lines.join('\n')}\n`;
}

type Meta = [kind: 'property' | 'name', name: string, value: string | null | undefined];

/** For previews of links (ogp.me). A page without an address of its own cannot name one, nor a picture. */
function openGraph(
  { front, summary, body }: ArticlePageSource,
  title: string,
  { own, picture }: Addresses,
  { outlet, address }: Setting,
): Meta[] {
  const published = publishedOf(front, outlet.timezone);
  const updated = updatedOf(front, outlet.timezone);
  const property = (name: string, value: string | null | undefined): Meta => ['property', name, value];
  return [
    property('og:type', 'article'),
    property('og:title', title),
    property('og:description', summary),
    property('og:site_name', outlet.name),
    property('og:locale', localeOf(languageOf(front, outlet) ?? '')),
    ...(address === null ? [] : [property('og:url', own), property('og:image', picture)]),
    property('article:published_time', published && isoOf(published, outlet.timezone)),
    property('article:modified_time', updated && isoOf(updated, outlet.timezone)),
    property('article:section', sectionOf(front)),
    ...tagsOf(front)
      .slice(0, MOST)
      .map((tag) => property('article:tag', tag)),
    ...(address !== null && body.count.firstPicture !== null
      ? [['name', 'twitter:card', 'summary_large_image'] satisfies Meta]
      : []),
  ];
}

/** The tags that Google Scholar and Zotero read (Highwire Press). */
function scholarly(
  { front }: ArticlePageSource,
  title: string,
  { own, memento, original }: Addresses,
  { outlet, address }: Setting,
): Meta[] {
  const day = publishedOf(front, outlet.timezone)?.day;
  const name = (key: string, value: string | null | undefined): Meta => ['name', `citation_${key}`, value];
  return [
    name('title', plain(title)),
    ...citedNames(namesOf(front), plain(outlet.name))
      .slice(0, MOST)
      .map((each) => name('author', each.is === 'person' ? `${each.family}, ${each.given}` : each.whole)),
    name('publication_date', day?.replaceAll('-', '/')),
    name('journal_title', outlet.name),
    name('language', languageOf(front, outlet)),
    name('public_url', address === null ? (memento ?? original) : own),
  ];
}

/** `zh-Hant-HK` → `zh_HK`; null where a language is named without its territory. */
function localeOf(lang: string): string | null {
  const match = /^([a-z]{2,3})(?:-[A-Za-z]{4})?-([A-Z]{2})$/.exec(lang);
  return match ? `${match[1]}_${match[2]}` : null;
}
