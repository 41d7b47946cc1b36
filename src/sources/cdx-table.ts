import { FIELD_NAMES, type Fields, wordOf } from './cdx-row.ts';
import { collector, type NoPage, noPage, type Page } from './cdx-rows.ts';
import { wordsOf } from './server-words.ts';

/**
 * Wayback's JSON: an array of rows, the first of which names the columns; behind the last row, where there is
 * more, an empty row and one that holds the resume key alone. `[]` is the empty list.
 * Source: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
 */
export function readTable(text: string): Page | NoPage {
  let table: unknown;
  try {
    table = JSON.parse(text);
  } catch (error) {
    return noPage(`the list is no whole JSON: ${wordsOf((error as Error).message)}`);
  }
  if (!Array.isArray(table)) return noPage('the list is no array');
  const { rows, damaged, take, damage } = collector();
  if (table.length === 0) return { is: 'page', form: 'table', rows, damaged, key: null };
  const columns = columnsOf(table[0]);
  if (columns === null) return noPage('the first row names no columns of an index');
  if (isEmpty(table.at(-1))) return noPage('the list ends where its resume key should stand');
  const key = keyOf(table);
  const end = key === null ? table.length : key.at;
  for (let line = 1; line < end; line++) {
    const row: unknown = table[line];
    if (!Array.isArray(row)) damage(line, shown(row), 'no row of columns');
    else if (row.length !== columns.length)
      damage(line, shown(row), `${row.length} columns instead of ${columns.length}`);
    else take(line, fieldsOf(columns, row), () => shown(row));
  }
  return { is: 'page', form: 'table', rows, damaged, key: key?.key ?? null };
}

/** A row for people; never as deep as it may be nested. */
function shown(row: unknown): string {
  if (Array.isArray(row)) return `[${row.slice(0, 20).map(shownValue).join(',')}]`;
  return shownValue(row);
}

function shownValue(value: unknown): string {
  return typeof value === 'object'
    ? '…'
    : JSON.stringify(typeof value === 'string' ? value.slice(0, 500) : value);
}

type Columns = (keyof Fields | null)[];

function columnsOf(row: unknown): Columns | null {
  if (!Array.isArray(row) || row.length > 100) return null;
  const columns = row.map((name) =>
    typeof name === 'string' && Object.hasOwn(FIELD_NAMES, name) ? FIELD_NAMES[name]! : null,
  );
  return columns.includes('original') && columns.includes('timestamp') ? columns : null;
}

/** The key, and where the rows end: before it and the empty row that parts them. */
function keyOf(table: unknown[]): { key: string; at: number } | null {
  const last: unknown = table.at(-1);
  if (table.length < 2 || !Array.isArray(last) || last.length !== 1 || typeof last[0] !== 'string')
    return null;
  return { key: last[0], at: table.length - (isEmpty(table.at(-2)) ? 2 : 1) };
}

function isEmpty(row: unknown): boolean {
  return Array.isArray(row) && row.length === 0;
}

function fieldsOf(columns: Columns, row: unknown[]): Fields {
  const fields: Fields = {
    original: undefined,
    timestamp: undefined,
    mime: undefined,
    status: undefined,
    digest: undefined,
    length: undefined,
    filename: undefined,
    offset: undefined,
  };
  for (let i = 0; i < columns.length; i++) {
    const name = columns[i];
    if (name) fields[name] = wordOf(row[i]);
  }
  return fields;
}
