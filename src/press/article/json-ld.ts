import { namesOf, sectionOf, tagsOf } from '../labels.ts';
import { relative, slugOf } from '../names.ts';
import type { Setting } from '../setting.ts';
import { isBody } from './citation/names.ts';
import { isoOf, publishedOf, updatedOf } from './dates.ts';
import { languageOf } from './language.ts';
import type { ArticlePageSource } from './source.ts';

/** What the head of a page says of the article besides its own facts: addresses that were found safe. */
export interface Addresses {
  /** Of the page: absolute where the site has an address, relative to the page otherwise. */
  own: string;
  original: string | null;
  memento: string | null;
  /** Of the first picture. */
  picture: string | null;
}

/** The article as schema.org's NewsArticle. Days have no offset, moments have the one that the outlet's clocks had. */
export function newsArticle(
  { front, current, summary }: ArticlePageSource,
  title: string,
  path: string,
  { own, original, memento, picture }: Addresses,
  { outlet, address }: Setting,
): object {
  const published = publishedOf(front, outlet.timezone);
  const updated = updatedOf(front, outlet.timezone);
  const names = namesOf(front);
  const listed = current === null ? [] : namesOf(current);
  const page = (to: string) => (address === null ? relative(path, to) : address + to);
  const tags = tagsOf(front);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': own,
    url: own,
    mainEntityOfPage: own,
    headline: title,
    description: summary || undefined,
    image: picture === null ? undefined : [picture],
    datePublished: published ? isoOf(published, outlet.timezone) : undefined,
    dateModified: updated ? isoOf(updated, outlet.timezone) : undefined,
    author:
      names.length === 0
        ? undefined
        : names.map((name) => ({
            '@type': isBody(name) || name.includes(outlet.name) ? 'Organization' : 'Person',
            name,
            url: listed.includes(name) ? page(`bylines/${slugOf(name)}.html`) : undefined,
          })),
    publisher: { '@type': 'NewsMediaOrganization', name: outlet.name },
    inLanguage: languageOf(front, outlet) ?? undefined,
    articleSection: sectionOf(front) || undefined,
    keywords: tags.length > 0 ? tags : undefined,
    isAccessibleForFree: true,
    isBasedOn: memento ?? undefined,
    archivedAt: memento ?? undefined,
    sameAs: original ?? undefined,
  };
}
