import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArticleFile, parseArticle } from '../article/index.ts';
import { asReprintError } from '../base/error.ts';
import { serve } from '../base/pool.ts';
import { type Identity, identifier } from '../outlets/index.ts';
import type { SearchDocument } from '../search/index.ts';
import { changesBetween } from './article/changes.ts';
import { isLanguage } from './article/language.ts';
import { renderArticlePage } from './article/page.ts';
import { revisionTime } from './article/revisions.ts';
import type { RevisionLine } from './article/source.ts';
import { bodyContext } from './article-body.ts';
import { authority } from './authority.ts';
import { feedItem } from './feeds/item.ts';
import { type ArticleJob, nothingPressed, type PressResult, type PressTask } from './jobs.ts';
import { renderListPage } from './lists/list-page.ts';
import { plainBody, renderBody, type SetBody, withoutHeadline } from './markdown/body.ts';
import type { BodyContext } from './markdown/context.ts';
import { movedPage } from './moved-page.ts';
import { articlePage, revisionPage, rootFrom } from './names.ts';
import { searchDocument } from './search/document.ts';
import { spool } from './search/spool.ts';
import type { Setting } from './setting.ts';
import { summaryOf } from './summary.ts';
import { type Words, wordsFor } from './words/words.ts';
import { placeMedia, writePage } from './written.ts';

/** An article of more than this is no article: a million characters fill a book of a thousand pages. */
const LONGEST = 4_000_000;

serve<PressTask, PressResult>((task, beat) => {
  const result = nothingPressed(task.setting.isNew);
  const words = wordsFor(task.setting.outlet.languages[0]);
  if (task.kind === 'lists') {
    for (const page of task.pages)
      writePage(task.setting.out, page.path, renderListPage(page, task.setting, words), result);
    return result;
  }
  const identify = identifierOf(task.setting);
  const documents: SearchDocument[] = [];
  for (const [n, job] of task.jobs.entries()) {
    beat(n);
    const take = task.kind === 'articles' ? pressArticle : storyOf;
    const document = take(job, task.setting, words, identify, result);
    if (document) documents.push(document);
  }
  result.digests[task.batch] = spool(task.setting.out, task.batch, documents);
  return result;
});

/** Writes the pages of one article. Returns it as the search takes it; null where it could not be read. */
function pressArticle(
  job: ArticleJob,
  setting: Setting,
  words: Words,
  identify: (address: string) => Identity,
  result: PressResult,
): SearchDocument | null {
  let document: SearchDocument | null = null;
  const texts: { name: string | null; path: string; file: ArticleFile; namesWithheld: number }[] = [];
  for (const { name, path } of [...job.revisions, { name: null, path: job.path }]) {
    try {
      const file = readArticle(join(setting.archive, path));
      const { front, namesWithheld } = authoriseOf(setting)(file.front);
      texts.push({ name, path, file: { ...file, front }, namesWithheld });
    } catch (thrown) {
      result.refused.push({ path, reason: asReprintError(thrown).message });
    }
  }
  const revisions: RevisionLine[] = [];
  for (const [at, { name, file }] of texts.entries()) {
    if (name === null) continue;
    const next = texts[at + 1]?.file;
    const changes = next !== undefined && job.plain !== true ? changesBetween(file, next) : null;
    revisions.push({ name, time: revisionTime(name, file.front, setting.outlet.timezone), changes });
  }
  const current = texts.find(({ name }) => name === null)?.file.front ?? null;
  for (const { name, path, file, namesWithheld } of texts) {
    const page = name === null ? articlePage(job.id) : revisionPage(job.id, name);
    const context = bodyContext(file.front, rootFrom(page), setting, words, identify, (media, to) =>
      placeMedia(join(setting.archive, media), setting.out, to, setting.linkMedia, result),
    );
    const body = setBody(file, path, context, job.plain === true, result);
    if (name === null) {
      result.lost += body.count.lost;
      writeMoved(job, file, setting, words, result);
      document = searchDocument(job, file.front, body, setting.outlet);
    }
    const summary = file.front.standfirst ?? summaryOf(body.html);
    if (name === null && job.inFeed) {
      const item = feedItem(job.id, file.front, summary, setting.outlet.timezone);
      if (item) result.feedItems.push(item);
    }
    const { earlier, later, thread, related } = job;
    const source = {
      id: job.id,
      revision: name,
      front: file.front,
      current,
      namesWithheld,
      body,
      summary,
      earlier,
      later,
      record: name === null ? job.record : null,
      thread,
      related,
      revisions,
      file: path,
    };
    writePage(setting.out, page, renderArticlePage(source, setting, words).html, result);
  }
  return document;
}

/** One article as the search takes it, without its pages; null where it could not be read. */
function storyOf(
  job: ArticleJob,
  setting: Setting,
  words: Words,
  identify: (address: string) => Identity,
  result: PressResult,
): SearchDocument | null {
  const { path } = job;
  try {
    const file = readArticle(join(setting.archive, path));
    const { front } = authoriseOf(setting)(file.front);
    const context = bodyContext(front, rootFrom(articlePage(job.id)), setting, words, identify, (media) =>
      existsSync(join(setting.archive, media)),
    );
    const body = setBody({ ...file, front }, path, context, job.plain === true, result);
    return searchDocument(job, front, body, setting.outlet);
  } catch (thrown) {
    result.refused.push({ path, reason: asReprintError(thrown).message });
    return null;
  }
}

/** Every id that the article was saved under before has a page that leads to it. */
function writeMoved(
  { id, ids }: ArticleJob,
  { front }: ArticleFile,
  setting: Setting,
  words: Words,
  result: PressResult,
): void {
  const { title, lang = words.lang } = front;
  for (const earlier of ids) {
    const page = movedPage(earlier, { id, title, lang: isLanguage(lang) ? lang : 'und' }, setting, words);
    writePage(setting.out, page.path, page.html, result);
  }
}

/** The body set as HTML, or as plain text where that fails: a page with plain text is better than none. */
function setBody(
  file: ArticleFile,
  path: string,
  context: BodyContext,
  plain: boolean,
  result: PressResult,
): SetBody {
  const markdown = withoutHeadline(file.body, file.front.title);
  if (plain) return plainBody(markdown);
  try {
    return renderBody(markdown, context);
  } catch (thrown) {
    const { code, message } = asReprintError(thrown);
    if (code === 'DISK_FULL') throw thrown;
    result.refused.push({ path, reason: `its text could not be set and stands as it is: ${message}` });
    return plainBody(markdown);
  }
}

function readArticle(path: string): ArticleFile {
  const text = readFileSync(path, 'utf8');
  if (text.length > LONGEST)
    throw new Error(`an article file of ${text.length} characters is too long to press`);
  return parseArticle(text);
}

let authorised: { setting: Setting; authorise: ReturnType<typeof authority> } | null = null;

/** Made once a task. */
function authoriseOf(setting: Setting): ReturnType<typeof authority> {
  if (authorised?.setting !== setting) authorised = { setting, authorise: authority(setting.outlet) };
  return authorised.authorise;
}

let known: { key: string; identify: (address: string) => Identity } | null = null;

/** Compiles the outlet's rules once a worker, not once a task. */
function identifierOf({ outlet }: Setting): (address: string) => Identity {
  const key = JSON.stringify(outlet.identity) + outlet.hosts.join();
  if (known?.key !== key) known = { key, identify: identifier(outlet) };
  return known.identify;
}
