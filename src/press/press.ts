import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Audit } from '../archive/index.ts';
import { parseArticle } from '../article/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { Overrun, type Pool, sibling, startPool } from '../base/pool.ts';
import { identifier } from '../outlets/index.ts';
import { countLosses, renderColophon, renderLosses, renderNotFound } from './account-pages.ts';
import { bodyContext } from './article-body.ts';
import { summaryOf } from './article-page.ts';
import { countDays, yearPage } from './calendar.ts';
import type { PressEvent, PressOptions, PressSummary } from './events.ts';
import { renderFeed, robots, sitemaps } from './feeds.ts';
import { frontStories, type Lead, renderFrontPage } from './front-page.ts';
import { renderDaysIndex, renderNames, renderYearPage } from './index-pages.ts';
import type { ListPage } from './list-page.ts';
import { listPages } from './lists.ts';
import { renderBody, withoutHeadline } from './markdown/body.ts';
import { articlePage, revisionPage } from './names.ts';
import { earlierPress, keepList, removeStale } from './pressed-list.ts';
import type { Setting } from './setting.ts';
import { openSource } from './source.ts';
import { STYLE } from './style.ts';
import { type Survey, survey } from './survey.ts';
import { type Words, wordsFor } from './words/words.ts';
import type { ArticleJob, PressResult, PressTask } from './worker.ts';
import { nothingWritten, placeMedia, writePage } from './written.ts';

const BATCH = 48;
const ROWS_A_BATCH = 600;
/** One article takes milliseconds; one that takes this long would take for ever. */
const PATIENCE = 20_000;
const FEED_LENGTH = 50;

/**
 * Presses the site of an archive into a folder (`DIR/site` unless told): static pages that need no server
 * and no JavaScript. The same archive gives the same files, byte for byte; pressing again writes only what
 * changed and takes away only what an earlier press made.
 * @throws ReprintError NAME_TAKEN where the folder holds files of somebody else; what opening the archive throws
 */
