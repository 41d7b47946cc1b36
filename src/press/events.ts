import type { HostFit } from './hosts/fits.ts';
import type { Portrait } from './library/portrait.ts';
import type { Part } from './parts/part.ts';

/** What a press reports while it works. */
export type PressEvent =
  /** The archive has been looked through. */
  | { kind: 'surveyed'; articles: number; revisions: number; pages: number }
  /** An article that could not be pressed, and why; the site is made without it. */
  | { kind: 'refused'; path: string; reason: string }
  | { kind: 'progress'; pressed: number; of: number }
  /** All pages stand; the index for the search is built, unless it is there. */
  | { kind: 'indexing'; stories: number }
  /** What the front page of a library tells of the outlet; of a site by itself nobody asks for it. */
  | { kind: 'portrait'; portrait: Portrait }
  | { kind: 'done'; summary: PressSummary };

export interface PressSummary {
  articles: number;
  revisions: number;
  withheld: number;
  refused: number;
  /** Pages, feeds and pictures in the site. */
  files: number;
  /** Bytes of all of them. */
  bytes: number;
  /** Files whose bytes changed or that are new; stale ones taken away. */
  written: number;
  removed: number;
  pictures: number;
  /** Markers of loss on the articles' pages. */
  lost: number;
  /** Which hosts take a site of this size. */
  hosts: HostFit[];
}

/** Where the evidence keeps a record. */
export interface RecordPlace {
  /** Below the archive: `captures/given/a.warc.gz`. */
  file: string;
  /** Where it starts, in bytes, and how many it takes. */
  offset: number;
  length: number;
}

/** The records of an archive's captures. */
export interface Records {
  /** The record of a capture (`YYYYMMDDhhmmss/ORIGINAL`) whose body has a digest; null where it is not known. */
  find(capture: string, digest: string): RecordPlace | null;
  close(): Promise<void>;
}

export interface PressOptions {
  /**
   * Public address of the site (`https://archive.example/`), for what must be absolute: sitemaps, RSS, canonical links;
   * else that of `outlet.yaml`.
   */
  address?: string;
  /** Hard links into the archive instead of copies of pictures: saves room, where nothing edits the site in place. */
  linkMedia?: boolean;
  /** The folder of a publisher's own look. */
  theme?: string;
  /** The name of the library that the site becomes part of, whose front lies a folder above. */
  library?: string;
  /** Where the records of an archive's captures lie, for what an article says of itself; nothing is said without. */
  records?: (archive: string) => Records;
  /** The part of the archive that is to be pressed; all of it unless told. */
  part?: Part;
  /** Workers; all cores unless told. */
  workers?: number;
  /** Stops the press between two batches of pages; what stands already is whole. */
  signal?: AbortSignal;
}
