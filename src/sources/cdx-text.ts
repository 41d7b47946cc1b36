import { collector, type NoPage, noPage, type Page } from './cdx-rows.ts';
import { wordsOf } from './server-words.ts';

/** `urlkey timestamp original mimetype statuscode digest length`: what we ask for, and Wayback's own order. */
const COLUMNS = 7;

/**
 * Plain text: seven columns parted by single spaces, a row a line; behind the last row, where there is more, an
 * empty line and the resume key in a line of its own. The last line is whole only with its end.
 */
export function readText(text: string): Page | NoPage {
  if (!text.endsWith('\n')) return noPage('the list ends in the middle of a line');
  const lines = text.split('\n');
  lines.pop();
  if (lines.at(-1)!.trim() === '') return noPage('the list ends where its resume key should stand');
  const { rows, damaged, take, damage } = collector();
  const key = lines.length >= 2 && lines.at(-2)!.trim() === '' ? lines.at(-1)!.trim() : null;
  const end = key === null ? lines.length : lines.length - 2;
  let columnar = 0;
  for (let at = 0; at < end; at++) {
    const row = lines[at]!.replace(/\r$/, '');
    const columns = row.split(' ', 20);
    if (columns.length !== COLUMNS) {
      damage(at + 1, row, `${columns.length} columns instead of ${COLUMNS}`);
      continue;
    }
    columnar++;
    const [, timestamp, original, mime, status, digest, length] = columns;
    const fields = {
      original,
      timestamp,
      mime,
      status,
      digest,
      length,
      filename: undefined,
      offset: undefined,
    };
    take(at + 1, fields, () => row);
  }
  // `org.archive.util.io.RuntimeIOException: …` is a line of text too.
  if (end > 0 && columnar === 0) return noPage(`the answer is a message, not a list: ${wordsOf(text)}`);
  return { is: 'page', form: 'text', rows, damaged, key };
}