export async function* press(
  archiveDir: string,
  outDir: string | null = null,
  options: PressOptions = {},
): AsyncGenerator<PressEvent> {
  const { dir: archive, outlet, list, audit } = openSource(archiveDir);
  const out = resolve(outDir ?? join(archive, 'site'));
  const before = earlierPress(out);
  const refused: PressEvent[] = [];
  const all = await survey(list(), outlet, (path, reason) => refused.push({ kind: 'refused', path, reason }));
  yield* refused;

  const words = wordsFor(outlet.languages[0]);
  const css = `style-${sha256Hex(STYLE).slice(0, 10)}.css`;
  const address = options.address === undefined ? null : options.address.replace(/\/*$/, '/');
  const linkMedia = options.linkMedia ?? false;
  const setting: Setting = { archive, out, outlet, address, css, book: all.book, linkMedia };

  mkdirSync(out, { recursive: true });
  const planned = plannedPages(all, words);
  keepList(out, [...before, ...planned]);
  yield { kind: 'surveyed', articles: all.entries.length, revisions: all.revisions, pages: planned.length };

  const total: PressResult = { ...nothingWritten(), pictures: 0, lost: 0, refused: [] };
  const pool = startPool<PressTask, PressResult>(sibling(import.meta.url, 'worker'), {
    ...(options.workers === undefined ? {} : { size: options.workers }),
    patienceMs: PATIENCE,
    memoryMb: 256,
  });
  try {
    for await (const result of inParallel(tasks(all, setting, words), pool, (options.workers ?? 2) + 2)) {
      for (const path of result.paths) total.paths.push(path);
      total.bytes += result.bytes;
      total.changed += result.changed;
      total.pictures += result.pictures;
      total.lost += result.lost;
      for (const { path, reason } of result.refused) yield { kind: 'refused', path, reason };
      total.refused.push(...result.refused);
      if (options.signal?.aborted) throw interrupted();
      yield { kind: 'progress', pressed: total.paths.length, of: planned.length };
    }
  } finally {
    await pool.close();
  }

  for await (const [path, text] of singlePages(all, audit, total, setting, words))
    writePage(out, path, text, total);
  const pages = [...new Set(total.paths)]
    .filter((path) => path.endsWith('.html') && path !== '404.html')
    .sort();
  for (const [path, text] of sitemaps(pages, pages.length, address)) writePage(out, path, text, total);

  const now = new Set(total.paths);
  const removed = removeStale(out, [...before, ...planned], now);
  keepList(out, now);
  const summary: PressSummary = {
    articles: all.entries.length,
    revisions: all.revisions,
    withheld: all.withheld.length,
    refused: refused.length + total.refused.length,
    files: now.size,
    bytes: total.bytes,
    written: total.changed,
    removed,
    pictures: total.pictures,
    lost: total.lost,
  };
  yield { kind: 'done', summary };
}

function interrupted(): ReprintError {
  return new ReprintError(
    'INTERRUPTED',
    'the press was stopped',
    'give the same command again: it goes on where it stopped',
  );
}

function plannedPages(all: Survey, words: Words): string[] {
  const planned: string[] = [];
  for (const { id, revisions } of all.entries) {
    planned.push(articlePage(id));
    for (const { name } of revisions) planned.push(revisionPage(id, name));
  }
  for (const { path } of listPages(all, words)) planned.push(path);
  return planned;
}

function* tasks(all: Survey, setting: Setting, words: Words): Generator<PressTask> {
  let jobs: ArticleJob[] = [];
  for (const [n, { id, path, revisions }] of all.entries.entries()) {
    jobs.push({ id, path, revisions, earlier: neighbour(all, n - 1), later: neighbour(all, n + 1) });
    if (jobs.length === BATCH) {
      yield { kind: 'articles', setting, jobs };
      jobs = [];
    }
  }
  if (jobs.length > 0) yield { kind: 'articles', setting, jobs };
  let pages: ListPage[] = [];
  let rows = 0;
  for (const page of listPages(all, words)) {
    pages.push(page);
    rows += page.rows.length + 5;
    if (rows < ROWS_A_BATCH) continue;
    yield { kind: 'lists', setting, pages };
    pages = [];
    rows = 0;
  }
  if (pages.length > 0) yield { kind: 'lists', setting, pages };
}

function neighbour({ entries }: Survey, n: number): ArticleJob['earlier'] {
  const entry = entries[n];
  return entry === undefined || entry.day === '' ? null : { id: entry.id, title: entry.title };
}

/** Runs tasks with a few under way at once, and gives their results as they come. */
async function* inParallel(
  queue: Iterator<PressTask>,
  pool: Pool<PressTask, PressResult>,
  most: number,
): AsyncGenerator<PressResult> {
  const running = new Map<number, Promise<[number, PressResult]>>();
  for (let started = 0; ; ) {
    while (running.size < most) {
      const next = queue.next();
      if (next.done) break;
      const number = started++;
      running.set(
        number,
        runTask(next.value, pool).then((result) => [number, result]),
      );
    }
    if (running.size === 0) return;
    const [number, result] = await Promise.race(running.values());
    running.delete(number);
    yield result;
  }
}

/** Runs one task; an article that overruns its bounds is named and done again as plain text, with the rest. */
async function runTask(task: PressTask, pool: Pool<PressTask, PressResult>): Promise<PressResult> {
  try {
    return await pool.run(task);
  } catch (thrown) {
    if (!(thrown instanceof Overrun) || task.kind !== 'articles') throw thrown;
    const culprit = task.jobs[Math.max(0, thrown.at)];
    if (!culprit) throw thrown;
    const jobs = task.jobs
      .filter((job) => job !== culprit || !job.plain)
      .map((job) => (job === culprit ? { ...job, plain: true } : job));
    const result = await runTask({ ...task, jobs }, pool);
    const reason = `${thrown.message}: ${culprit.plain ? 'it is left out' : 'it stands as plain text'}`;
    result.refused.push({ path: culprit.path, reason });
    return result;
  }
}

/** The pages of which there is one: front, indexes, years, losses, colophon, feeds. */
async function* singlePages(
  all: Survey,
  audit: Audit,
  total: PressResult,
  setting: Setting,
  words: Words,
): AsyncGenerator<[path: string, text: string]> {
  const counts = countDays(all.days);
  const newest = all.entries.slice(-FEED_LENGTH).reverse();
  const { last, sameDay } = frontStories(all);
  const leads = readLeads([...new Set([...newest, ...last, ...sameDay])], total, setting, words);
  const { pictures } = total;
  const tally = await countLosses(setting.archive);
  const lost = tally.total || total.lost;
  yield [setting.css, STYLE];
  yield [
    'index.html',
    renderFrontPage({ survey: all, audit, counts, pictures, lost, leads }, setting, words),
  ];
  for (const folder of ['sections', 'bylines', 'tags'] as const)
    yield* renderNames(folder, all[folder], setting, words);
  yield ['days/index.html', renderDaysIndex(counts, all.days.get('')?.length ?? 0, setting, words)];
  const years = [...new Set([...counts.days.keys()].map((day) => Number(day.slice(0, 4))))].sort(
    (a, b) => a - b,
  );
  for (const year of years) yield [yearPage(year), renderYearPage(year, counts, years, setting, words)];
  yield* renderLosses(all, tally, total.lost, setting, words);
  yield ['colophon.html', renderColophon({ survey: all, audit, pictures, lost }, setting, words)];
  yield ['404.html', renderNotFound(setting, words)];
  yield ['feed.xml', renderFeed(newest, leads, setting, words)];
  yield ['robots.txt', robots(setting.address)];
}

/** The first words and the first picture of a few articles. */
function readLeads(
  entries: Survey['entries'],
  total: PressResult,
  setting: Setting,
  words: Words,
): Map<string, Lead> {
  const identify = identifier(setting.outlet);
  const leads = new Map<string, Lead>();
  for (const entry of entries) {
    try {
      const { front, body } = parseArticle(readFileSync(join(setting.archive, entry.path), 'utf8'));
      const context = bodyContext(front, '', setting, words, identify, (media, to) =>
        placeMedia(join(setting.archive, media), setting.out, to, setting.linkMedia, total),
      );
      const { html, count } = renderBody(withoutHeadline(body.slice(0, 50_000), front.title), context);
      leads.set(entry.id, { text: front.standfirst ?? summaryOf(html), picture: count.firstPicture });
    } catch {
      // Its own page was refused with the reason; the front page does without its first words.
    }
  }
  return leads;
}
