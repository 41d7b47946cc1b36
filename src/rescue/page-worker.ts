import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Capture } from '../base/capture.ts';
import { digestOf } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { serve } from '../base/pool.ts';
import type { Reading } from '../base/reading.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { Outlet, Recipe } from '../outlets/index.ts';
import { read } from '../reading/index.ts';
import { readCapture } from './read-capture.ts';

/** One page to read: somebody's file, or a capture of an archive. */
export type PageTask = FileTask | CaptureTask | BodyTask;

export interface FileTask {
  file: string;
  url: string;
  timestamp: Timestamp;
  outlet: Outlet;
  recipes: Recipe[];
}

export interface CaptureTask {
  /** The archive's folder. */
  archive: string;
  /** `YYYYMMDDhhmmss/ORIGINAL` */
  capture: string;
  /** Stands in for the archive's own outlet file. */
  outlet: Outlet | null;
}

/** A capture that is at hand. */
export interface BodyTask {
  capture: Capture;
  outlet: Outlet;
  recipes: Recipe[];
}

/** The longest page that is read, in bytes. */
const LONGEST_PAGE = 64 << 20;

serve<PageTask, Reading>((task) => {
  if ('file' in task) return readFile(task);
  if ('archive' in task) return readCapture(task.archive, task.capture, task.outlet);
  return read(task.capture, task.outlet, task.recipes);
});

function readFile({ file, url, timestamp, outlet, recipes }: FileTask): Reading {
  const stored = bytesOf(file);
  const capture = {
    original: url,
    timestamp,
    status: 200,
    headers: [],
    body: inflated(stored),
    digest: digestOf(stored),
    truncated: null,
    memento: null,
  };
  return read(capture, outlet, recipes);
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
