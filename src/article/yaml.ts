import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { ReprintError } from '../base/error.ts';
import { FRONT_KEYS, type FrontKey, type FrontMatter, isFrontKey } from './file.ts';

/** Longer front matter is read only in the simple form: 256 kB of `,,,,` keep the parser busy for a second. */
export const MOST_CHARACTERS = 256 * 1024;
const DEEPEST = 50;

/**
 * Front matter as a person may have written it: YAML 1.2, core schema. Aliases, tags that are not of the core
 * schema (`!!js/function`), double keys and deep nesting are refused, each with its line.
 */
export function parseFrontMatter(source: string): {
  front: Partial<FrontMatter>;
  extra: Record<string, unknown>;
} {
  const lines = new LineCounter();
  // The opening `---` is line 1 of the file.
  const lineOf = (offset: number) => lines.linePos(offset).line + 1;
  const { contents } = document(source, lines, lineOf);
  if (!isMap(contents)) throw bad(2, 'the front matter is not a list of keys and values');

  const front: Partial<Record<FrontKey, string | string[]>> = {};
  const extra: [string, unknown][] = [];
  const seen = new Set<string>();
  for (const pair of contents.items) {
    const at = lineOf((pair.key as Node).range?.[0] ?? 0);
    const key = textOf(pair.key as Node, at);
    if (seen.has(key)) throw bad(at, `the key ${key} stands twice`);
    seen.add(key);
    const value = pair.value as Node | null;
    if (!isFrontKey(key)) extra.push([key, plain(value, at, 1)]);
    else if (FRONT_KEYS[key] === 'list') {
      const list = listOf(value, at, key);
      if (list) front[key] = list;
    } else if (!isEmpty(value)) front[key] = textOf(value, at, key);
  }
  // fromEntries, since `extra['__proto__'] = …` would set no key.
  return { front: front as Partial<FrontMatter>, extra: Object.fromEntries(extra) };
}

function document(source: string, lines: LineCounter, lineOf: (offset: number) => number) {
  if (source.length > MOST_CHARACTERS)
    throw bad(2, `the front matter is longer than ${MOST_CHARACTERS} characters`);
  if (nestsDeeply(source)) throw bad(2, `the front matter is nested more than ${DEEPEST} deep`);
  let parsed: ReturnType<typeof parseDocument>;
  try {
    parsed = parseDocument(source, {
      version: '1.2',
      schema: 'core',
      resolveKnownTags: false,
      merge: false,
      // Compares each key with all before it; `plain` and its caller look for double keys in linear time.
      uniqueKeys: false,
      prettyErrors: false,
      lineCounter: lines,
      logLevel: 'silent',
    });
  } catch (error) {
    throw bad(2, `the front matter is no YAML (${(error as Error).message})`);
  }
  // A tag that the schema does not know is only a warning to the parser: `!!js/function "…"`.
  const fault = parsed.errors[0] ?? parsed.warnings[0];
  if (fault) throw bad(lineOf(fault.pos[0]), `the front matter is no plain YAML (${fault.message})`);
  return parsed;
}

/** `[[[[…` would outrun the parser's stack, or its patience; so would `- - - - …`. */
function nestsDeeply(source: string): boolean {
  let open = 0;
  for (let at = 0, dashes = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) open++;
    else if (code === 0x5d || code === 0x7d) open = Math.max(0, open - 1);
    else if (code === 0x0a) open = 0;
    if (code === 0x2d || code === 0x3f || code === 0x3a) dashes++;
    else if (code !== 0x20) dashes = 0;
    if (open > DEEPEST || dashes > 2 * DEEPEST) return true;
  }
  return false;
}

function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** A text; a number, date or truth value is the characters that stand there: `id: 18753`, `title: 1984`. */
function textOf(node: Node | null, at: number, key = 'a key'): string {
  if (!isScalar(node)) throw bad(at, `${key} is not one text`);
  return typeof node.value === 'string' ? node.value : (node.source ?? '');
}

/** A list of texts; one text alone is a list of one. */
function listOf(node: Node | null, at: number, key: string): string[] | null {
  if (isEmpty(node)) return null;
  if (!isSeq(node)) return [textOf(node, at, key)];
  return node.items.map((item) => textOf(item as Node, at, `an item of ${key}`));
}

function plain(node: Node | null, at: number, depth: number): unknown {
  if (depth > DEEPEST) throw bad(at, `the front matter is nested more than ${DEEPEST} deep`);
  if (node === null) return null;
  // Nine aliases of nine aliases of … a short text would be gigabytes.
  if (isAlias(node)) throw bad(at, 'the front matter uses an alias (*name)');
  if (isScalar(node)) {
    const { value } = node;
    if (typeof value === 'number') return String(value) === node.source ? value : (node.source ?? null);
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  }
  if (isSeq(node)) return node.items.map((item) => plain(item as Node, at, depth + 1));
  if (!isMap(node)) throw bad(at, 'the front matter holds what is neither text, list nor map');
  const entries = node.items.map(
    (pair) => [textOf(pair.key as Node, at), plain(pair.value as Node | null, at, depth + 1)] as const,
  );
  if (new Set(entries.map(([key]) => key)).size < entries.length) throw bad(at, 'a key stands twice');
  return Object.fromEntries(entries);
}

function bad(line: number, message: string): ReprintError {
  return new ReprintError(
    'BAD_ARTICLE',
    `line ${line}: ${message}`,
    'mend the front matter: one key: "value" a line, between two lines ---',
  );
}
