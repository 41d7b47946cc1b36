import type { Site } from './site.ts';

/** What is known of one outlet: `outlet.yaml` once parsed and checked, defaults filled in. */
export interface Outlet {
  /** The outlet's own name, in its own script. */
  name: string;
  /** Its story, shown on the front page: what it was, when it opened and closed. Plain text, or null. */
  about: string | null;
  /** Host names that were the outlet's, without `www.`; empty where unknown (then every host counts). */
  hosts: string[];
  /** BCP 47, the main one first; empty where unknown. */
  languages: string[];
  /** IANA time zone of the dates on its pages; `UTC` where unknown. */
  timezone: string;
  /** How an address names an article, tried in order on path and query of the address. */
  identity: IdentityRule[];
  /** What its tombstones say: a page whose title or text holds one of these, and little else, is one. */
  tombstones: string[];
  /** How to read its layouts, as a person wrote it. */
  recipes: Recipe[];
  /** How to read them as it was learned elsewhere than from an archive's own pages, which know better. */
  learned: Recipe[];
  /** Articles left out of the pressed site on purpose. */
  withheld: Withheld[];
  /** Names that are left out of the bylines of the pressed site. */
  withheldNames: WithheldName[];
  /** Bylines that are one person's, and tags that are one subject's: shown and listed under one name. */
  names: SameName[];
  tags: SameName[];
  /** What a person wants of the published site. */
  site: Site;
}

export interface IdentityRule {
  /** RE2 syntax (linear time), searched in path and query of the address as written; must have a group `id`; a group `later` is the id that replaced it. */
  pattern: string;
}

export interface Withheld {
  id: string;
  reason: string;
}

export interface WithheldName {
  name: string;
  reason: string;
}

/** A name, and what else the outlet wrote for it: 林勵, and 記者林勵. */
export interface SameName {
  name: string;
  also: string[];
}

/**
 * How to read one layout. Every value is a CSS selector (a list is tried in order); what a recipe does not
 * name is left to the generic reader.
 */
export interface Recipe {
  /** The layout's name, `[a-z0-9-]+`. */
  layout: string;
  /** First and last day (`YYYY-MM-DD`, of the capture) that it holds for; null for no bound. */
  from: string | null;
  until: string | null;
  /** An element that a page of this layout has. */
  when: string[];
  title: string[];
  standfirst: string[];
  authors: string[];
  published: string[];
  modified: string[];
  section: string[];
  tags: string[];
  body: string[];
  /** Elements outside the body that are of its text: a standfirst, a second column. */
  also: string[];
  /** Elements inside the body that are not of the article: plea, biography, related links. */
  remove: string[];
  /** Elements inside the body that are of the article, whatever the generic reader takes their names for. */
  keep: string[];
  /** Elements inside the body that are the words under a picture, whatever they are called. */
  captions: string[];
  /** Lines that are no part of an article wherever they stand in one; tails of headlines; names that are no author's. */
  without: string[];
  /** What pages say that stood in the place of this outlet's articles; as in `Outlet`. */
  tombstones: string[];
  /** The least part of a page's prose, 0–1, that its body held on the pages the recipe fits; null where none were tried. */
  share: number | null;
  /** On how many pages it was tried, and how many it fits; null where nobody counted. */
  tried: number | null;
  fits: number | null;
}

/**
 * Recipes in the order in which they are to be tried: what a person wrote, what was learned from an archive's
 * own pages, what was learned elsewhere.
 */
export function inTurn(outlet: Outlet, ofArchive: readonly Recipe[]): Recipe[] {
  return [...outlet.recipes, ...ofArchive, ...outlet.learned];
}
