import { ReprintError } from '../base/error.ts';
import { type ArticleFile, FRONT_KEYS, type FrontKey, isFrontKey } from './file.ts';
import { isPlainKey, quote } from './quote.ts';
import { MOST_CHARACTERS } from './yaml.ts';

/**
 * The text of an article file. `parseArticle` gives the same article back, but for lone surrogates: no file
 * in UTF-8 can hold them, and each becomes U+FFFD. An empty list is written `tags: []`.
 * @throws ReprintError BAD_ARTICLE for a value that YAML has no plain word for (a function, a cycle, …).
 */
export function formatArticle({ front, extra, body }: ArticleFile): string {
  let text = '---\n';
  for (const key of KEYS) {
    const value = front[key];
    if (typeof value === 'string') text += `${key}: ${quote(value)}\n`;
    else if (value !== undefined) text += list(key, value);
  }
  for (const key of Object.keys(extra)) text += unknownKey(key, extra[key]);
  if (text.length > MOST_CHARACTERS && !Object.values(extra).every(isSimple)) {
    throw bad(`front matter with maps or numbers in it is longer than ${MOST_CHARACTERS} characters`);
  }
  return `${text}---\n${body}`.toWellFormed();
}

const KEYS = Object.keys(FRONT_KEYS) as FrontKey[];

function list(key: string, items: string[]): string {
  if (items.length === 0) return `${key}: []\n`;
  let text = `${key}:\n`;
  for (const item of items) text += `  - ${quote(item)}\n`;
  return text;
}

function unknownKey(key: string, value: unknown): string {
  if (isFrontKey(key)) throw bad(`the key ${key} is one of Reprint's own and cannot be an extra one`);
  if (value === undefined) return '';
  const name = isPlainKey(key) ? key : quote(key);
  if (isTexts(value)) return list(name, value);
  return `${name}: ${flow(value, 0)}\n`;
}

/** What the reader of the simple form takes, at any length. */
function isSimple(value: unknown): boolean {
  return typeof value === 'string' || isTexts(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** A value on one line, in the part of YAML's flow style that is JSON. */
function flow(value: unknown, depth: number): string {
  if (depth > 50) throw bad('front matter is nested more than 50 deep');
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : quote(String(value));
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => flow(item, depth + 1)).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${pairs.map(([key, item]) => `${quote(key)}: ${flow(item, depth + 1)}`).join(', ')}}`;
  }
  throw bad(`front matter cannot hold a ${typeof value}`);
}

function bad(message: string): ReprintError {
  return new ReprintError('BAD_ARTICLE', message, 'front matter holds texts, numbers, lists and maps');
}
