import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Capture } from '../base/capture.ts';
import { digestOf } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import type { Timestamp } from '../base/timestamp.ts';

/** The longest page that is read, in bytes. */
const LONGEST_PAGE = 64 << 20;

/**
 * A page that somebody saved, plain or gzipped, as a capture.
 * @throws ReprintError BAD_INPUT, TOO_LARGE; what opening the file throws
 */
export function captureOfFile(file: string, url: string, timestamp: Timestamp): Capture {
  const stored = bytesOf(file);
  return {
    original: url,
    timestamp,
    status: 200,
    headers: [],
    body: inflated(stored),
    digest: digestOf(stored),
    truncated: null,
    memento: null,
  };
}

function bytesOf(file: string): Buffer {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    if (size > LONGEST_PAGE) tooLarge(file);
    const bytes = Buffer.allocUnsafe(size);
    return bytes.subarray(0, readSync(fd, bytes, 0, size, 0));
  } finally {
    closeSync(fd);
  }
}

/** `.html.gz` by its bytes, whatever its name. */
function inflated(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LONGEST_PAGE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') tooLarge('the inflated page');
    throw new ReprintError(
      'BAD_INPUT',
      'the file begins like gzip and is not',
      'check the file with gzip -t',
      error,
    );
  }
}

function tooLarge(what: string): never {
  throw new ReprintError(
    'TOO_LARGE',
    `${what} is larger than ${LONGEST_PAGE >> 20} MB`,
    'this is no page of a newspaper',
  );
}
