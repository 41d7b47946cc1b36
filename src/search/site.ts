import type { OutletAddresses } from './address-asked.ts';
import type { Order } from './query.ts';

/** What the script of a site knows of it; it stands at the script's beginning, as JSON. */
export interface SearchSite {
  /** The search page, from the site's root; the index, and from there the names for suggestions, from an outlet's. */
  page: string;
  index: string;
  names: string;
  /** One, but for the front of a library. */
  outlets: readonly SearchOutlet[];
  /** The search page of the library that the site is part of, from its root; null where it is part of none. */
  library: string | null;
  words: SearchWords;
}

/** What is known of one outlet whose stories are searched. */
export interface SearchOutlet extends OutletAddresses {
  name: string;
  /** Its folder, ending in `/`; empty for the site itself. */
  root: string;
}

/** What the script of the page that answers wrong addresses knows; it stands at its beginning, as JSON. */
export interface LostSite {
  /** The index, from an outlet's folder. */
  index: string;
  /** A pattern for an article's page, from there; its first group is the id. */
  article: string;
  /** One, but for the front of a library. Of hosts all that are to be tried: a path asked of the site has none. */
  outlets: readonly Omit<SearchOutlet, 'name'>[];
}

/** What the service worker of a site knows of it; it stands at its beginning, as JSON. */
export interface KeepSite {
  /** What is kept before anything is opened, from the site's root: the page that says that a page is not kept, and its own. */
  first: readonly string[];
}

/** `search/names.bin`, raw deflate of JSON: the names most used, each with its count, and its list's file name where that is another. */
export type SuggestedNames = Record<
  'sections' | 'bylines' | 'tags',
  [name: string, count: number, slug?: string][]
>;

/** What the search says, in one language; `{n}` and its like are put in. */
export interface SearchWords {
  /** BCP 47, for numbers and dates. */
  lang: string;
  found: string;
  foundOne: string;
  /** Where the newest stories alone were asked, and how all are. */
  atLeast: string;
  searchAll: string;
  none: string;
  order: string;
  orders: Record<Order, string>;
  sieve: string;
  months: string;
  from: string;
  to: string;
  apply: string;
  /** Takes one choice away, all of them. */
  remove: string;
  clear: string;
  /** The outlets of a library; from one of its sites, all of them. */
  outlets: string;
  askAll: string;
  columns: Record<'section' | 'bylines' | 'tags' | 'lang' | 'has', string>;
  has: Record<string, string>;
  showMore: string;
  pages: string;
  previous: string;
  next: string;
  untitled: string;
  noDate: string;
  slow: string;
  tryAgain: string;
  faults: Record<Fault | 'nothing' | 'tooLong' | 'address', string>;
  /** From a folder, where browsers let no page read files by itself. */
  folder: string;
  chooseFolder: string;
  wrongFolder: string;
  /** The same for a library, whose outlets have search pages of their own. */
  libraryFolder: string;
  suggestions: string;
  kinds: Record<'sections' | 'bylines' | 'tags' | 'headlines', string>;
}

/** Why the index cannot be read: the line; a file that is not there; one that is not what it should be; an old browser. */
export type Fault = 'offline' | 'missing' | 'broken' | 'old';
