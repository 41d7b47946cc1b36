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
  LISTING_BROKEN: 3,
  BLOCKED: 1,
  SOURCE_PAUSED: 3,
  UNREACHABLE: 3,
  FORBIDDEN_ADDRESS: 1,
  INTERRUPTED: 130,
  INTERNAL: 1,
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

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
