/**
 * One article file: YAML front matter and a Markdown body. The keys of the seed come first, in the seed's
 * order; an absent key stays absent. The grammar stands in docs/reference/article.md.
 */
export interface ArticleFile {
  front: FrontMatter;
  /**
   * Keys that we do not know (a person's own), as parsed, in their order; written back after ours. Numbers
   * that JavaScript would write otherwise (`1.10`, `0x1f`) are kept as the text that stood there.
   */
  extra: Record<string, unknown>;
  /** Everything after the front matter's closing line, as it stands. */
  body: string;
}

export interface FrontMatter {
  title: string;
  /** `YYYY-MM-DD`, in the outlet's zone; the seed writes `""` where it knows none. */
  date?: string;
  /** `YYYY-MM-DD hh:mm:ss`, in the outlet's zone. */
  last_updated?: string;
  /** Bylines as one line, `記者林勵`; several are joined by `、` or `, `. */
  author?: string;
  category?: string;
  tags?: string[];
  /** Memento (URI-M) of the chosen capture; absent where the source has none. */
  url?: string;
  original_url?: string;

  id?: string;
  /** BCP 47. */
  lang?: string;
  standfirst?: string;
  /** RFC 3339 with offset, or a date alone where the page tells no time. */
  published?: string;
  modified?: string;
  /** `first capture` where no page tells the time of the last change: by `modified` a capture showed it. */
  modified_from?: string;
  /** `YYYYMMDDhhmmss/ORIGINAL` */
  capture?: string;
  /** `sha256:` of the stored body bytes. */
  digest?: string;
  /** The file of another rescue that the text comes from, below the archive; then there is no digest. */
  imported?: string;
  /** Other addresses of the article. */
  aliases?: string[];
  /** Other ids that the outlet saved the article under, oldest first. */
  ids?: string[];
  /** Ids or timestamps of the other revisions, oldest first: `ID.revisions/NAME.md`. */
  revisions?: string[];
  /** The id of the first story of a thread: this one goes on, or is gone on with, under another headline. */
  thread?: string;
  reader?: string;
  recipe?: string;
}

export type FrontKey = keyof FrontMatter;

/** Every key in the order in which it is written, and whether it holds one text or a list of them. */
export const FRONT_KEYS: Readonly<Record<FrontKey, 'text' | 'list'>> = {
  title: 'text',
  date: 'text',
  last_updated: 'text',
  author: 'text',
  category: 'text',
  tags: 'list',
  url: 'text',
  original_url: 'text',
  id: 'text',
  lang: 'text',
  standfirst: 'text',
  published: 'text',
  modified: 'text',
  modified_from: 'text',
  capture: 'text',
  digest: 'text',
  imported: 'text',
  aliases: 'list',
  ids: 'list',
  revisions: 'list',
  thread: 'text',
  reader: 'text',
  recipe: 'text',
};

export function isFrontKey(key: string): key is FrontKey {
  return Object.hasOwn(FRONT_KEYS, key);
}
