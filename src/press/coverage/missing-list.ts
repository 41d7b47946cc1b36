import { escapeHtml } from '../html.ts';
import { listPage, relative } from '../names.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';
import { sayPeriod } from './dates.ts';
import type { Missing } from './missing-lines.ts';
import { missingRow } from './missing-row.ts';
import { pageOfList } from './page-of-list.ts';
import { LINES_A_PAGE } from './paths.ts';

/** A list of missing articles over as many pages as it needs. */
export interface MissingList {
  /** Without `.html`. */
  stem: string;
  title: string;
  count: string;
  /** Lines in all. */
  lines: number;
  rows: Iterable<Missing>;
  /** Whether lines stand under years; under months otherwise. */
  by: 'year' | 'month';
  /** The reason of all of them, which none of them then needs to give; null where they differ. */
  shared: string | null;
  /** What stands above the list on its first page, already safe. */
  above(path: string): string;
  /** What stands below it on its last page, already safe. */
  below?(path: string): string;
}

/** The pages of a list, streamed. */
export function* renderMissing(
  list: MissingList,
  setting: Setting,
  words: Words,
): Generator<[path: string, html: string]> {
  const { stem, title, count } = list;
  const pages = Math.max(1, Math.ceil(list.lines / LINES_A_PAGE));
  let page = 0;
  const whole = (rows: Missing[]): [string, string] => {
    page++;
    const path = listPage(stem, page);
    const above = page === 1 ? list.above(path) : '';
    const below = page === pages ? (list.below?.(path) ?? '') : '';
    const place = { stem, title, count, page, pages };
    return pageOfList(place, above + grouped(rows, list, words), below, setting, words);
  };
  let rows: Missing[] = [];
  for (const row of list.rows) {
    rows.push(row);
    if (rows.length < LINES_A_PAGE || page === pages - 1) continue;
    yield whole(rows);
    rows = [];
  }
  yield whole(rows);
}

function grouped(rows: readonly Missing[], { by, shared }: MissingList, words: Words): string {
  let html = '';
  let last: string | null = null;
  for (const { period, line } of rows) {
    const group = by === 'year' ? period.slice(0, 4) : period;
    if (group !== last) {
      if (last !== null) html += '</ol>\n';
      html += `<h2 class="day" id="${anchor(group)}">${groupName(group, by, words)}</h2>\n<ol class="rows missing">\n`;
      last = group;
    }
    html += missingRow(line, by === 'month', shared, words);
  }
  return last === null ? '' : `${html}</ol>\n`;
}

function groupName(group: string, by: 'year' | 'month', words: Words): string {
  if (group === '') return words.coverage.noYear;
  return by === 'month' && group.length === 4 ? words.coverage.noMonth : sayPeriod(group, words);
}

/** Where a year or a month begins on a page: `y2018`, `y2018-05`, `none`. */
export function anchor(group: string): string {
  return group === '' ? 'none' : `y${group}`;
}

/** A link to the place of a list where a group begins; `before` lines come before it. */
export function placeIn(from: string, stem: string, before: number, group: string): string {
  const page = Math.floor(before / LINES_A_PAGE) + 1;
  return escapeHtml(`${relative(from, listPage(stem, page))}#${anchor(group)}`);
}
