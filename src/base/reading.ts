import type { Block } from './blocks.ts';
import type { Timestamp } from './timestamp.ts';

/** Who wrote, photographed, edited; a role as the page gives it (記者, 特約, photographer). */
export interface Author {
  name: string;
  role?: string;
}

/** The fields of an article that carry a source and a confidence. */
export type Field =
  | 'title'
  | 'standfirst'
  | 'authors'
  | 'published'
  | 'modified'
  | 'section'
  | 'tags'
  | 'lang'
  | 'page'
  | 'next'
  | 'body';

/** Something taken out of a page's text on purpose, so that `explain` can say what and by which rule. */
export interface Removal {
  rule: string;
  /** The first 200 characters of the text that went. */
  text: string;
}

/** A change made to a text that somebody else had saved, so that `explain` can say what was mended and by which rule. */
export interface Repair {
  rule: string;
  /** What it was and what it became, for a person. */
  text: string;
}

/** What a page, or a file of another rescue, says of the person behind a byline. */
export interface Biography {
  /** As it stands over the biography; one of the article's bylines, where it has any. */
  name: string;
  /** `博客`, `主筆`, `Blog`; null where nothing is said. */
  role: string | null;
  text: string;
  /** Address of the portrait on the outlet's own site, or null. */
  avatar: string | null;
}

/** Which capture a reading is of. */
export interface ReadCapture {
  original: string;
  timestamp: Timestamp;
  /** `sha256:` of the stored body bytes. */
  digest: string;
  /** Why the capture is known not to be whole, or null. */
  truncated: string | null;
  /** URI-M, or null. */
  memento: string | null;
  /**
   * The file of another rescue that the reading was made from, below the archive: `imported/a/1.md`. The digest is
   * that file's own, and where no memento is known address and timestamp only say what the file says of itself.
   */
  imported?: string;
  /** The id that an imported file gives itself; the outlet's rule on its address counts more. */
  named?: string;
}

export interface ArticleReading {
  kind: 'article';
  capture: ReadCapture;
  /** The address that the page itself claims (`rel=canonical`, `og:url`), unwrapped from any archive's rewriting; null where it claims none. */
  canonical: string | null;
  title: string;
  standfirst: string | null;
  authors: Author[];
  /** RFC 3339 with the outlet's offset; a date alone (`2019-02-28`) where the page tells no time; null where it tells none. */
  published: string | null;
  modified: string | null;
  section: string | null;
  tags: string[];
  /** BCP 47. */
  lang: string | null;
  /** Which page this is of an article that stands on several, from 1; absent where it stands on one. */
  page?: number;
  /** The address of that article's next page; absent on its last. */
  next?: string;
  body: Block[];
  /** 0–1 for each field that has a value. */
  confidence: Partial<Record<Field, number>>;
  /** Where each value was found: `json-ld`, `meta:og:title`, `css:.byline`, … */
  from: Partial<Record<Field, string>>;
  removed: Removal[];
  /** Version of the reader, `generic/2`; and the recipe that read the page, or null. */
  reader: string;
  recipe: string | null;
  /** What was mended in a text of another rescue; absent for captures. */
  repairs?: Repair[];
  /** What stood below the article about its author; absent where nothing did. */
  biography?: Biography;
  /** Keys of an imported file's front matter that we do not know, as parsed. */
  extra?: Record<string, unknown>;
  /** Why the recipe that should have read the page did not, `LAYOUT: reason`; absent where none should or it did. */
  misfit?: string;
}

/** A 200 response that is not the article: farewell, outage, login wall, … */
export interface TombstoneReading {
  kind: 'tombstone';
  capture: ReadCapture;
  reason: string;
  title: string | null;
}

/** A capture that never was an article: a list, a picture, a redirect, an error page, … */
export interface NotAnArticle {
  kind: 'notArticle';
  capture: ReadCapture;
  /** `redirect`, `http-404`, `image/png`, `list`, `empty`, … */
  reason: string;
  /** For a redirect: the absolute address that it leads to. */
  to: string | null;
  title: string | null;
}

/** A capture that could not be read within its bounds, or made the reader fail. */
export interface Unreadable {
  kind: 'error';
  capture: ReadCapture;
  error: { code: string; hint: string };
}

export type Reading = ArticleReading | TombstoneReading | NotAnArticle | Unreadable;
