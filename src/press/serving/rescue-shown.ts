/** A name that no file of a site can have: those that begin with a dot are never served. */
export const PROGRESS = '/.progress';

/** How far a rescue has come: what `reprint status` tells. */
export interface Progress {
  /** When it was looked at, as in ISO 8601. */
  seen: string;
  /** Who is writing into the archive: `process 123, since 2026-…`; null where nobody is. */
  running: string | null;
  lists: { archive: string; scope: string; pages: number; rows: number; whole: boolean; at: string }[];
  /** Null where no archive was asked. */
  queue: {
    listed: number;
    outcomes: { [is: string]: number | undefined };
    articles: number;
    open: number;
    textless: number;
    pictures: { wanted: number; open: number; saved: number };
  } | null;
  failed: { reason: string; captures: number }[];
  blocked: { reason: string; captures: number }[];
  mismatches: number;
  /** Bytes of evidence. */
  bytes: number;
  articles: number;
}

/** A rescue that a preview tells of. */
export interface Rescue {
  /** The archive's folder. */
  archive: string;
  /** Looks at it, changing nothing; also while it is under way. */
  look(): Promise<Progress>;
}
