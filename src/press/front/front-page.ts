import { bar } from '../coverage/bar.ts';
import type { Account } from '../coverage/coverage.ts';
import { COVERAGE } from '../coverage/paths.ts';
import { escapeHtml, inLang } from '../html.ts';
import { type DayCounts, renderLegend, renderYear, renderYearsByMonth } from '../lists/calendar.ts';
import { renderRow, rowBeside } from '../lists/list-page.ts';
import { articlePage, slugOf } from '../names.ts';
import { siteNav, wholePage } from '../page.ts';
import { tallyOf } from '../parts/tally.ts';
import { openSearchLink } from '../search/open-search.ts';
import { searchBox } from '../search/search-box.ts';
import type { Setting } from '../setting.ts';
import type { Entry, Survey } from '../survey.ts';
import { filled } from '../theme/fill.ts';
import { pageWords } from '../theme/in-page.ts';
import { sayDay } from '../times.ts';
import type { Words } from '../words/words.ts';

export interface FrontPageSource {
  survey: Survey;
  account: Account;
  counts: DayCounts;
  pictures: number;
  /** Losses of the account; markers on the pages where it knows none. */
  lost: number;
  /** The first words of the articles that stand on the page. */
  leads: ReadonlyMap<string, Lead>;
}

export interface Lead {
  text: string;
  /** A picture of the story, from the site's root; null where it has none that is shown. */
  picture: string | null;
}

/** Of an older paper the front page shows months alone: its days would weigh more than all the rest. */
const YEARS_OF_DAYS = 10;
const STORIES = 9;

/** The stories of the front page: the last ones, and those of the last day's date in earlier years. */
export function frontStories({ entries, days }: Survey): {
  last: Entry[];
  sameDay: Entry[];
  monthDay: string | null;
} {
  const dated = entries.filter(({ day }) => day !== '');
  const last = dated.slice(-STORIES).reverse();
  if (last.length < STORIES)
    last.push(
      ...entries
        .filter(({ day }) => day === '')
        .slice(-(STORIES - last.length))
        .reverse(),
    );
  const lastDay = dated.at(-1)?.day;
  if (lastDay === undefined) return { last, sameDay: [], monthDay: null };
  const monthDay = lastDay.slice(5);
  const sameDay: Entry[] = [];
  for (
    let year = Number(lastDay.slice(0, 4)) - 1;
    year > Number(lastDay.slice(0, 4)) - 80 && sameDay.length < 6;
    year--
  ) {
    const entry = days.get(`${String(year).padStart(4, '0')}-${monthDay}`)?.[0];
    if (entry) sameDay.push(entry);
  }
  return { last, sameDay, monthDay };
}

export function renderFrontPage(source: FrontPageSource, setting: Setting, words: Words): string {
  const { survey, counts } = source;
  const path = 'index.html';
  const { last, sameDay, monthDay } = frontStories(survey);
  const dated = survey.entries.filter(({ day }) => day !== '');
  const first = dated[0] ? sayDay(dated[0].day, words) : null;
  const final = dated.length > 0 ? sayDay(dated.at(-1)!.day, words) : null;
  const masthead = flag(first && final ? `${first} ${words.between} ${final}` : '', setting, words);
  const main = `<div class="sheet">
<div class="intro">
${about(setting)}${rescued(source, setting.part, first, final, words)}</div>
${stories(last, source, path, words)}<aside>
${names('sections', words.sections, survey.sections, 12, words)}${thisDay(sameDay, monthDay, words)}</aside>
</div>
${calendar(counts, path, words)}<div class="names">
${names('bylines', words.bylines, survey.bylines, 24, words)}${names('tags', words.tags, survey.tags, 36, words)}</div>
`;
  const description = words.rescued(survey.entries.length, first, final);
  return wholePage(
    {
      path,
      title: setting.outlet.name,
      kind: 'front',
      masthead,
      main,
      description,
      head: openSearchLink(setting),
    },
    setting,
    words,
  );
}

/** How much is rescued of how much there was, of its year alone where the site is a part; and the way to what is missing. */
function rescued(
  { survey, account, pictures, lost }: FrontPageSource,
  part: Setting['part'],
  first: string | null,
  final: string | null,
  words: Words,
): string {
  const { number, coverage: said } = words;
  const tally = tallyOf(account, part);
  const share =
    tally === null
      ? `<p class="rescued">${words.rescued(survey.entries.length, first, final)}</p>\n`
      : `<p class="rescued"><a href="${COVERAGE}">${said.rescuedOf(tally.rescued, tally.known)}</a></p>
<div class="whole">${bar(tally.counts, tally.known)}</div>\n`;
  const lines = [
    `<a href="${COVERAGE}">${said.coverage}</a>${lost > 0 ? ` <small>${said.inside} ${number(lost)}</small>` : ''}`,
    survey.revisions > 0 ? words.revisionsKept(survey.revisions) : '',
    pictures > 0 ? words.picturesKept(pictures) : '',
    `<a href="colophon.html">${words.colophon}</a>`,
  ].filter((line) => line !== '');
  return `${share}<ul class="counts">\n${lines.map((line) => `<li>${line}</li>`).join('\n')}\n</ul>\n`;
}

