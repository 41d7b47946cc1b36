/**
 * Every error code Reprint reports, with the exit code of a command that ends on it:
 * 1 failed, 2 usage, 3 incomplete but resumable.
 */
export const ERROR_CODES = {
  USAGE: 2,
  NOT_FOUND: 1,
  NOT_AN_ARCHIVE: 1,
  NEWER_FORMAT: 1,
  ARCHIVE_LOCKED: 1,
  DISK_FULL: 3,
  IO: 1,
  NOT_EVIDENCE: 1,
  EMPTY_FILE: 1,
  NO_CAPTURES: 1,
  DAMAGED_RECORD: 1,
  NAME_TAKEN: 1,
  DIGEST_MISMATCH: 1,
  TOO_LARGE: 1,
  UNSUPPORTED: 1,
  BAD_OUTLET: 1,
  BAD_RECIPE: 1,
  BAD_ARTICLE: 1,
  BAD_ADDRESS: 1,
  BAD_INPUT: 1,
  OVERRUN: 1,
  UNEXPLAINED: 1,
  LISTING_BROKEN: 3,
  BLOCKED: 1,
  SOURCE_PAUSED: 3,
  UNREACHABLE: 3,
  FORBIDDEN_ADDRESS: 1,
  INTERRUPTED: 130,
  INTERNAL: 1,
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What each code says, and what to do about it: a line of docs/reference/errors.md. */
export const ERROR_MEANINGS: Record<ErrorCode, string> = {
  USAGE: "the command line is wrong: the verb's `--help` tells how it is right",
  NOT_FOUND: 'a file, an article or a site is not there: check its name',
  NOT_AN_ARCHIVE: 'the folder was not made by `rescue`, `import` or `plan --to`: name one that was',
  NEWER_FORMAT: 'a newer Reprint made this archive: use that one',
  ARCHIVE_LOCKED:
    'another command is writing into the archive: wait, or stop it; reading is possible meanwhile',
  DISK_FULL: 'make room, and give the same command again',
  IO: 'the system refused to read or write a file: check the disk, and the rights to the path',
  NOT_EVIDENCE: 'the file is no WARC, ARC or WACZ: often a download that brought an error page',
  EMPTY_FILE: 'the file is empty: often a download that failed',
  NO_CAPTURES:
    'the archive was asked and has nothing of that host, or the folder holds no evidence: check the spelling',
  DAMAGED_RECORD:
    'a record cannot be read: told with file and byte, and passed over; fetch the file again if you can',
  NAME_TAKEN: 'what is to be written would stand where something of yours stands: name another folder',
  DIGEST_MISMATCH: 'evidence is not what it was: see `reprint verify`, and fetch the file from a mirror',
  TOO_LARGE: 'more would come out of it than is believed: if it is honest, unpack it first',
  UNSUPPORTED: 'this form is not read, or this archive cannot be asked so: the hint tells another way',
  BAD_OUTLET: 'the outlet file cannot be used as it is: the line is named',
  BAD_RECIPE: 'a recipe cannot be used as it is: the selector is named',
  BAD_ARTICLE: 'an article file is not in its form: the line is named',
  BAD_ADDRESS: 'what was given is no address that can be asked',
  BAD_INPUT: 'what was given, or came, is not in the form that is needed',
  OVERRUN: 'a page needs more time or memory than one page may take: reported, and passed over',
  UNEXPLAINED: 'articles are missing, and nothing in the archive says why: `reprint audit` tells what to do',
  LISTING_BROKEN:
    'a list could not be had whole, so it is not believed: try again later; `--listed` goes on with what is listed',
  BLOCKED: 'the archive will not show this, by its own decision: other archives may',
  SOURCE_PAUSED:
    'the archive wants a longer pause than `--no-wait` allows: the same command, after the time that is told',
  UNREACHABLE: 'the archive does not answer: check its address and the network; the same command goes on',
  FORBIDDEN_ADDRESS: 'an archive led to a private address, and was not followed',
  INTERRUPTED: 'it was stopped: the same command goes on',
  INTERNAL: 'a fault of Reprint: please report it, with the command that you gave',
};

/** The one error class: a stable code, what happened, and a hint at what to do about it. */
export class ReprintError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ReprintError';
    this.code = code;
    this.hint = hint;
  }
}

/** Turns whatever was thrown into a ReprintError; a full disk and a missing file get their own words. */
export function asReprintError(thrown: unknown): ReprintError {
  if (thrown instanceof ReprintError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error.name === 'AbortError') {
    return new ReprintError(
      'INTERRUPTED',
      'stopped',
      'the same command goes on where this one stopped',
      error,
    );
  }
  const code = (error as NodeJS.ErrnoException).code;
  // SQLite has its own number for it: SQLITE_FULL.
  if (code === 'ENOSPC' || code === 'EDQUOT' || (error as { errcode?: number }).errcode === 13) {
    return new ReprintError(
      'DISK_FULL',
      `the disk is full (${error.message})`,
      'free some room and give the same command again: it goes on where it stopped',
      error,
    );
  }
  if (code === 'ENOENT') {
    return new ReprintError('NOT_FOUND', error.message, 'check the path', error);
  }
  if (code !== undefined && /^E[A-Z]+$/.test(code)) {
    return new ReprintError('IO', error.message, 'check the disk and the permissions of the path', error);
  }
  return new ReprintError(
    'INTERNAL',
    error.message,
    'this is a fault of Reprint itself: please report it with the command that you gave',
    error,
  );
}

/** What work throws that was told to stop. */
export function interrupted(): ReprintError {
  return new ReprintError('INTERRUPTED', 'stopped', 'the same command goes on where this one stopped');
}
