import type { Capture } from '../base/capture.ts';
import { serve } from '../base/pool.ts';
import type { Reading } from '../base/reading.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { Outlet, Recipe } from '../outlets/index.ts';
import { read } from '../reading/index.ts';
import { captureOfFile } from './page-file.ts';
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

serve<PageTask, Reading>((task) => {
  if ('file' in task) return readFile(task);
  if ('archive' in task) return readCapture(task.archive, task.capture, task.outlet);
  return read(task.capture, task.outlet, task.recipes);
});

function readFile({ file, url, timestamp, outlet, recipes }: FileTask): Reading {
  return read(captureOfFile(file, url, timestamp), outlet, recipes);
}
