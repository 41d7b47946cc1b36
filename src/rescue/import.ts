import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Archive, createArchive } from '../archive/index.ts';
import { type ArticleFile, parseArticle } from '../article/index.ts';
import { asReprintError, ReprintError } from '../base/error.ts';
import { openEvidence } from '../evidence/index.ts';
import { identifier, outletTemplate, parseOutlet } from '../outlets/index.ts';
import type { RescueEvent } from './event.ts';
import { NONE } from './fetch-from.ts';
import { finish } from './finish.ts';
import { stopIf } from './gather.ts';
import { giveOutlet } from './give-outlet.ts';
import { markdownIn, readMarkdown } from './markdown-files.ts';

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
 * are kept below `imported/`. A file that is no article, or whose article is there already, is reported and
 * passed over: what was read from captures counts more.
 */
export async function* importFolder({
  folder,
  dir,
  outlet,
  signal,
}: ImportOrder): AsyncIterable<RescueEvent> {
  if (outlet !== null) parseOutlet(outlet);
  const files = markdownIn(folder);
  const archive = createArchive(dir);
  const evidence = openEvidence(archive.dir);
  try {
    if (outlet !== null) giveOutlet(archive, outlet);
    else if (archive.outletText() === null) archive.giveOutlet(outletTemplate({ name: 'unknown' }));
    yield* importAll(folder, files, archive, signal);
    yield* finish(archive, evidence, NONE, signal);
  } finally {
    await evidence.close();
    archive.close();
  }
}

async function* importAll(
  folder: string,
  files: readonly string[],
  archive: Archive,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  const identify = identifier(parseOutlet(archive.outletText()!));
  for (const [i, file] of files.entries()) {
    stopIf(signal);
    try {
      const { bytes, text } = readMarkdown(folder, file);
      const article = parseArticle(text);
      const id = idOf(article, file, identify);
      refuseTaken(archive, id, file);
      archive.keepImported(file, bytes);
      fileArticle(archive, article, id, file);
    } catch (thrown) {
      const error = asReprintError(thrown);
      if (!PASSED_OVER.has(error.code)) throw error;
      yield { event: 'passed-over', path: file, error };
    }
    if (i % 64 !== 63) continue;
    yield { event: 'progress', step: 'edit', done: i + 1, of: files.length, unit: 'articles' };
    // Ctrl-C must come through.
    await setImmediate();
  }
}

/** What is the matter with one file; anything else would meet the next one too. */
const PASSED_OVER = new Set(['BAD_ARTICLE', 'BAD_INPUT', 'TOO_LARGE', 'NOT_FOUND']);

/** The id its file gives, else the one its address names; a file with neither is named by its place. */
function idOf({ front }: ArticleFile, file: string, identify: ReturnType<typeof identifier>): string {
  if (front.id !== undefined) return front.id;
  if (front.original_url) return identify(front.original_url).id;
  return createHash('sha256').update(file).digest('hex').slice(0, 16);
}

/** One file an article: not two files of one id, nor a file over what the captures tell. */
function refuseTaken(archive: Archive, id: string, file: string): void {
  const known = archive.latest({ event: 'decided', id });
  if (!known?.path || known.removed !== undefined || known.imported === file) return;
  throw new ReprintError(
    'BAD_INPUT',
    `its id ${id} is that of ${known.imported ?? `${known.path}, which was read from captures`}`,
    'give one of them another id, or leave the file out',
  );
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
    imported: file,
  });
}

/** `https://web.archive.org/web/20210628172625/https://…` is the capture `20210628172625/https://…`. */
function captureOf(memento: string | undefined): string | null {
  const match = /\/(\d{14})(?:[a-z]{2}_)?\/([a-z][a-z0-9+.-]*:\/\/.+)$/is.exec(memento ?? '');
  return match ? `${match[1]}/${match[2]}` : null;
}
