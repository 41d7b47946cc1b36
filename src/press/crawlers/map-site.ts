import { articlePage } from '../names.ts';
import type { Setting } from '../setting.ts';
import type { Survey } from '../survey.ts';
import { robots } from './robots.ts';
import { type Mapped, sitemaps } from './sitemaps.ts';

/** Pages that lead elsewhere, answer a wrong address, or are the same text at an earlier time. */
const UNMAPPED = /^(?:404|offline)\.html$|^revisions\//;

/**
 * What tells crawlers of the site: `robots.txt` and, where the site's address is known and it may be listed, sitemaps.
 * @param paths of all files of the site
 */
export function* mapSite(
  { entries }: Survey,
  paths: Iterable<string>,
  { address, outlet: { site } }: Setting,
): Generator<[path: string, text: string]> {
  yield ['robots.txt', robots(address, site.isListed)];
  if (address === null || !site.isListed) return;
  const moved = new Set(entries.flatMap(({ ids }) => ids.map(articlePage)));
  const changed = new Map(entries.map(({ id, changed }) => [articlePage(id), changed]));
  const pages = [...new Set(paths)]
    .filter((path) => path.endsWith('.html') && !UNMAPPED.test(path) && !moved.has(path))
    .sort();
  yield* sitemaps(
    pages.map((path): Mapped => ({ path, changed: changed.get(path) ?? '' })),
    address,
  );
}
