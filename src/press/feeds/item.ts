import type { FrontMatter } from '../../article/index.ts';
import { isoOf, publishedOf, updatedOf } from '../article/dates.ts';
import { isLanguage } from '../article/language.ts';
import { safeHref } from '../html.ts';
import { namesOf, sectionOf, tagsOf } from '../labels.ts';
import type { LocalTime } from '../times.ts';

/** What a feed says of an article; plain data, made where the article is set. */
export interface FeedItem {
  id: string;
  title: string;
  /** BCP 47; empty where the article names none. */
  lang: string;
  /** RFC 3339, with the offset of the outlet's clocks. */
  published: string;
  updated: string;
  original: string | null;
  memento: string | null;
  /** Its first words, plain. */
  summary: string;
  authors: string[];
  section: string;
  tags: string[];
}

/** An article as an item of feeds; null for one without a day, since a feed is a row in time. */
export function feedItem(id: string, front: FrontMatter, summary: string, timezone: string): FeedItem | null {
  const published = publishedOf(front, timezone);
  if (published === null) return null;
  const updated = updatedOf(front, timezone);
  const first = instant(published, timezone);
  const last = updated === null ? first : instant(updated, timezone);
  return {
    id,
    title: front.title.trim(),
    lang: front.lang !== undefined && isLanguage(front.lang) ? front.lang : '',
    published: first,
    // A change on the day itself, of which the hour is not known, is not before the story.
    updated: Date.parse(last) > Date.parse(first) ? last : first,
    original: safeHref(front.original_url ?? ''),
    memento: safeHref(front.url ?? ''),
    summary,
    authors: namesOf(front),
    section: sectionOf(front),
    tags: tagsOf(front),
  };
}

/** Feeds ask for an instant. Of a day alone it is noon on the outlet's clocks, which is that day nearly everywhere. */
function instant({ day, clock }: LocalTime, timezone: string): string {
  return isoOf({ day, clock: clock ?? '12:00' }, timezone).replace(/T\d\d:\d\d/, '$&:00');
}
