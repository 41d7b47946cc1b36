import type { Neighbour, StoryLink, ThreadPlace } from '../article/source.ts';
import { threadPage } from '../lists/threads.ts';
import type { Entry, Survey } from '../survey.ts';
import { type Related, relatives } from './related.ts';

/** So many stories of a thread its articles name; the whole of it has a page. */
const MOST_OF_THREAD = 7;

export interface StoryLinks {
  thread: ThreadPlace | null;
  related: readonly StoryLink[];
}

/** What the page of the nth article says of others: the thread that it is of, and stories that have to do with it. Nothing where no pages are made. */
export function storyLinks(all: Survey, wanted: boolean): (n: number) => StoryLinks {
  if (!wanted) return () => ({ thread: null, related: [] });
  const relatedTo = relatives(all);
  const threads = new Map(
    [...all.threads].flatMap(([key, stories]) =>
      stories.map((entry, at) => [entry, { key, stories, at }] as const),
    ),
  );
  return (n) => {
    const found = threads.get(all.entries[n]!);
    return { thread: found ? placeIn(found) : null, related: relatedTo(n).map(linkTo) };
  };
}

function placeIn({ key, stories, at }: { key: string; stories: readonly Entry[]; at: number }): ThreadPlace {
  // The stories around this one, and as many as there is room for where it stands at an end.
  const first = Math.max(0, Math.min(at - (MOST_OF_THREAD >> 1), stories.length - MOST_OF_THREAD));
  return {
    page: threadPage(key),
    at,
    of: stories.length,
    first,
    stories: stories
      .slice(first, first + MOST_OF_THREAD)
      .map((entry) => ({ ...neighbourOf(entry), ...timeOf(entry) })),
  };
}

function linkTo({ entry, shared, linked }: Related): StoryLink {
  return { ...neighbourOf(entry), ...timeOf(entry), shared: shared.slice(0, 2), linked };
}

function neighbourOf({ id, title, lang }: Entry): Neighbour {
  return { id, title, lang };
}

function timeOf({ day, clock }: Entry): { day: string; clock: string } {
  return { day, clock };
}
