import { join } from 'node:path';
import { ReprintError } from '../../base/error.ts';

/** Which words of a call are the report's file, and which are not: `learn DIR --report page.html`. */
export function reportFile(positionals: readonly string[]): { file: string | null; rest: string[] } {
  const files = positionals.filter((word) => /\.html?$/i.test(word) && !CAPTURE.test(word));
  if (files.length > 1)
    throw new ReprintError(
      'USAGE',
      `one report, not ${files.length}`,
      'as in: reprint learn DIR --report page.html',
    );
  return { file: files[0] ?? null, rest: positionals.filter((word) => word !== files[0]) };
}

/** `20190301120000/https://shore.example/12.html` */
const CAPTURE = /^\d{4,14}\/./;

/** Where a report stands unless told: among what an archive derives; beside the recipes of any other folder. */
export function usualReport(dir: string, isArchive: boolean): string {
  return isArchive ? join(dir, '.reprint', 'learned.html') : join(dir, 'learned.html');
}
