import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha256Hex } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { sibling, startPool } from '../base/pool.ts';
import { siteAddress } from '../outlets/index.ts';
import { sourcesOf } from './colophon/sources.ts';
import { companions } from './companions.ts';
import { openAccount } from './coverage/coverage.ts';
import { mapSite } from './crawlers/map-site.ts';
import type { PressEvent, PressOptions, PressSummary } from './events.ts';
import { feedPlans } from './feeds/which.ts';
import { hostFits, isArticleFile } from './hosts/fits.ts';
import { redirects } from './hosts/redirects.ts';
import { sizeOf } from './hosts/size.ts';
import { refuseLibrary } from './library/outlets-kept.ts';
import { portraitOf } from './library/portrait.ts';
import { SEARCH_PAGE } from './names.ts';
import { rootOfHost } from './page.ts';
import { nameOfPart } from './parts/name.ts';
import { tallyOf } from './parts/tally.ts';
import { beginPress, earlierPress, endPress, keepList, removeStale } from './pressed-list.ts';
import { idPatterns } from './search/id-patterns.ts';
import { indexSite } from './search/index-site.ts';
import { renderSearchPage } from './search/search-page.ts';
import { siteScripts } from './search/site-script.ts';
import { closeSpool, openSpool } from './search/spool.ts';
import { keepState, stateOf } from './search/state.ts';
import { FOLDERS, type Setting } from './setting.ts';
import { keptPictures, singlePages } from './single-pages.ts';
import { openSource } from './source.ts';
import { styleFor } from './style/style.ts';
import { survey } from './survey.ts';
import { inParallel, plannedPages, tasks } from './tasks.ts';
import { placeTheme, readTheme } from './theme/read-theme.ts';
import { wordsFor } from './words/words.ts';
import type { PressResult, PressTask } from './worker.ts';
import { nothingWritten, ownFolder, writePage } from './written.ts';

/** One article takes milliseconds; one that takes this long would take for ever. */
const PATIENCE = 20_000;

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
  const { dir: archive, outlet: whole, list, audit } = openSource(archiveDir);
  const part = options.part ?? null;
  const outlet = part === null ? whole : { ...whole, name: nameOfPart(whole, part.folder) };
  const state = stateOf(archive, outlet);
  const out = resolve(outDir ?? join(archive, 'site'));
  const library = options.library ?? null;
  refuseLibrary(out);
  const before = earlierPress(out);
  const look = options.theme === undefined ? null : readTheme(options.theme);
  const refused: PressEvent[] = [];
  const records = options.records?.(archive) ?? null;
  const all = await survey(
    list(),
    outlet,
    (path, reason) => refused.push({ kind: 'refused', path, reason }),
    records,
    part,
  ).finally(() => records?.close());
  yield* refused;
  for (const { path, reason } of look?.unused ?? [])
    yield { kind: 'refused', path: `${options.theme}/${path}`, reason };

  const words = wordsFor(outlet.languages[0]);
  // Also under the ids that withheld stories have now, which the account's tables know them by.
  const shown = { ...outlet, withheld: [...outlet.withheld, ...all.withheld] };
  const css = `style-${sha256Hex(styleFor(library)).slice(0, 10)}.css`;
  // Within a library the site lies elsewhere than by itself.
  const own = library === null ? outlet.site.address : null;
  const address = options.address === undefined ? own : publicAddress(options.address);
  const linkMedia = options.linkMedia ?? false;
  const folders = FOLDERS.filter((folder) => all[folder].size > 0);
  const { name, hosts } = outlet;
  const scripts = await siteScripts(
    [{ name, root: '', hosts, ids: idPatterns(outlet), oldHosts: all.hosts }],
    library === null ? null : `../${SEARCH_PAGE}`,
    words,
  );
  const plans = feedPlans(all);
  const setting: Setting = {
    archive,
    out,
    outlet: shown,
    address,
    css,
    scripts: { box: scripts.box.file, search: scripts.main.file, lost: scripts.lost.file },
    book: all.book,
    part,
    partOf: all.partOf,
    folders,
    hasFeed: plans.length > 0,
    linkMedia,
    library,
    theme: look?.theme ?? null,
  };

  mkdirSync(out, { recursive: true });
  const planned = plannedPages(all, words);
  keepList(out, [...before, ...planned]);
  beginPress(out);
  yield { kind: 'surveyed', articles: all.entries.length, revisions: all.revisions, pages: planned.length };

  const total: PressResult = { ...nothingWritten(), lost: 0, refused: [], digests: [], feedItems: [] };
  ownFolder(out, 'search', total.folders);
  openSpool(out);
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
      total.lost += result.lost;
      for (const batch in result.digests) total.digests[batch] = result.digests[batch]!;
      for (const { path, reason } of result.refused) yield { kind: 'refused', path, reason };
      total.refused.push(...result.refused);
      total.feedItems.push(...result.feedItems);
      if (options.signal?.aborted) throw interrupted();
      yield { kind: 'progress', pressed: total.paths.length, of: planned.length };
    }
  } finally {
    await pool.close();
  }

  const account = await openAccount(setting);
  try {
    for await (const [path, text] of singlePages(
      all,
      audit,
      account,
      sourcesOf(archive),
      total,
      scripts,
      setting,
      words,
    ))
      writePage(out, path, text, total);
    const tally = tallyOf(account, part);
    const figures = {
      rescued: tally?.rescued ?? all.entries.length,
      known: tally?.known ?? null,
      pictures: keptPictures(total),
    };
    if (library !== null) yield { kind: 'portrait', portrait: portraitOf(all, figures, setting) };
  } finally {
    account.close();
  }
  if (look) placeTheme(look, out, total);
  for await (const [path, data] of companions(plans, total.feedItems, setting, words))
    writePage(out, path, data, total);

  yield { kind: 'indexing', stories: all.entries.length };
  const head = await indexSite(out, total.digests, total);
  writePage(out, SEARCH_PAGE, renderSearchPage(head, setting, words), total);
  const rules = redirects(outlet, rootOfHost(setting), total.paths);
  if (rules !== null) writePage(out, '_redirects', rules, total);
  for (const [path, text] of mapSite(all, total.paths, setting)) writePage(out, path, text, total);
  closeSpool(out);
  if (options.signal?.aborted) throw interrupted();

  const now = new Set(total.paths);
  const removed = removeStale(out, [...before, ...planned], now);
  keepList(out, now);
  endPress(out);
  // The index of a part is none of the archive.
  if (part === null) keepState(archive, state, join(out, 'search'));
  const size = sizeOf(out, now);
  const articleFiles = sizeOf(out, [...now].filter(isArticleFile));
  const summary: PressSummary = {
    articles: all.entries.length,
    revisions: all.revisions,
    withheld: all.withheld.length,
    refused: refused.length + total.refused.length,
    files: now.size,
    bytes: size.bytes,
    written: total.changed,
    removed,
    pictures: keptPictures(total),
    lost: total.lost,
    hosts: hostFits(size, articleFiles),
  };
  yield { kind: 'done', summary };
}

/** The site's public address with a slash at its end. @throws ReprintError USAGE */
export function publicAddress(address: string): string {
  const whole = siteAddress(address);
  if (whole !== null) return whole;
  throw new ReprintError(
    'USAGE',
    `${address} is no address of a site`,
    'give one such as https://archive.example/',
  );
}

function interrupted(): ReprintError {
  return new ReprintError(
    'INTERRUPTED',
    'the press was stopped',
    'give the same command again: it goes on where it stopped',
  );
}
