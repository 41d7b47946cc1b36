import { byUse } from '../lists/by-use.ts';
import { slugOf } from '../names.ts';
import type { Entry, Survey } from '../survey.ts';

/** One feed of the site. */
export interface FeedPlan {
  /** The folder of its files, from the root: `sections/港聞/`; empty for the feed of the whole site. */
  folder: string;
  /** The page that it follows, from the root. */
  page: string;
  /** The section's or byline's name; null for the whole site. */
  name: string | null;
  /** Newest first; all of a known day, for a feed is a row in time. */
  entries: readonly Entry[];
}

/** So many articles stand in a feed: the newest. */
const FEED_LENGTH = 50;

/**
 * Of so few articles nobody waits for the next; and of so many sections and bylines, those with most articles, feeds are
 * at most 802 files, 4 % of the 20,000 that a host may allow, however many names a paper had.
 */
const FEWEST = 2;
const MOST = 200;

/** Every feed: of the whole site, and of the sections and bylines with most articles. None where no article has a day. */
export function feedPlans({ entries, sections, bylines }: Survey): FeedPlan[] {
  const newest = newestOf(entries);
  if (newest.length === 0) return [];
  const plans: FeedPlan[] = [{ folder: '', page: 'index.html', name: null, entries: newest }];
  for (const [part, map] of [
    ['sections', sections],
    ['bylines', bylines],
  ] as const) {
    for (const [name, list] of byUse(map).slice(0, MOST)) {
      const stem = `${part}/${slugOf(name)}`;
      const own = newestOf(list);
      if (own.length >= FEWEST) plans.push({ folder: `${stem}/`, page: `${stem}.html`, name, entries: own });
    }
  }
  return plans;
}

/** The last of a list that is oldest first, as survey leaves them: the undated stand before all. */
function newestOf(entries: readonly Entry[]): Entry[] {
  return entries
    .slice(-FEED_LENGTH)
    .filter(({ day }) => day !== '')
    .reverse();
}

/** The pages whose lists have a feed, and the articles that stand in one. */
export function inFeeds(plans: readonly FeedPlan[]): { pages: Set<string>; ids: Set<string> } {
  return {
    pages: new Set(plans.map(({ page }) => page)),
    ids: new Set(plans.flatMap(({ entries }) => entries.map(({ id }) => id))),
  };
}
