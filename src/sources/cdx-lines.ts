import { LONGEST_LINE } from './cdx-bounds.ts';
import { FIELD_NAMES, type Fields, wordOf } from './cdx-row.ts';
import { collector, type NoPage, noPage, type Page } from './cdx-rows.ts';
import { wordsOf } from './server-words.ts';

/**
 * One JSON object a line, as pywb, Arquivo.pt and Common Crawl answer. It carries no key: such a server is
 * paged otherwise. An object without address and time in the first line is a message (`{"message": "No
 * Captures found for: a.example/*"}`), and no list.
 */
export function readLines(text: string): Page | NoPage {
  const { rows, damaged, take, damage } = collector();
  let line = 0;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const last = newline < 0;
    const row = text.slice(at, last ? text.length : newline).trim();
    at = last ? text.length : newline + 1;
    line++;
    if (row === '') continue;
    if (row.length > LONGEST_LINE) {
      damage(line, row, `a line of ${row.length} characters`);
      continue;
    }
    const object = objectOf(row);
    if (object === null) {
      if (last) return noPage('the list ends in the middle of a line');
      damage(line, row, 'no JSON object');
      continue;
    }
    const fields = fieldsOf(object);
    if (line === 1 && fields.original === undefined && fields.timestamp === undefined)
      return noPage(`the answer is a message, not a list: ${wordsOf(row)}`);
    take(line, fields, () => row);
  }
  return { is: 'page', form: 'lines', rows, damaged, key: null };
}

function objectOf(row: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(row);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function fieldsOf(object: Record<string, unknown>): Fields {
  const fields: Partial<Fields> = {};
  for (const [name, field] of Object.entries(FIELD_NAMES)) {
    fields[field] ??= Object.hasOwn(object, name) ? wordOf(object[name]) : undefined;
  }
  return fields as Fields;
}
