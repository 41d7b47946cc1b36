import type { FrontMatter, Hunk } from '../article/index.ts';
import type { BodyCount } from './markdown/context.ts';
import type { LocalTime } from './times.ts';

/** An article beside this one in time. */
export interface Neighbour {
  id: string;
  title: string;
  /** BCP 47, or empty for the site's own. */
  lang: string;
}

export interface RevisionLine {
  name: string;
  /** When this text was saved or captured; null where nothing tells. */
  time: LocalTime | null;
}

/** What the page of an article, or of one of its revisions, is made from. */
export interface ArticlePageSource {
  id: string;
  /** Null for the current text, else the name of the revision. */
  revision: string | null;
  front: FrontMatter;
  /** How many names its byline had that are left out. */
  namesWithheld: number;
  body: { html: string; count: BodyCount };
  /** The first characters of the text, for search engines and link previews. */
  summary: string;
  earlier: Neighbour | null;
  later: Neighbour | null;
  revisions: RevisionLine[];
  /** On the page of a revision: what the next one changed. */
  changes: readonly Hunk[] | null;
  /** Path of the article's file below the archive. */
  file: string;
}
