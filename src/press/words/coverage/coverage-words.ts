import type { KnownState } from '../../../archive/index.ts';

/** A day: year, month, day of the month. */
export type Ymd = readonly [year: number, month: number, day: number];

/** What the pages of the coverage say. */
export interface CoverageWords {
  /** The name of the page. */
  coverage: string;
  /** On the front page. */
  rescuedOf(rescued: number, stories: number): string;
  lead(rescued: string, stories: string, percent: string): string;
  /** Where nobody has counted what the outlet published. */
  uncounted: string;
  /** How numbers and addresses sum to more than articles. */
  others(count: number): string;
  unexplained(count: number): string;
  sums: string;
  states: Record<KnownState, string>;
  statesMean: Record<KnownState, string>;
  all: string;
  byYear: string;
  year: string;
  month: string;
  missingCount(count: number): string;
  /** In a cell without a year: known to lie between two days of several years, or of no known time. */
  noYear: string;
  noYearNote: string;
  noMonth: string;
  silences: string;
  silencesLead: string;
  span(from: Ymd, to: Ymd): string;
  nothing(span: string): string;
  days(count: number): string;
  expected(count: number): string;
  gaps: string;
  gapsLead: string;
  numbers(from: string, to: string): string;
  number(id: string): string;
  articles(count: number): string;
  between(span: string): string;
  after(day: string): string;
  before(day: string): string;
  why: string;
  allOfThem(count: number): string;
  inside: string;
  insideLead(count: number): string;
  insideNone: string;
  marked(count: number): string;
  knownBy: string;
  by: Record<string, string>;
  why_: {
    noListing: string;
    notListed(archive: string): string;
    partListed: string;
    listNotWhole: string;
    onlyError(code: string): string;
    only(what: string): string;
    sameTitle(title: string): string;
    sameBytes: string;
    empty: string;
    signs: Record<string, string>;
    quoted(text: string): string;
  };
  colon: string;
  withheldLead: string;
  files: string;
  filesLead: string;
  file: { figures: string; articles: string; missing: string; losses: string };
  check: string;
  jump: string;
}
