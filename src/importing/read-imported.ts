import { isUtf8 } from 'node:buffer';
import { asReprintError } from '../base/error.ts';
import type { Reading } from '../base/reading.ts';
import type { Outlet } from '../outlets/index.ts';
import type { Habits } from './habits.ts';
import type { Imported, ImportedFile, Problem } from './imported.ts';
import { readMarkdown } from './markdown.ts';

/** No file of articles is longer, in bytes. */
export const LONGEST_FILE = 16 << 20;

/**
 * Reads a file of another rescue: Markdown with front matter. Pure, and never throws for what stands in
 * a file: what cannot be read is a problem with its place.
 */
export function readImported(file: ImportedFile, outlet: Outlet, habits: Habits): Imported {
  if (file.bytes.length > LONGEST_FILE)
    return failed('TOO_LARGE', `it has ${file.bytes.length} bytes; an article has at most ${LONGEST_FILE}`);
  if (!isUtf8(file.bytes)) return failed('BAD_ARTICLE', 'it is not UTF-8');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
  return attempt('', () => [readMarkdown(file, text, outlet, habits)]);
}

function attempt(at: string, read: () => Reading[]): Imported {
  try {
    return { readings: read(), problems: [] };
  } catch (thrown) {
    const { code, message } = asReprintError(thrown);
    const known: Problem['code'] = code === 'BAD_INPUT' || code === 'TOO_LARGE' ? code : 'BAD_ARTICLE';
    return { readings: [], problems: [{ at, code: known, message }] };
  }
}

function failed(code: Problem['code'], message: string): Imported {
  return { readings: [], problems: [{ at: '', code, message }] };
}
