/**
 * One article file: YAML front matter and a Markdown body. The keys of the seed come first, in the seed's
 * order; an absent key stays absent.
 */
export interface ArticleFile {
  front: FrontMatter;
  /** Keys that we do not know (a person's own), as parsed, in their order; written back after ours. */
  extra: Record<string, unknown>;
  /** Everything after the front matter's closing line, byte for byte. */
  body: string;
}

export interface FrontMatter {
  title: string;
  /** `YYYY-MM-DD`, in the outlet's zone. */
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
  /** `YYYYMMDDhhmmss/ORIGINAL` */
  capture?: string;
  /** `sha256:` of the stored body bytes. */
  digest?: string;
  /** Other addresses of the article. */
  aliases?: string[];
  /** Ids or timestamps of the other revisions, oldest first: `ID.revisions/NAME.md`. */
  revisions?: string[];
  reader?: string;
  recipe?: string;
}