/** The masthead of the front page: the paper's life, its name, the ways into it. */
function flag(life: string, setting: Setting, words: Words): string {
  const { name } = setting.outlet;
  const [nav, search] = [siteNav('', setting, words), searchBox('', words)];
  const own = filled(setting.theme, 'front', pageWords('', setting, words), { life, nav, search });
  return `<header class="flag" lang="${words.lang}">
${own ?? `<p class="ear">${life}</p>\n<h1${isLong(name) ? ' class="long"' : ''}>${escapeHtml(name)}</h1>\n${nav}${search}`}</header>
`;
}

/** A name that would not stand on one line at the size of a masthead: a Chinese character is as wide as two letters. */
export function isLong(name: string): boolean {
  let width = 0;
  for (const character of name) width += character > '\u2e80' ? 2 : 1;
  return width > 14;
}

function about({ outlet }: Setting): string {
  if (outlet.about === null) return '';
  const paragraphs = outlet.about.split(/\n\s*\n/).filter((text) => text.trim() !== '');
  return `<div class="about">${paragraphs.map((text) => `<p>${escapeHtml(text.trim())}</p>`).join('\n')}</div>\n`;
}

function stories(entries: Entry[], { leads }: FrontPageSource, path: string, words: Words): string {
  const [top, ...rest] = entries;
  if (!top) return '';
  const lead = leads.get(top.id);
  const picture = lead?.picture
    ? `<a class="plate" href="${articlePage(top.id)}" tabindex="-1" aria-hidden="true"><img src="${escapeHtml(lead.picture)}" alt=""></a>`
    : '';
  const time = top.day === '' ? '' : `<time datetime="${top.day}">${sayDay(top.day, words)}</time>`;
  const beside = [rowBeside(top, path, words), time].filter((part) => part !== '').join(' ');
  const excerpt = (entry: Entry) => {
    const text = leads.get(entry.id)?.text ?? '';
    return text === '' ? '' : `<p${inLang(entry.lang)}>${escapeHtml(text)}</p>`;
  };
  return `<section class="stories" aria-labelledby="last">
<h2 id="last">${words.lastStories}</h2>
<div class="top">${picture}<h3><a${inLang(top.lang)} href="${articlePage(top.id)}">${escapeHtml(top.title || words.untitled)}</a></h3>${excerpt(top)}<small>${beside}</small></div>
<ol class="rest">
${rest.map((entry) => renderRow(entry, path, words, undefined, excerpt(entry))).join('')}</ol>
</section>
`;
}

function thisDay(entries: Entry[], monthDay: string | null, words: Words): string {
  if (entries.length === 0 || monthDay === null) return '';
  const [month, day] = monthDay.split('-').map(Number);
  const items = entries.map(
    (entry) =>
      `<li><b><a href="days/${entry.day}.html">${words.year(Number(entry.day.slice(0, 4)))}</a></b> <a class="headline"${inLang(entry.lang)} href="${articlePage(entry.id)}">${escapeHtml(entry.title || words.untitled)}</a></li>\n`,
  );
  return `<section class="sameday"><h2>${words.sameDay(words.monthDay(month!, day!))}</h2>\n<ol>\n${items.join('')}</ol></section>\n`;
}

function calendar(counts: DayCounts, path: string, words: Words): string {
  if (counts.years === null) return '';
  const [from, to] = counts.years;
  const whole = to - from >= YEARS_OF_DAYS;
  let years = '';
  if (whole) years = renderYearsByMonth(counts, path, words);
  else for (let year = to; year >= from; year--) years += renderYear(year, counts, path, words, 'h3');
  const hints = whole
    ? `<p class="hint">${words.monthsNote}</p>`
    : `<p class="hint ofdays">${words.calendarNote}</p>\n<p class="hint ofmonths">${words.monthsNote}</p>`;
  return `<section class="calendar" aria-labelledby="calendar">
<h2 id="calendar">${whole ? words.days : words.calendar}</h2>
${hints}
${renderLegend(words)}${years}</section>
`;
}

/** The names most used, with counts, and a link to all. */
function names(folder: string, title: string, map: Map<string, Entry[]>, most: number, words: Words): string {
  if (map.size === 0) return '';
  const items = byUse(map)
    .slice(0, most)
    .map(
      ([name, list]) =>
        `<li><a href="${folder}/${slugOf(name)}.html">${escapeHtml(name)}</a> <small>${words.number(list.length)}</small></li>`,
    );
  const all =
    map.size > most
      ? `<p class="all"><a href="${folder}/index.html">${words.allOf(title)} <small>${words.number(map.size)}</small></a></p>\n`
      : '';
  return `<section class="index"><h2>${title}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n${all}</section>\n`;
}

/** Most used first; names with the same count in the order of their characters. */
export function byUse(map: ReadonlyMap<string, Entry[]>): [string, Entry[]][] {
  return [...map].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : a > b ? 1 : 0));
}
