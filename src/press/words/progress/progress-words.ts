/** What the page says that shows how far a rescue has come. Every text is plain; the page escapes it. */
export interface ProgressWords {
  title: string;
  /** Somebody writes into the archive. `since` is a time, or empty. */
  running(since: string): string;
  idle: string;
  site: { none: string; underWay: string; there: string };
  /** Pages of which a text was looked for, and those of which all states were. */
  texts(done: number, of: number): string;
  revisions(done: number, of: number): string;
  lists: string;
  rows(rows: number, pages: number): string;
  whole: string;
  notWhole: string;
  captures: string;
  listed: string;
  fetched: string;
  articles: string;
  tombstones: string;
  notArticles: string;
  unreadable: string;
  inVain: string;
  queued: string;
  pictures: string;
  shown: string;
  saved: string;
  lost: string;
  picturesQueued: string;
  failed: string;
  blocked: string;
  mismatches(count: string): string;
  evidence: string;
  inEdition: string;
  asOf(time: string): string;
  nothingYet: string;
  note: string;
  gone: string;
  /** Followed by what is wrong. */
  cannotRead: string;
  again: string;
}
