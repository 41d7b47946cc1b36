import { ReprintError } from '../base/error.ts';
import { type ArticleFile, FRONT_KEYS, type FrontKey, type FrontMatter, isFrontKey } from './file.ts';
import { isPlainKey, unquote } from './quote.ts';
import { parseFrontMatter } from './yaml.ts';

/**
 * Reads an article file. The form that `formatArticle` and the seed write is read directly; whatever else a
 * person may have written goes through a YAML parser. Windows line ends and a byte order mark are tolerated;
 * the body stays as it is. Nothing in a file is ever run.
 * @throws ReprintError BAD_ARTICLE with the line, where there is no front matter or it cannot be read.
 */
export function parseArticle(text: string): ArticleFile {
  const start = opening(text);
  const [end, bodyStart] = closing(text, start);
  const source = text.slice(start, end);
  const { front, extra } = simpleFrontMatter(source) ?? parseFrontMatter(source);
  if (front.title === undefined) {
    throw new ReprintError('BAD_ARTICLE', 'line 1: the front matter has no title', 'add a line title: "…"');
  }
  return { front: front as FrontMatter, extra, body: text.slice(bodyStart) };
}

/** Where the front matter starts: after a first line `---`. */
function opening(text: string): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(start, lineEnd < 0 ? Math.min(text.length, start + 80) : lineEnd).trimEnd();
  if (line === '---' && lineEnd >= 0) return lineEnd + 1;
  // `---js` or `;;;` opens front matter that is a program, `+++` opens TOML: neither is read.
  throw new ReprintError(
    'BAD_ARTICLE',
    `line 1: an article file starts with a line ---, not with ${JSON.stringify(line.slice(0, 20))}`,
    'put YAML front matter between two lines --- at the start of the file',
  );
}

/** Where the front matter ends, and where the body starts: before and after the next line `---`. */
function closing(text: string, start: number): [number, number] {
  for (let at = start - 1; at >= 0; at = text.indexOf('\n---', at + 1)) {
    // At the first turn `at` is the line end of the opening line itself: the closing line may follow at once.
    if (!text.startsWith('---', at + 1)) continue;
    const after = at + 4;
    const lineEnd = text.indexOf('\n', after);
    const rest = text.slice(after, lineEnd < 0 ? text.length : Math.min(lineEnd, after + 80));
    if (rest.trim() === '') return [at + 1, lineEnd < 0 ? text.length : lineEnd + 1];
  }
  throw new ReprintError(
    'BAD_ARTICLE',
    'line 1: the front matter is never closed',
    'end it with a line --- before the text',
  );
}

/**
 * Front matter in the form that we write: keys, each once, with a text in double quotes on one line or a list
 * of them. Null for anything else. Parsing YAML is what reading an archive costs (7.5 s against 0.5 s for
 * 49,118 articles), so this path is worth its lines.
 */
function simpleFrontMatter(source: string): ReturnType<typeof parseFrontMatter> | null {
  const front: Partial<Record<FrontKey, string | string[]>> = {};
  const extra = new Map<string, string | string[]>();
  let items: string[] | null = null;
  for (let at = 0; at < source.length; ) {
    let end = source.indexOf('\n', at);
    if (end < 0) end = source.length;
    const line = source.slice(at, source.charCodeAt(end - 1) === CR ? end - 1 : end);
    at = end + 1;

    if (line.startsWith('  - ')) {
      const item = items && unquote(line, 4);
      if (item === null) return null;
      items!.push(item);
      continue;
    }
    if (items?.length === 0) return null;
    items = null;
    const key = line.slice(0, Math.max(0, line.indexOf(':')));
    const value = simpleValue(line, key.length);
    if (value === null) return null;
    if (typeof value !== 'string' && line.length === key.length + 1) items = value;
    if (isFrontKey(key)) {
      if (front[key] !== undefined || (FRONT_KEYS[key] === 'text') !== (typeof value === 'string'))
        return null;
      front[key] = value;
    } else {
      if (extra.has(key) || !isPlainKey(key)) return null;
      extra.set(key, value);
    }
  }
  if (items?.length === 0) return null;
  return { front: front as Partial<FrontMatter>, extra: Object.fromEntries(extra) };
}

/** What follows a key: `: "text"`, `: []`, or `:` with the items on the next lines. */
function simpleValue(line: string, colon: number): string | string[] | null {
  if (line.charCodeAt(colon) !== COLON) return null;
  if (line.length === colon + 1 || line.slice(colon) === ': []') return [];
  return line.charCodeAt(colon + 1) === SPACE ? unquote(line, colon + 2) : null;
}

const COLON = 0x3a;
const CR = 0x0d;
const SPACE = 0x20;
