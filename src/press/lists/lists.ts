import { feedPlans, inFeeds } from '../feeds/which.ts';
import { listPage, slugOf, THREADS_PAGE } from '../names.ts';
import { compare, type Entry, type Survey } from '../survey.ts';
import { sayDay } from '../times.ts';
import type { Words } from '../words/words.ts';
import { dayPage, monthPage } from './calendar.ts';
import { type ListPage, ROWS_A_PAGE, type Row } from './list-page.ts';
import { threadStem } from './threads.ts';

/** Every list of articles in the site, page by page: sections, bylines, tags, days, months and threads. */
export function* listPages(survey: Survey, words: Words): Generator<ListPage> {
  const followed = inFeeds(feedPlans(survey)).pages;
  for (const [kind, folder, map] of [
    ['section', 'sections', survey.sections],
    ['byline', 'bylines', survey.bylines],
    ['tag', 'tags', survey.tags],
  ] as const) {
    for (const [name, entries] of map) {
      yield* paged({
        stem: `${folder}/${slugOf(name)}`,
        title: name,
        kicker: words[`${kind}s`],
        kickerPage: `${folder}/index.html`,
        section: kind === 'section' ? name : '',
        byline: kind === 'byline' ? name : '',
        entries: entries.toReversed(),
        byDay: true,
        hasFeed: followed.has(`${folder}/${slugOf(name)}.html`),
        around: null,
      });
    }
  }
  yield* dayPages(survey, words);
  yield* monthPages(survey, words);
  yield* threadPages(survey, words);
}

interface List
  extends Pick<ListPage, 'stem' | 'title' | 'kicker' | 'kickerPage' | 'section' | 'byDay' | 'around'> {
  entries: Entry[];
  hasFeed?: boolean;
  byline?: string;
}

function* dayPages({ days }: Survey, words: Words): Generator<ListPage> {
  const dated = [...days.keys()].filter((day) => day !== '').sort(compare);
  const beside = (day: string | undefined): [string, string] | null =>
    day === undefined ? null : [dayPage(day), sayDay(day, words)];
  for (const [n, day] of dated.entries()) {
    const [year, month] = day.split('-').map(Number);
    yield* paged({
      stem: `days/${day}`,
      title: sayDay(day, words),
      kicker: words.month(year!, month!),
      kickerPage: monthPage(year!, month!),
      entries: days.get(day)!,
      section: '',
      byDay: false,
      around: { earlier: beside(dated[n - 1]), later: beside(dated[n + 1]) },
    });
  }
  const undated = days.get('');
  if (undated) {
    yield* paged({
      stem: 'days/undated',
      title: words.noDate,
      kicker: words.days,
      kickerPage: 'days/index.html',
      entries: undated,
      section: '',
      byDay: false,
      around: null,
    });
  }
}

function* monthPages({ days }: Survey, words: Words): Generator<ListPage> {
  const months = new Map<string, Entry[]>();
  for (const [day, entries] of days) {
    if (day === '') continue;
    const month = months.get(day.slice(0, 7));
    if (month) month.push(...entries);
    else months.set(day.slice(0, 7), [...entries]);
  }
  const names = [...months.keys()].sort(compare);
  const said = (month: string) => words.month(Number(month.slice(0, 4)), Number(month.slice(5)));
  const beside = (month: string | undefined): [string, string] | null =>
    month === undefined ? null : [`days/${month}.html`, said(month)];
  for (const [n, month] of names.entries()) {
    const year = Number(month.slice(0, 4));
    yield* paged({
      stem: `days/${month}`,
      title: said(month),
      kicker: words.year(year),
      kickerPage: `days/${month.slice(0, 4)}.html`,
      entries: months.get(month)!,
      section: '',
      byDay: true,
      around: { earlier: beside(names[n - 1]), later: beside(names[n + 1]) },
    });
  }
}

function* paged({ entries, ...list }: List): Generator<ListPage> {
  const pages = Math.max(1, Math.ceil(entries.length / ROWS_A_PAGE));
  const years = pages < LONG ? [] : yearsIn(entries);
  for (let page = 1; page <= pages; page++) {
    const rows = entries.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE).map(rowOf);
    yield {
      hasFeed: false,
      byline: '',
      years,
      ...list,
      path: listPage(list.stem, page),
      total: entries.length,
      page,
      pages,
      rows,
    };
  }
}

/** A list of so many pages tells where its years begin. */
const LONG = 3;

function yearsIn(entries: readonly Entry[]): ListPage['years'] {
  const years: [year: string, page: number][] = [];
  for (const [n, { day }] of entries.entries()) {
    const year = day.slice(0, 4);
    if (year !== '' && years.at(-1)?.[0] !== year) years.push([year, Math.floor(n / ROWS_A_PAGE) + 1]);
  }
  return years;
}

function* threadPages({ threads }: Survey, words: Words): Generator<ListPage> {
  for (const [key, stories] of threads)
    yield* paged({
      stem: threadStem(key),
      title: stories[0]!.title || words.untitled,
      kicker: words.story.threads,
      kickerPage: THREADS_PAGE,
      section: '',
      entries: stories,
      byDay: true,
      around: null,
    });
}

function rowOf({ id, title, lang, day, clock, bylines, section }: Entry): Row {
  return { id, title, lang, day, clock, bylines, section };
}
