import type { FrontMatter, Hunk } from '../../article/index.ts';
import type { RecordPlace } from '../events.ts';
import type { BodyCount } from '../markdown/context.ts';
import type { LocalTime } from '../times.ts';

/** An article beside this one in time. */
export interface Neighbour {
  id: string;
  title: string;
  /** BCP 47, or empty for the site's own. */
  lang: string;
}

/** A neighbour with its time: `YYYY-MM-DD` and `hh:mm`, each empty where unknown. */
export interface TimedStory extends Neighbour {
  day: string;
  clock: string;
}

/** A story that this one has to do with, and what says so. */
export interface StoryLink extends TimedStory {
  /** Tags that both have. */
  shared: readonly string[];
  /** One of the texts links to the other. */
  linked: boolean;
}

/** Where a story stands in the thread that it is of. */
export interface ThreadPlace {
  /** The thread's own page, from the site's root. */
  page: string;
  /** Its place among all stories, from 0. */
  at: number;
  of: number;
  /** The stories around it, of which the first has this place. */
  first: number;
  stories: readonly TimedStory[];
}

export interface RevisionLine {
  name: string;
  /** When this text was saved or captured; null where nothing tells. */
  time: LocalTime | null;
  /** How the next text differs; null where the two were not held against each other. */
  changes: readonly Hunk[] | null;
}

/** What the page of an article, or of one of its revisions, is made from. */
export interface ArticlePageSource {
  id: string;
  /** Null for the current text, else the name of the revision. */
  revision: string | null;
  front: FrontMatter;
  /** Of the current text: by its day, section, names and tags alone the site lists the article. Null where it could not be read. */
  current: FrontMatter | null;
  /** How many names its byline had that are left out. */
  namesWithheld: number;
  body: { html: string; count: BodyCount };
  /** The first characters of the text, for search engines and link previews. */
  summary: string;
  earlier: Neighbour | null;
  later: Neighbour | null;
  thread: ThreadPlace | null;
  related: readonly StoryLink[];
  revisions: readonly RevisionLine[];
  /** Where the evidence keeps what the text was read from; null where that is not known. */
  record: RecordPlace | null;
  /** Path of the article's file below the archive. */
  file: string;
}
