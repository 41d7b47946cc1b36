import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ReprintError } from '../base/error.ts';
import { sourcesOf } from './colophon/sources.ts';
import { companions } from './companions.ts';
import { openAccount } from './coverage/coverage.ts';
import { mapSite } from './crawlers/map-site.ts';
import type { PressEvent, PressOptions } from './events.ts';
import { hostFits, isArticleFile } from './hosts/fits.ts';
import { redirects } from './hosts/redirects.ts';
import { sizeOf } from './hosts/size.ts';
import { addTo, nothingPressed, type PressResult } from './jobs.ts';
import { refuseLibrary } from './library/outlets-kept.ts';
import { portraitOf } from './library/portrait.ts';
import { SEARCH_PAGE } from './names.ts';
import { rootOfHost } from './page.ts';
import { tallyOf } from './parts/tally.ts';
import { type Prepared, prepare } from './prepare.ts';
import { beginPress, earlierPress, endPress, keepList, removeStale } from './pressed-list.ts';
import { indexSite } from './search/index-site.ts';
import { renderSearchPage } from './search/search-page.ts';
import { closeSpool, openSpool } from './search/spool.ts';
import { keepState } from './search/state.ts';
import { keptPictures, singlePages } from './single-pages.ts';
import { openSource, type Source } from './source.ts';
import { plannedPages, tasks } from './tasks.ts';
import { placeTheme } from './theme/read-theme.ts';
import { onWorkers } from './workers.ts';
import { ownFolder, writePage } from './written.ts';

/**
 * Presses the site of an archive into a folder (`DIR/site` unless told): static pages that need no server
 * and no JavaScript. The same archive gives the same files, byte for byte; pressing again writes only what
 * changed and takes away only what an earlier press made.
 * @throws ReprintError NAME_TAKEN where the folder holds files of somebody else; what opening the archive throws;
 * USAGE for an address that is none; INTERRUPTED
 */
export async function* press(
  archiveDir: string,
  outDir: string | null = null,
  options: PressOptions = {},
): AsyncGenerator<PressEvent> {
  const source = openSource(archiveDir);
  const out = resolve(outDir ?? join(source.dir, 'site'));
  refuseLibrary(out);
  const before = earlierPress(out);
  const site = await prepare(source, out, before.size === 0, options);
  const { all, setting, words, look } = site;
  yield* site.refused;
  for (const { path, reason } of look?.unused ?? [])
    yield { kind: 'refused', path: `${options.theme}/${path}`, reason };

  const planned = plannedPages(all, words);
  mkdirSync(out, { recursive: true });
  keepList(out, [...before, ...planned]);
  beginPress(out);
  yield { kind: 'surveyed', articles: all.entries.length, revisions: all.revisions, pages: planned.length };

  const total = nothingPressed(setting.isNew);
  ownFolder(out, 'search', total.folders);
  openSpool(out);
  yield* pagesOfWorkers(site, planned.length, total, options);
  yield* pagesOfOne(site, source, total);
  if (look) placeTheme(look, out, total);
  for await (const [path, data] of companions(site.feeds, total.feedItems, setting, words))
    writePage(out, path, data, total);

  yield { kind: 'indexing', stories: all.entries.length };
  const head = await indexSite(out, total.digests, total);
  writePage(out, SEARCH_PAGE, renderSearchPage(head, setting, words), total);
  const rules = redirects(setting.outlet, rootOfHost(setting), total.paths);
  if (rules !== null) writePage(out, '_redirects', rules, total);
  for (const [path, text] of mapSite(all, total.paths, setting)) writePage(out, path, text, total);
  closeSpool(out);
  if (options.signal?.aborted) throw interrupted();

  const now = new Set(total.paths);
  const removed = removeStale(out, [...before, ...planned], now);
  keepList(out, now);
  endPress(out);
  // The index of a part is none of the archive.
  if (setting.part === null) keepState(source.dir, site.state, join(out, 'search'));
  const size = sizeOf(out, now);
  const articleFiles = sizeOf(out, [...now].filter(isArticleFile));
  yield {
    kind: 'done',
    summary: {
      articles: all.entries.length,
      revisions: all.revisions,
      withheld: all.withheld.length,
      refused: site.refused.length + total.refused.length,
      files: now.size,
      bytes: size.bytes,
      written: total.changed,
      removed,
      pictures: keptPictures(total),
      lost: total.lost,
      hosts: hostFits(size, articleFiles),
    },
  };
}

/** Articles and lists, by as many workers as there may be. */
async function* pagesOfWorkers(
  { all, setting, words }: Prepared,
  planned: number,
  total: PressResult,
  { workers, signal }: PressOptions,
): AsyncGenerator<PressEvent> {
  let pressed = 0;
  for await (const result of onWorkers(tasks(all, setting, words), workers)) {
    addTo(total, result);
    for (const { path, reason } of result.refused) yield { kind: 'refused', path, reason };
    if (signal?.aborted) throw interrupted();
    pressed += result.paths.filter((path) => path.endsWith('.html')).length;
    yield { kind: 'progress', pressed, of: planned };
  }
}

/** The pages of which there is one, and what a library's front tells of the site. */
async function* pagesOfOne(
  { all, setting, words, scripts }: Prepared,
  { dir, audit }: Source,
  total: PressResult,
): AsyncGenerator<PressEvent> {
  const account = await openAccount(setting);
  try {
    const pages = singlePages(all, audit, account, sourcesOf(dir), total, scripts, setting, words);
    for await (const [path, text] of pages) writePage(setting.out, path, text, total);
    if (setting.library === null) return;
    const tally = tallyOf(account, setting.part);
    const figures = {
      rescued: tally?.rescued ?? all.entries.length,
      known: tally?.known ?? null,
      pictures: keptPictures(total),
    };
    yield { kind: 'portrait', portrait: portraitOf(all, figures, setting) };
  } finally {
    account.close();
  }
}

function interrupted(): ReprintError {
  return new ReprintError(
    'INTERRUPTED',
    'the press was stopped',
    'give the same command again: it goes on where it stopped',
  );
}
