import { isUtf8 } from 'node:buffer';
import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArticleFile, parseArticle } from '../article/index.ts';
import { asReprintError, ReprintError } from '../base/error.ts';
import { isId } from '../base/file-name.ts';
import { checkId } from './layout.ts';

export interface ArticleEntry {
  id: string;
  /** Below the archive: `articles/2019/02/18753.md`. */
  path: string;
  file: ArticleFile;
  /** Oldest name first; read one with `readArticle`. */
  revisions: { name: string; path: string }[];
}

/** A file among the articles that cannot be read as one. */
export interface UnreadableEntry {
  path: string;
  error: ReprintError;
}

/** No article is longer; what is, was not meant to be read here. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Every article of an archive, by path; what cannot be read comes as a value, and the rest goes on. */
export async function* listArticles(dir: string): AsyncIterable<ArticleEntry | UnreadableEntry> {
  for (const { id, path, revisions } of places(dir, 'articles')) {
    try {
      if (id === null) throw notAnArticle(path);
      yield { id, path, file: readArticle(dir, path), revisions: revisions(id) };
    } catch (error) {
      yield { path, error: asReprintError(error) };
    }
  }
}

/** One article by its id; null where there is none. @throws ReprintError BAD_ARTICLE where it cannot be read */
export function getArticle(dir: string, id: string): ArticleEntry | null {
  checkId(id);
  for (const folder of folders(dir)) {
    const path = `${folder}/${id}.md`;
    if (!lstatSync(join(dir, path), { throwIfNoEntry: false })?.isFile()) continue;
    return {
      id,
      path,
      file: readArticle(dir, path),
      revisions: revisionsAt(dir, `${folder}/${id}.revisions`),
    };
  }
  return null;
}

/** Reads the article or revision at a path below the archive. @throws ReprintError BAD_ARTICLE, TOO_LARGE, BAD_INPUT */
export function readArticle(dir: string, path: string): ArticleFile {
  if (!path.startsWith('articles/') || path.split('/').includes('..')) {
    throw new ReprintError(
      'BAD_INPUT',
      `${JSON.stringify(path)} is no article's path`,
      'give articles/YYYY/MM/ID.md',
    );
  }
  const bytes = readFileSync(join(dir, path));
  if (bytes.length > MOST_BYTES) {
    throw new ReprintError('TOO_LARGE', `${path} has ${bytes.length} bytes`, 'an article has at most 16 MB');
  }
  if (!isUtf8(bytes)) throw new ReprintError('BAD_ARTICLE', `${path} is not UTF-8`, 'save it in UTF-8');
  try {
    return parseArticle(bytes.toString('utf8'));
  } catch (error) {
    const { code, message, hint } = asReprintError(error);
    throw new ReprintError(code, `${path}: ${message}`, hint, error);
  }
}

interface ArticlePlace {
  /** Null for a file whose name is no id. */
  id: string | null;
  path: string;
  revisions(id: string): ArticleEntry['revisions'];
}

function* places(dir: string, folder: string): Iterable<ArticlePlace> {
  const entries = entriesOf(dir, folder);
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!entry.name.endsWith('.revisions')) yield* places(dir, path);
    } else if (entry.isSymbolicLink() || (entry.name.endsWith('.md') && !entry.name.endsWith('.new.md'))) {
      const id = entry.name.slice(0, -'.md'.length);
      yield {
        id: entry.isFile() && isId(id) ? id : null,
        path,
        revisions: () => (names.has(`${id}.revisions`) ? revisionsAt(dir, `${folder}/${id}.revisions`) : []),
      };
    }
  }
}

/** The folders that articles stand in: `articles/undated`, `articles/2019/02`. A month may hold thousands: not read. */
function* folders(dir: string): Iterable<string> {
  for (const folder of foldersIn(dir, 'articles')) {
    if (/\/\d{4}$/.test(folder)) yield* foldersIn(dir, folder);
    else yield folder;
  }
}

function foldersIn(dir: string, folder: string): string[] {
  return entriesOf(dir, folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);
}

function revisionsAt(dir: string, folder: string): ArticleEntry['revisions'] {
  return entriesOf(dir, folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => ({ name: entry.name.slice(0, -'.md'.length), path: `${folder}/${entry.name}` }))
    .filter(({ name }) => isId(name));
}

/** What is in a folder, by name: a folder sorts as its path does, `02/` before `02-x/`. */
function entriesOf(dir: string, folder: string): Dirent[] {
  try {
    const entries = readdirSync(join(dir, folder), { withFileTypes: true });
    return entries
      .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ entry }) => entry);
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code === 'ENOENT' ||
      (error as NodeJS.ErrnoException).code === 'ENOTDIR'
    ) {
      return [];
    }
    throw error;
  }
}

function notAnArticle(path: string): ReprintError {
  return new ReprintError(
    'BAD_ARTICLE',
    `${path} is a link, or its name is no id`,
    'an article is a plain file whose name is 1 to 80 of a–z, 0–9 and -, and .md',
  );
}
