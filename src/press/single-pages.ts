import type { Audit } from '../archive/index.ts';
import { renderColophon } from './colophon/colophon.ts';
import type { Sources } from './colophon/sources.ts';
import type { Account } from './coverage/coverage.ts';
import { coveragePages } from './coverage/pages.ts';
import { renderFrontPage } from './front/front-page.ts';
import { readLeads } from './front/leads.ts';
import { frontStories } from './front/stories.ts';
import type { PressResult } from './jobs.ts';
import { countDays, yearPage } from './lists/calendar.ts';
import { renderDaysIndex, renderNames, renderYearPage } from './lists/index-pages.ts';
import { renderThreadIndex } from './lists/thread-index.ts';
import { renderNotFound } from './not-found-page.ts';
import { type SiteScripts, suggestedNames } from './search/site-script.ts';
import type { Setting } from './setting.ts';
import { styleFor } from './style/style.ts';
import type { Survey } from './survey.ts';
import type { Words } from './words/words.ts';

/** How many pictures the site shows, each counted once. */
export function keptPictures({ paths }: PressResult): number {
  return new Set(paths.filter((path) => path.startsWith('media/'))).size;
}

/** The pages of which there is one: front, indexes, years, coverage, colophon. */
export async function* singlePages(
  all: Survey,
  audit: Audit,
  account: Account,
  sources: Sources,
  total: PressResult,
  scripts: SiteScripts,
  setting: Setting,
  words: Words,
): AsyncGenerator<[path: string, text: string | Uint8Array]> {
  const counts = countDays(all.days);
  const { last, sameDay } = frontStories(all);
  const leads = readLeads([...new Set([...last, ...sameDay])], total, setting, words);
  const pictures = keptPictures(total);
  // The account's losses are those of the whole paper.
  const lost = (setting.part === null ? account.losses.total : 0) || total.lost;
  yield [setting.css, styleFor(setting.library)];
  for (const { file, text } of Object.values(scripts)) yield [file, text];
  yield ['search/names.bin', suggestedNames(all)];
  yield [
    'index.html',
    renderFrontPage({ survey: all, account, counts, pictures, lost, leads }, setting, words),
  ];
  for (const folder of setting.folders)
    if (folder !== 'days') yield* renderNames(folder, all[folder], setting, words);
  yield* renderThreadIndex(all, setting, words);
  yield ['days/index.html', renderDaysIndex(counts, all.days.get('')?.length ?? 0, setting, words)];
  const years = [...new Set([...counts.days.keys()].map((day) => Number(day.slice(0, 4))))].sort(
    (a, b) => a - b,
  );
  for (const year of years)
    yield [yearPage(year), renderYearPage(year, counts, account.coverage, years, setting, words)];
  yield* coveragePages(account, all, total.lost, setting, words);
  yield [
    'colophon.html',
    renderColophon({ survey: all, audit, account, sources, pictures, lost }, setting, words),
  ];
  yield ['404.html', renderNotFound(setting, words)];
}
