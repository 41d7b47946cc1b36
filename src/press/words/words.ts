import type { ColophonWords } from './colophon/colophon-words.ts';
import type { CoverageWords } from './coverage/coverage-words.ts';
import { english } from './en.ts';
import type { LibraryWords } from './library/library-words.ts';
import type { OfflineWords } from './offline/offline-words.ts';
import type { ProgressWords } from './progress/progress-words.ts';
import type { SearchPageWords } from './search/search-words.ts';
import type { StoryWords } from './story/story-words.ts';
import { simplified } from './zh-hans.ts';
import { traditional } from './zh-hant.ts';

/** What the site says in its own voice, in one language. Every text is plain; pages escape it. */
export interface Words {
  /** BCP 47, for the pages that are no article. */
  lang: string;
  archiveOf(outlet: string): string;
  skip: string;
  sections: string;
  bylines: string;
  tags: string;
  days: string;
  colophon: string;
  feed: string;
  menu: string;
  articles(count: number): string;
  number(count: number): string;
  rescued(count: number, first: string | null, last: string | null): string;
  revisionsKept(count: number): string;
  picturesKept(count: number): string;
  lossesKnown(count: number): string;
  capturesRead(count: number): string;
  lastStories: string;
  sameDay(monthDay: string): string;
  calendar: string;
  calendarNote: string;
  monthsNote: string;
  table: string;
  fewer: string;
  more: string;
  allOf(what: string): string;
  noDate: string;
  untitled: string;
  noText: string;
  day(year: number, month: number, day: number): string;
  month(year: number, month: number): string;
  monthAlone(month: number): string;
  monthDay(month: number, day: number): string;
  year(year: number): string;
  dayCount(date: string, count: string): string;
  published: string;
  updated: string;
  tagged: string;
  page(page: number, pages: number): string;
  pageWord: string;
  earlier: string;
  later: string;
  previousPage: string;
  nextPage: string;
  revisions: string;
  revisionNote: string;
  /** Above what the next revision changed. */
  changes: string;
  current: string;
  thisRevision: string;
  provenance: string;
  original: string;
  memento: string;
  captured: string;
  digest: string;
  reader: string;
  recipe: string;
  aliases: string;
  file: string;
  provenanceNote: string;
  unknown: string;
  /** Of a picture that is not shown for safety. */
  keptAsFile: string;
  lost: {
    picture: string;
    part: string;
    video: string;
    audio: string;
    attachment: string;
    text: string;
    other: string;
  };
  reasons: {
    neverCaptured: string;
    notFetched: string;
    notPicture: string;
    damagedPicture: string;
    partOfPicture: string;
    tooLarge: string;
    truncated: string;
    tombstone: string;
    redirect: string;
    overrun: string;
    failed: string;
    blocked: string;
    absent: string;
    status(code: string): string;
  };
  whyNotSaved: string;
  whyUnsafe: string;
  whyMissing: string;
  download: string;
  askArchive: string;
  originalAddress: string;
  embed: { video: string; audio: string; post: string; map: string; frame: string };
  openAt(host: string): string;
  markedOnPages(count: number): string;
  lossKinds: Record<string, string>;
  /** In the place of a name in a byline. */
  nameWithheld: string;
  colophonHow: string[];
  /** Instead, of an archive that holds no capture. */
  colophonImported: string;
  colophonVerify: string;
  colophonCounts: string;
  colophonRights: string;
  notFound: string;
  notFoundLead: string;
  comma: string;
  between: string;
  /** Above biographies that the outlet changed later. */
  earlierBiographies: string;
  search: SearchPageWords;
  offline: OfflineWords;
  library: LibraryWords;
  coverage: CoverageWords;
  made: ColophonWords;
  story: StoryWords;
  progress: ProgressWords;
}

/** The words for a site whose main language is `lang`: Traditional Chinese, Simplified Chinese or English. */
export function wordsFor(lang: string | undefined): Words {
  const tag = (lang ?? '').toLowerCase();
  if (!/^(?:zh|yue|cmn|hak|nan|lzh)\b/.test(tag)) return english;
  return /hans|-cn\b|-sg\b|-my\b/.test(tag) ? simplified : traditional;
}
