import { deflateRawSync } from 'node:zlib';
import { sha256Hex } from '../../base/digest.ts';
import {
  type LostSite,
  type SearchOutlet,
  type SearchSite,
  type SuggestedNames,
  searchScripts,
} from '../../search/index.ts';
import { byUse } from '../lists/by-use.ts';
import { ARTICLE_PAGE, SEARCH_PAGE, slugOf } from '../names.ts';
import type { Survey } from '../survey.ts';
import type { Words } from '../words/words.ts';

/** The scripts of a site, by their file names: `box` for every page, `main` for the search page, `lost` for wrong addresses. */
export interface SiteScripts {
  box: { file: string; text: string };
  main: { file: string; text: string };
  lost: { file: string; text: string };
}

/** An outlet whose stories are searched, with the hosts that its articles had, those of most first. */
export interface ScriptedOutlet extends SearchOutlet {
  oldHosts: readonly string[];
}

/**
 * Makes the scripts, with what they know of the site in front. Named by their text, so that none is taken for another.
 * @param outlets the one of a site, or all of a library
 * @param library the search page of the library that the site is part of, from its root
 */
export async function siteScripts(
  outlets: readonly ScriptedOutlet[],
  library: string | null,
  words: Words,
): Promise<SiteScripts> {
  const scripts = await searchScripts();
  const { search, placeholder, hint, noScript, browse, ...said } = words.search;
  const site: SearchSite = {
    page: SEARCH_PAGE,
    index: 'search/',
    names: 'names.bin',
    outlets: outlets.map(({ name, root, hosts, ids }) => ({ name, root, hosts, ids })),
    library,
    words: said,
  };
  const lost: LostSite = {
    index: site.index,
    article: ARTICLE_PAGE,
    outlets: outlets.map(({ root, oldHosts, ids }) => ({ root, hosts: oldHosts, ids })),
  };
  const named = (name: string, text: string) => ({
    file: `${name}-${sha256Hex(text).slice(0, 10)}.js`,
    text,
  });
  return {
    box: named('box', scripts.box),
    main: named('search', `const SEARCH_SITE=${JSON.stringify(site)};\n${scripts.main}`),
    lost: named('lost', `const LOST_SITE=${JSON.stringify(lost)};\n${scripts.lost}`),
  };
}

/** Names of each kind that are suggested while one types: those most used. */
const MOST = 400;

export function suggestedNames({ sections, bylines, tags }: Survey): Uint8Array {
  const of = (map: Survey['tags']): SuggestedNames['tags'] =>
    byUse(map)
      .slice(0, MOST)
      .map(([name, list]) => {
        const slug = slugOf(name);
        return slug === name ? [name, list.length] : [name, list.length, slug];
      });
  const names: SuggestedNames = { sections: of(sections), bylines: of(bylines), tags: of(tags) };
  return deflateRawSync(JSON.stringify(names), { level: 9 });
}
