import { feedFiles } from './feeds/files.ts';
import type { FeedItem } from './feeds/item.ts';
import type { FeedPlan } from './feeds/which.ts';
import { offlineFiles } from './offline/offline.ts';
import { openSearch } from './search/open-search.ts';
import type { Setting } from './setting.ts';
import type { Words } from './words/words.ts';

/** What stands beside the pages for the programs that people read with: feed readers, search bars, home screens. */
export async function* companions(
  plans: readonly FeedPlan[],
  items: readonly FeedItem[],
  setting: Setting,
  words: Words,
): AsyncGenerator<[path: string, data: string | Uint8Array]> {
  yield* feedFiles(plans, new Map(items.map((item) => [item.id, item])), setting, words);
  yield* openSearch(setting, words);
  yield* offlineFiles(setting, words);
}
