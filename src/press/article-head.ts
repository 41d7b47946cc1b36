import type { ArticlePageSource } from './article-source.ts';
import { escapeHtml, jsonForScript, safeHref } from './html.ts';
import { namesOf } from './labels.ts';
import { articlePage, relative } from './names.ts';
import type { Setting } from './setting.ts';
import { readTime } from './times.ts';

/** What machines read: original and memento, canonical, Open Graph, JSON-LD. The last is data and never runs. */
export function headOf(
  { id, revision, front, summary, body }: ArticlePageSource,
  path: string,
  setting: Setting,
  title: string,
): string {
  const { outlet, address } = setting;
  const own = address === null ? relative(path, articlePage(id)) : address + articlePage(id);
  const { timezone } = outlet;
  const published = [front.published, front.date].find((time) => readTime(time, timezone) !== null);
  const modified = readTime(front.modified, timezone) === null ? undefined : front.modified;
  const original = safeHref(front.original_url ?? '');
  const memento = safeHref(front.url ?? '');
  const names = namesOf(front);
  const lines = [`<link rel="canonical" href="${escapeHtml(own)}">`];
  if (revision !== null) lines.push('<meta name="robots" content="noindex">');
  if (original) lines.push(`<link rel="original" href="${escapeHtml(original)}">`);
  if (memento) lines.push(`<link rel="memento" href="${escapeHtml(memento)}">`);
  const property = (name: string, value: string | undefined) => {
    if (value) lines.push(`<meta property="${name}" content="${escapeHtml(value)}">`);
  };
  property('og:type', 'article');
  property('og:title', title);
  property('og:site_name', outlet.name);
  property('og:description', summary);
  if (address !== null) property('og:url', address + path);
  if (address !== null && body.count.firstPicture !== null)
    property('og:image', address + body.count.firstPicture);
  property('article:published_time', published);
  property('article:modified_time', modified);
  property('article:section', front.category);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    description: summary || undefined,
    datePublished: published,
    dateModified: modified,
    author: names.length > 0 ? names.map((name) => ({ '@type': 'Person', name })) : undefined,
    publisher: { '@type': 'NewsMediaOrganization', name: outlet.name },
    inLanguage: front.lang ?? outlet.languages[0],
    articleSection: front.category,
    keywords: front.tags?.length ? front.tags : undefined,
    isBasedOn: memento ?? undefined,
    sameAs: original ?? undefined,
  };
  lines.push(`<script type="application/ld+json">${jsonForScript(data)}</script>`);
  return `${lines.join('\n')}\n`;
}
