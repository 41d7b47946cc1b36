import type { Neighbour } from './article/source.ts';
import type { RecordPlace } from './events.ts';
import type { FeedItem } from './feeds/item.ts';
import type { ListPage } from './lists/list-page.ts';
import type { StoryLinks } from './related/story-links.ts';
import type { Setting } from './setting.ts';
import { nothingWritten, type Written } from './written.ts';

/** One article as a worker is given it. */
export interface ArticleJob extends StoryLinks {
  id: string;
  /** Ids that it was saved under before. */
  ids: readonly string[];
  /** Below the archive folder. */
  path: string;
  /** `YYYY-MM-DD`; empty where unknown. */
  day: string;
  revisions: readonly { name: string; path: string }[];
  /** Where the evidence keeps what its current text was read from. */
  record: RecordPlace | null;
  earlier: Neighbour | null;
  later: Neighbour | null;
  /** Whether a feed lists it. */
  inFeed: boolean;
  /** Its text took too long to set: it is to stand as plain text. */
  plain?: boolean;
}

/** What a worker does at a time. */
export type PressTask =
  /** Articles: their pages, or only what the search takes of them. */
  | { kind: 'articles' | 'stories'; setting: Setting; batch: number; jobs: ArticleJob[] }
  | { kind: 'lists'; setting: Setting; pages: ListPage[] };

/** What it gives back, and what all of them together come to. */
export interface PressResult extends Written {
  lost: number;
  refused: { path: string; reason: string }[];
  /** Digests of the stories that were left for the index, by batch. */
  digests: string[];
  /** What feeds say of those articles that stand in one. */
  feedItems: FeedItem[];
}

/** @param isNew whether the site's folder was empty */
export function nothingPressed(isNew: boolean): PressResult {
  return { ...nothingWritten(isNew), lost: 0, refused: [], digests: [], feedItems: [] };
}

/** Adds what one task came to. */
export function addTo(total: PressResult, result: PressResult): void {
  for (const path of result.paths) total.paths.push(path);
  total.bytes += result.bytes;
  total.changed += result.changed;
  total.lost += result.lost;
  for (const batch in result.digests) total.digests[batch] = result.digests[batch]!;
  total.refused.push(...result.refused);
  total.feedItems.push(...result.feedItems);
}
