/** One story as the index takes it. Stories come newest first: that is the order of hits that are otherwise alike. */
export interface SearchDocument {
  /** The article's id, and its page below the site: `articles/2019/02/18753.html`. */
  id: string;
  page: string;
  title: string;
  /** `YYYY-MM-DD` in the outlet's zone; null where none is known. */
  date: string | null;
  bylines: string[];
  section: string | null;
  tags: string[];
  /** BCP 47. */
  lang: string | null;
  /** `pictures`, `lacunae`, `revisions` */
  has: string[];
  /** Everything else that a reader reads: standfirst, paragraphs, captions, in their order. */
  text: string[];
  /** What leads to it beside words: keys of its addresses and ids (`addresses.ts`). */
  keys?: string[];
}

/** A story as it is shown among hits: what the text store keeps of it. */
export type StoredDocument = Omit<SearchDocument, 'keys'>;
