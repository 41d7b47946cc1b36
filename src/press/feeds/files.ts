import { rootFrom } from '../names.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';
import { atom } from './atom.ts';
import { ATOM, type Feed, RSS } from './feed.ts';
import { feedId } from './id.ts';
import type { FeedItem } from './item.ts';
import { rss } from './rss.ts';
import type { FeedPlan } from './which.ts';

/**
 * Every feed of the site, in Atom and, where the site's address is known, in RSS, which has no relative links.
 * @param items by id, of the articles that could be set
 */
export function* feedFiles(
  plans: readonly FeedPlan[],
  items: ReadonlyMap<string, FeedItem>,
  setting: Setting,
  words: Words,
): Generator<[path: string, text: string]> {
  const { outlet, address } = setting;
  for (const { folder, page, name, entries } of plans) {
    const whole: Feed = {
      id: feedId(outlet, folder === '' ? 'feed' : `feed/${folder}`),
      title: name === null ? outlet.name : `${name} · ${outlet.name}`,
      subtitle: (name === null ? outlet.about?.trim() : null) || words.archiveOf(outlet.name),
      lang: outlet.languages[0] ?? words.lang,
      publisher: outlet.name,
      rights: words.colophonRights,
      base: address ?? rootFrom(folder + ATOM),
      folder,
      page,
      items: entries.flatMap(({ id }) => {
        const item = items.get(id);
        return item === undefined
          ? []
          : [{ ...item, title: item.title || words.untitled, urn: feedId(outlet, `article/${id}`) }];
      }),
    };
    // All of its articles were refused, each with its reason: there is nothing to follow.
    if (whole.items.length === 0) continue;
    yield [folder + ATOM, atom(whole)];
    if (address !== null) yield [folder + RSS, rss(whole)];
  }
}
