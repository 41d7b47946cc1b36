import { feedPlans, inFeeds } from './feeds/which.ts';
import type { ArticleJob, PressTask } from './jobs.ts';
import type { ListPage } from './lists/list-page.ts';
import { listPages } from './lists/lists.ts';
import { articlePage, revisionPage } from './names.ts';
import { storyLinks } from './related/story-links.ts';
import type { Setting } from './setting.ts';
import type { Survey } from './survey.ts';
import type { Words } from './words/words.ts';

/** Articles, and rows of lists, that one task of a worker holds. */
export const BATCH = 48;
const ROWS_A_BATCH = 600;

/** The pages that workers will write, from the site's root. */
export function plannedPages(all: Survey, words: Words): string[] {
  const planned: string[] = [];
  for (const { id, ids, revisions } of all.entries) {
    planned.push(articlePage(id), ...ids.map(articlePage));
    for (const { name } of revisions) planned.push(revisionPage(id, name));
  }
  for (const { path } of listPages(all, words)) planned.push(path);
  return planned;
}

/** All that is left to workers: first the articles, then the lists. */
export function* tasks(all: Survey, setting: Setting, words: Words): Generator<PressTask> {
  yield* articleTasks(all, setting, 'articles');
  let pages: ListPage[] = [];
  let rows = 0;
  for (const page of listPages(all, words)) {
    pages.push(page);
    rows += page.rows.length + 5;
    if (rows < ROWS_A_BATCH) continue;
    yield { kind: 'lists', setting, pages };
    pages = [];
    rows = 0;
  }
  if (pages.length > 0) yield { kind: 'lists', setting, pages };
}

/** Only what the search takes of the articles: nothing but stories for its index is written. */
export function storyTasks(all: Survey, setting: Setting): Generator<PressTask> {
  return articleTasks(all, setting, 'stories');
}

function* articleTasks(all: Survey, setting: Setting, kind: 'articles' | 'stories'): Generator<PressTask> {
  const linksOf = storyLinks(all, kind === 'articles');
  const listed = inFeeds(kind === 'articles' ? feedPlans(all) : []);
  for (let batch = 0; batch * BATCH < all.entries.length; batch++) {
    const jobs = all.entries
      .slice(batch * BATCH, (batch + 1) * BATCH)
      .map(({ id, ids, path, day, revisions, record }, i): ArticleJob => {
        const n = batch * BATCH + i;
        const [earlier, later] = [neighbour(all, n - 1), neighbour(all, n + 1)];
        const inFeed = listed.ids.has(id);
        return { id, ids, path, day, revisions, earlier, later, inFeed, record, ...linksOf(n) };
      });
    yield { kind, setting, batch, jobs };
  }
}

function neighbour({ entries }: Survey, n: number): ArticleJob['earlier'] {
  const entry = entries[n];
  return entry === undefined || entry.day === ''
    ? null
    : { id: entry.id, title: entry.title, lang: entry.lang };
}
