import type { Setting } from '../setting.ts';
import type { Survey } from '../survey.ts';
import type { Words } from '../words/words.ts';
import type { Account } from './coverage.ts';
import { type DataFile, dataFiles, figures } from './data-files.ts';
import { renderLossLists } from './loss-list.ts';
import { renderOverview } from './overview.ts';
import { COVERAGE } from './paths.ts';
import { renderSilentDays } from './silent-days.ts';
import { renderStateLists, renderWithheld } from './state-lists.ts';
import { renderYearLists } from './year-lists.ts';

/** All pages and files of the coverage; `marked` are the marks of loss on the articles' pages. */
export async function* coveragePages(
  account: Account,
  survey: Survey,
  marked: number,
  setting: Setting,
  words: Words,
): AsyncGenerator<[path: string, text: string | Uint8Array]> {
  const { coverage, losses } = account;
  const files: DataFile[] = [];
  yield* dataFiles(account, setting, files);
  yield ['coverage.json', figures(account, files)];
  const withheld = renderWithheld(account, survey, setting, words);
  if (withheld !== null) yield withheld;
  if (coverage !== null) {
    yield* renderStateLists(coverage, setting, words);
    yield* renderYearLists(coverage, setting, words);
    yield* renderSilentDays(coverage.census, setting, words);
  }
  yield* renderLossLists(survey, losses, setting, words);
  yield [COVERAGE, renderOverview(account, marked, withheld !== null, files, setting, words)];
}
