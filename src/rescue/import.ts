import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Archive, createArchive } from '../archive/index.ts';
import { type ArticleFile, parseArticle } from '../article/index.ts';
import { asReprintError, ReprintError } from '../base/error.ts';
import { identifier, type Outlet, outletTemplate, parseOutlet } from '../outlets/index.ts';
import type { RescueEvent } from './event.ts';
import { finish } from './finish.ts';
import { stopIf } from './gather.ts';

/** No article of a newspaper is longer, in bytes. */
const LONGEST_FILE = 16 << 20;

/** What an import is asked to do. */
export interface ImportOrder {
  /** A folder of Markdown files with front matter, searched to its depths. */
  folder: string;
  /** The archive; made where it is not there yet. */
  dir: string;
  outlet: string | null;
  signal: AbortSignal;
}

/**
 * Takes the articles of an earlier rescue, Markdown files in the seed's form, into an archive as they are:
 * the text is not touched, the front matter gains an id and the capture that its `url` names. The originals
 * are kept below `imported/`. A file that is no article is reported and passed over.
 */
export async function* importFolder({
  folder,
  dir,
  outlet,
  signal,
}: ImportOrder): AsyncIterable<RescueEvent> {
  const files = markdownIn(folder);
  const archive = createArchive(dir);
  try {
    if (archive.outletText() === null) archive.giveOutlet(outlet ?? outletTemplate({ name: 'unknown' }));
    yield* importAll(folder, files, archive, parseOutlet(archive.outletText()!), signal);
    yield* finish(archive);
  } finally {
    archive.close();
  }
}

function markdownIn(folder: string): string[] {
  if (!statSync(folder).isDirectory()) {
    throw new ReprintError(
      'BAD_INPUT',
      `${folder} is no folder`,
      'name the folder that the Markdown files lie in',
    );
  }
  const files = globSync('**/*.md', { cwd: folder }).sort();
  if (files.length > 0) return files;
  throw new ReprintError(
    'BAD_INPUT',
    `there is no Markdown file in ${folder}`,
    'articles are files that end in .md',
  );
}

async function* importAll(
  folder: string,
  files: readonly string[],
  archive: Archive,
  outlet: Outlet,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  const identify = identifier(outlet);
  const taken = new Map<string, string>();
  for (const [i, file] of files.entries()) {
    stopIf(signal);
    try {
      const original = readText(join(folder, file));
      const article = parseArticle(original);
      const id = idOf(article, file, identify);
      const other = taken.get(id);
      if (other !== undefined)
        throw new ReprintError(
          'BAD_INPUT',
          `it has the id ${id} of ${other}`,
          'give one of them another original_url',
        );
      taken.set(id, file);
      archive.keepImported(file.split(sep).join('/'), Buffer.from(original));
      fileArticle(archive, article, id, file);
    } catch (thrown) {
      const error = asReprintError(thrown);
      if (error.code === 'DISK_FULL' || error.code === 'INTERNAL') throw error;
      yield { event: 'passed-over', path: file, error };
    }
    if (i % 64 === 63)
      yield { event: 'progress', step: 'edit', done: i + 1, of: files.length, unit: 'articles' };
  }
}

function readText(path: string): string {
  const { size } = statSync(path);
  if (size > LONGEST_FILE)
    throw new ReprintError('TOO_LARGE', `it has ${size} bytes`, `an article has at most ${LONGEST_FILE}`);
  return readFileSync(path, 'utf8');
}

/** The id its file gives, else the one its address names; a file with neither is named by its place. */
function idOf({ front }: ArticleFile, file: string, identify: ReturnType<typeof identifier>): string {
  if (front.id !== undefined) return front.id;
  if (front.original_url) return identify(front.original_url).id;
  return createHash('sha256').update(file).digest('hex').slice(0, 16);
}

function fileArticle(archive: Archive, article: ArticleFile, id: string, file: string): void {
  const capture = captureOf(article.front.url);
  const front = { ...article.front, id, ...(capture && !article.front.capture ? { capture } : {}) };
  const put = archive.put({ id, file: { ...article, front }, revisions: [] });
  const original = article.front.original_url;
  archive.record({
    event: 'decided',
    id,
    path: put.path,
    sha256: put.sha256,
    title: front.title,
    date: front.date ?? null,
    captures: capture && original ? [{ capture, original, verdict: 'chosen', reason: 'imported' }] : [],
    aliases: front.aliases ?? [],
    lacunae: [],
    imported: file.split(sep).join('/'),
  });
}

/** `https://web.archive.org/web/20210628172625/https://…` is the capture `20210628172625/https://…`. */
function captureOf(memento: string | undefined): string | null {
  const match = /\/(\d{14})(?:[a-z]{2}_)?\/([a-z][a-z0-9+.-]*:\/\/.+)$/is.exec(memento ?? '');
  return match ? `${match[1]}/${match[2]}` : null;
}
