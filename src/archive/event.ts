/**
 * What the account tells, one event a line of `account/journal-00001.jsonl`, each with its time in front. An
 * event speaks for one key (a file, a capture, an article, a picture); the last one of a key is its state.
 * Captures are named `YYYYMMDDhhmmss/ORIGINAL`.
 */
export type Event =
  | Discovered
  | Listed
  | Failed
  | Blocked
  | Mismatch
  | Refused
  | Decided
  | Media
  | Film
  | Imported
  | Byline
  | Withheld
  | WithheldName;

/** A file of evidence, and how many captures are in it. */
export interface Discovered {
  event: 'discovered';
  /** Below the archive: `captures/given/a.warc.gz`. */
  file: string;
  captures: number;
  /** Places that could not be read. */
  damaged: { offset: number; length: number; reason: string }[];
}

/** How far an archive's listing of a scope has come: one event a page, the last one is its state. */
export interface Listed {
  event: 'listed';
  /** The archive's address. */
  archive: string;
  /** `domain hkcnews.com` */
  scope: string;
  /** When the page was answered, RFC 3339. */
  at: string;
  pages: number;
  /** Rows so far, damaged ones among them. */
  rows: number;
  /** Rows of the last page that make no capture; at most 100 of them. */
  damaged: { line: number; text: string; reason: string }[];
  /** Where the archive said that the list goes on. */
  next: string | null;
  /** Whether the last page has come. */
  whole: boolean;
  /** Rows of the last listing that was whole, when this one began. */
  before: number | null;
}

/** A capture that is known of and could not be fetched, this time. */
export interface Failed {
  event: 'failed';
  original: string;
  capture: string | null;
  reason: string;
  /** The archive's last word: it does not have the capture, whatever its list says. Absent where another run may get it. */
  final?: true;
  /** Why this no longer holds; then nothing else here counts. */
  removed?: string;
}

/** An address that the source will not give, now or later. */
export interface Blocked {
  event: 'blocked';
  original: string;
  capture: string | null;
  reason: string;
  /** Why this no longer holds; then nothing else here counts. */
  removed?: string;
}

/** A capture whose body is not the one that the archive's index describes. It is kept all the same. */
export interface Mismatch {
  event: 'mismatch';
  capture: string;
  /** Digest of the body as the index has it, and of the body that came. */
  indexed: string;
  found: string;
}

/** A capture that gave no article. */
export interface Refused {
  event: 'refused';
  original: string;
  capture: string;
  kind: 'tombstone' | 'notArticle' | 'unreadable';
  /** The article that its address names, where it names one. */
  id: string | null;
  reason: string;
  /** Why this no longer holds; then nothing else here counts. */
  removed?: string;
}

/** What became of one article and of every capture of it. */
export interface Decided {
  event: 'decided';
  id: string;
  /** Below the archive: `articles/2019/02/18753.md`; null where nothing but tombstones is known of it. */
  path: string | null;
  /** Of the article file as we would have it, 64 hex digits. */
  sha256: string | null;
  title: string | null;
  date: string | null;
  captures: DecidedCapture[];
  /** Other addresses of the article. */
  aliases: string[];
  /** Every id that the outlet saved the story under, where there are several. */
  ids?: string[];
  /** The first story of the thread that this one belongs to; absent where it goes on in no other. */
  thread?: string;
  lacunae: Lacuna[];
  /** The file that an imported article came from, below `imported/`; absent where it came from captures. */
  imported?: string;
  /** Whether letters of that file's text are illegible, which a capture may show. */
  illegible?: true;
  /** Why the id is no longer an article of its own (`joined with 18753`); then nothing else here counts. */
  removed?: string;
}

export interface DecidedCapture {
  capture: string;
  original: string;
  verdict: 'chosen' | 'revision' | 'same' | 'refused';
  reason: string;
  /** The revision whose text the capture shows, where that is not the current one. */
  revision?: string;
  /** The file of another rescue that says so, where no capture does. */
  imported?: string;
}

/** A thing known to be lost of an article, in the order of the text. */
export interface Lacuna {
  /** `picture`, `video`, …; `article` where the text itself is lost. */
  kind: string;
  reason: string;
  caption: string;
  original: string | null;
}

/** A picture: saved, or lost with the reason. */
export interface Media {
  event: 'media';
  original: string;
  capture: string | null;
  /** `media/ab/abcdef….jpg`, or null where it is lost. */
  path: string | null;
  reason: string | null;
  /** Why this no longer holds; then nothing else here counts. */
  removed?: string;
}

/** Whether an archive that was asked holds a film or a recording that an article shows; none is fetched. */
export interface Film {
  event: 'film';
  /** The file's address, or `https://www.youtube.com/watch?v=ID`. */
  original: string;
  /** The archive's address. */
  archive: string;
  /** Where the archive replays it (URI-M), or null where it does not. */
  memento: string | null;
  /** Why it does not: `never captured`, `blocked: …`, `absent: …`. */
  reason: string | null;
}

/** A file of another rescue that was taken in, and what it was found to be. */
export interface Imported {
  event: 'imported';
  /** Below the archive: `imported/a/1.md`. */
  file: string;
  sha256: string;
  /** Articles in it. */
  articles: number;
  /** Parts of it, or all of it, that hold no article that could be read. */
  problems: { at: string; code: string; message: string }[];
}

/** A person behind a byline, of whom a biography is kept. */
export interface Byline {
  event: 'byline';
  id: string;
  name: string;
  /** Below the archive: `bylines/林海.md`. */
  path: string;
  /** Of the file as we would have it, 64 hex digits. */
  sha256: string;
  /** Why it is kept no more; then nothing else here counts. */
  removed?: string;
}

/** An article left out of the pressed site on purpose; a null reason lets it in again. */
export interface Withheld {
  event: 'withheld';
  id: string;
  reason: string | null;
  /** Where a person wrote it, if not by `reprint withhold`: what is taken out there holds no more. */
  by?: 'outlet.yaml';
}

/** A name left out of the bylines of the pressed site. */
export interface WithheldName {
  event: 'withheldName';
  name: string;
  reason: string | null;
  by?: 'outlet.yaml';
}

/** A file of ours that is about to be written (or, with a null digest, to go); `before` is what stood there. */
export interface Written {
  event: 'written';
  id: string;
  path: string;
  sha256: string | null;
  before: string | null;
}

/** All files that `written` events before this one announce are in their place. */
export interface Settled {
  event: 'settled';
}

export type JournalEvent = Event | Written | Settled;

/** What an event speaks for; null for those that only tell of files. */
export function keyOf(event: JournalEvent): string | null {
  switch (event.event) {
    case 'discovered':
      return `discovered\n${event.file}`;
    case 'listed':
      return `listed\n${event.archive}\n${event.scope}`;
    case 'failed':
    case 'blocked':
      return `${event.event}\n${event.original}\n${event.capture ?? ''}`;
    case 'refused':
    case 'mismatch':
      return `${event.event}\n${event.capture}`;
    case 'decided':
    case 'withheld':
      return `${event.event}\n${event.id}`;
    case 'withheldName':
      return `withheldName\n${event.name}`;
    case 'media':
      return `media\n${event.original}\n${event.capture ?? ''}`;
    case 'film':
      return `film\n${event.original}`;
    case 'imported':
      return `imported\n${event.file}`;
    case 'byline':
      return `byline\n${event.id}`;
    case 'written':
    case 'settled':
      return null;
  }
}
