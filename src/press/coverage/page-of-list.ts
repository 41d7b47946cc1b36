import { pager } from '../lists/list-page.ts';
import { listPage } from '../names.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';
import { head } from './head.ts';

/** Where one page stands in a list that goes over several. */
interface Place {
  /** Without `.html`. */
  stem: string;
  title: string;
  count: string;
  page: number;
  pages: number;
}

/** One page of a list below the coverage; its lines, and what stands below the last of them, are already safe. */
export function pageOfList(
  { stem, title, count, page, pages }: Place,
  lines: string,
  below: string,
  setting: Setting,
  words: Words,
): [path: string, html: string] {
  const path = listPage(stem, page);
  const main = `${head({ path, title, count, page, pages }, words)}${lines}${pager({ path, stem, page, pages }, words)}${below}`;
  const name = pages > 1 ? `${title} (${page})` : title;
  return [path, wholePage({ path, title: name, kind: 'list', main }, setting, words)];
}
