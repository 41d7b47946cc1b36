import { isUtf8 } from 'node:buffer';
import { globSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ReprintError } from '../base/error.ts';

/** No article of a newspaper is longer, in bytes. */
const LONGEST_FILE = 16 << 20;

/** The Markdown files of a folder, to its depths, with `/`, sorted. @throws ReprintError BAD_INPUT where there are none */
export function markdownIn(folder: string): string[] {
  if (!statSync(folder).isDirectory()) {
    throw new ReprintError(
      'BAD_INPUT',
      `${folder} is no folder`,
      'name the folder that the Markdown files lie in',
    );
  }
  const files = globSync('**/*.md', { cwd: folder });
  if (files.length > 0) return files.map((file) => file.split(sep).join('/')).sort();
  throw new ReprintError(
    'BAD_INPUT',
    `there is no Markdown file in ${folder}`,
    'articles are files that end in .md',
  );
}

/** @throws ReprintError BAD_INPUT for a link, a folder or a pipe called `….md`, TOO_LARGE, BAD_ARTICLE */
export function readMarkdown(folder: string, file: string): { bytes: Buffer; text: string } {
  const path = join(folder, file);
  const stats = lstatSync(path);
  // A link may lead out of the folder, and a pipe never ends.
  if (!stats.isFile())
    throw new ReprintError('BAD_INPUT', 'it is a link, or no file at all', 'put a plain file in its place');
  if (stats.size > LONGEST_FILE)
    throw new ReprintError(
      'TOO_LARGE',
      `it has ${stats.size} bytes`,
      `an article has at most ${LONGEST_FILE}`,
    );
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) throw new ReprintError('BAD_ARTICLE', 'it is not UTF-8', 'save it in UTF-8');
  return { bytes, text: bytes.toString('utf8') };
}
