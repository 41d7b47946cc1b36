import type { FeedItem } from './item.ts';

/** A feed as it is to be written, in whichever form. */
export interface Feed {
  id: string;
  title: string;
  subtitle: string;
  /** BCP 47. */
  lang: string;
  publisher: string;
  rights: string;
  /** What stands before the path of a page or file: the site's address, or the way from the feed to the root. */
  base: string;
  /** The feed's own folder and page, from the root; the folder ends in `/` or is empty. */
  folder: string;
  page: string;
  items: readonly (FeedItem & { urn: string })[];
}

/** File names of the two forms, in the folder of a feed. */
export const ATOM = 'feed.xml';
export const RSS = 'rss.xml';
