import type { Field, ReadCapture } from '../../base/reading.ts';
import type { Recipe } from '../../outlets/index.ts';

/** What a line of a page was taken as; `left` is what nobody took. */
export type Part =
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'date'
  | 'section'
  | 'tags'
  | 'body'
  | 'caption'
  | 'picture'
  | 'embed'
  | 'removed'
  | 'left';

/** A line that the page shows, or what stands for a picture or a player between two lines. */
export interface ReviewedLine {
  text: string;
  as: Part;
  /** What else stands in it: `2010年9月16日 [生活] 記者：陳大文` is a date, a section and a byline. */
  also?: Part[];
  /** By which rule it was taken out of the body; for `removed` alone. */
  rule?: string;
}

/** A field of the article, as it would stand in its file. */
export interface ReviewedFact {
  field: Field;
  value: string;
  /** Where it was found: `json-ld`, `css:.byline`, … */
  from: string;
  /** 0–1 */
  confidence: number;
}

/** Why a person should look at a page; the heavier, the sooner. */
export interface Doubt {
  why: string;
  weight: number;
}

export interface ReviewedPage {
  capture: ReadCapture;
  kind: 'article' | 'tombstone' | 'notArticle' | 'error';
  title: string | null;
  /** The recipe that read it; null where none did. */
  layout: string | null;
  /** Why it is no article; null where it is one. */
  reason: string | null;
  doubts: Doubt[];
  facts: ReviewedFact[];
  /** What the page shows, in its own order. */
  lines: ReviewedLine[];
  /** Text of the article that the page does not show: it came out of the page's data. */
  unshown: ReviewedLine[];
  /** How many more lines the page has than are told. */
  more: number;
}

/** The pages that one recipe read; or those that none did, or that are no articles. */
export interface ReviewedLayout {
  /** Null for pages that no recipe read. */
  recipe: Recipe | null;
  kind: 'article' | 'other';
  /** How many of the pages that were looked at are of it, and how many of them are worth a look. */
  pages: number;
  doubtful: number;
  /** Those that are told in full: the doubtful first. */
  shown: ReviewedPage[];
}

/** What recipes make of an outlet's own pages, for a person to look at. */
export interface Review {
  outlet: string;
  pages: number;
  layouts: ReviewedLayout[];
}
