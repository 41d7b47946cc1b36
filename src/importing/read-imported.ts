import { isUtf8 } from 'node:buffer';
import { asReprintError } from '../base/error.ts';
import type { Reading } from '../base/reading.ts';
import type { Outlet } from '../outlets/index.ts';
import type { Habits } from './habits.ts';
import type { Imported, ImportedFile, Problem } from './imported.ts';
import { readJson } from './json.ts';
import { isObject } from './json-values.ts';
import { readMarkdown } from './markdown.ts';

/** The longest file of one article, and of many, in bytes. */
const LONGEST = 16 << 20;
const LONGEST_OF_MANY = 64 << 20;

/** How many bytes a file may have, by its name. */
export function longestFile(path: string): number {
  return isLines(path) ? LONGEST_OF_MANY : LONGEST;
}

/**
 * Reads a file of another rescue: Markdown with front matter, JSON (ninjs, or the keys of scrapers; one article
 * or a list), or a line of JSON an article. Pure, and never throws for what stands in a file: what cannot be read
 * is a problem with its place. `heard` is told of every article of many.
 */
export function readImported(
  file: ImportedFile,
  outlet: Outlet,
  habits: Habits,
  heard: () => void = () => {},
): Imported {
  const { path, bytes } = file;
  if (bytes.length > longestFile(path))
    return failed('TOO_LARGE', `it has ${bytes.length} bytes; one may have ${longestFile(path)}`);
  if (!isUtf8(bytes)) return failed('BAD_ARTICLE', 'it is not UTF-8');
  if (isLines(path)) return many(linesOf(bytes), 'line', heard, readOne);
  const text = decode(bytes);
  if (!/\.json$/i.test(path)) return attempt('', () => readMarkdown(file, text, outlet, habits));
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    return failed('BAD_ARTICLE', `it is no JSON: ${(error as Error).message.slice(0, 200)}`);
  }
  const items = itemsOf(json);
  return items === null
    ? attempt('', () => readJson(json, file, '', outlet, habits))
    : many(items.entries(), 'item', heard, (item, at) => readJson(item, file, `#${at}`, outlet, habits));

  function readOne(line: Uint8Array, at: string): Reading {
    return readJson(JSON.parse(decode(line)) as unknown, { ...file, bytes: line }, `#${at}`, outlet, habits);
  }
}

function isLines(path: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(path);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Lines that are not blank, each with its number from 0; a byte order mark is none of the first. */
function* linesOf(bytes: Uint8Array): Iterable<[number, Uint8Array]> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let start = all.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  for (let n = 0; start < all.length; n++) {
    const found = all.indexOf(0x0a, start);
    const end = found < 0 ? all.length : found;
    const line = all.subarray(start, end);
    if (line.some((byte) => byte > 0x20)) yield [n, line];
    start = end + 1;
  }
}

/** A list of articles: `[…]`, `{"items": […]}`; null for one article. */
function itemsOf(json: unknown): unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!isObject(json)) return null;
  const list = json.items ?? json.articles ?? json._items;
  return Array.isArray(list) ? list : null;
}

function many<Item>(
  items: Iterable<[number, Item]>,
  what: string,
  heard: () => void,
  read: (item: Item, at: string) => Reading,
): Imported {
  const all: Imported = { readings: [], problems: [] };
  for (const [n, item] of items) {
    heard();
    const at = `${what} ${n + 1}`;
    const { readings, problems } = attempt(at, () => read(item, at));
    all.readings.push(...readings);
    all.problems.push(...problems);
  }
  return all;
}

function attempt(at: string, read: () => Reading): Imported {
  try {
    return { readings: [read()], problems: [] };
  } catch (thrown) {
    if (thrown instanceof SyntaxError)
      return {
        readings: [],
        problems: [{ at, code: 'BAD_ARTICLE', message: `it is no JSON: ${thrown.message.slice(0, 200)}` }],
      };
    const { code, message } = asReprintError(thrown);
    const known: Problem['code'] = code === 'BAD_INPUT' || code === 'TOO_LARGE' ? code : 'BAD_ARTICLE';
    return { readings: [], problems: [{ at, code: known, message }] };
  }
}

function failed(code: Problem['code'], message: string): Imported {
  return { readings: [], problems: [{ at: '', code, message }] };
}
