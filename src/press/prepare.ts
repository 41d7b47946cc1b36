import { sha256Hex } from '../base/digest.ts';
import type { PressEvent, PressOptions } from './events.ts';
import { type FeedPlan, feedPlans } from './feeds/which.ts';
import { SEARCH_PAGE } from './names.ts';
import { nameOfPart } from './parts/name.ts';
import { publicAddress } from './public-address.ts';
import { idPatterns } from './search/id-patterns.ts';
import { type SiteScripts, siteScripts } from './search/site-script.ts';
import { stateOf } from './search/state.ts';
import { FOLDERS, type Setting } from './setting.ts';
import type { Source } from './source.ts';
import { styleFor } from './style/style.ts';
import { type Survey, survey } from './survey.ts';
import { type ReadTheme, readTheme } from './theme/read-theme.ts';
import { type Words, wordsFor } from './words/words.ts';

/** What is known of a site before its first file is written. */
export interface Prepared {
  all: Survey;
  setting: Setting;
  words: Words;
  scripts: SiteScripts;
  feeds: FeedPlan[];
  look: ReadTheme | null;
  /** What the site is made of, for the index of its search. */
  state: string;
  /** Articles that cannot be pressed. */
  refused: Extract<PressEvent, { kind: 'refused' }>[];
}

/**
 * Reads an archive once and says how its site is to be made. Nothing is written.
 * @param out the site's folder, absolute
 * @param isNew whether nothing is in it yet
 * @throws ReprintError USAGE for an address that is none; what reading a theme throws
 */
export async function prepare(
  source: Source,
  out: string,
  isNew: boolean,
  options: PressOptions,
): Promise<Prepared> {
  const { dir: archive, outlet: whole } = source;
  const part = options.part ?? null;
  const outlet = part === null ? whole : { ...whole, name: nameOfPart(whole, part.folder) };
  const state = stateOf(archive, outlet);
  const look = options.theme === undefined ? null : readTheme(options.theme);
  const refused: Prepared['refused'] = [];
  const records = options.records?.(archive) ?? null;
  const all = await survey(
    source.list(),
    outlet,
    (path, reason) => refused.push({ kind: 'refused', path, reason }),
    records,
    part,
  ).finally(() => records?.close());

  const words = wordsFor(outlet.languages[0]);
  const library = options.library ?? null;
  // Within a library the site lies elsewhere than by itself.
  const own = library === null ? outlet.site.address : null;
  const { name, hosts } = outlet;
  const scripts = await siteScripts(
    [{ name, root: '', hosts, ids: idPatterns(outlet), oldHosts: all.hosts }],
    library === null ? null : `../${SEARCH_PAGE}`,
    words,
  );
  const feeds = feedPlans(all);
  const setting: Setting = {
    archive,
    out,
    isNew,
    // Also under the ids that withheld stories have now, which the account's tables know them by.
    outlet: { ...outlet, withheld: [...outlet.withheld, ...all.withheld] },
    address: options.address === undefined ? own : publicAddress(options.address),
    css: `style-${sha256Hex(styleFor(library)).slice(0, 10)}.css`,
    scripts: { box: scripts.box.file, search: scripts.main.file, lost: scripts.lost.file },
    book: all.book,
    part,
    partOf: all.partOf,
    folders: FOLDERS.filter((folder) => all[folder].size > 0),
    hasFeed: feeds.length > 0,
    hasThreads: all.threads.size > 0,
    linkMedia: options.linkMedia ?? false,
    library,
    theme: look?.theme ?? null,
  };
  return { all, setting, words, scripts, feeds, look, state, refused };
}
