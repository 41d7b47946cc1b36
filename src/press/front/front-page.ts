import { bar } from '../coverage/bar.ts';
import type { Account } from '../coverage/coverage.ts';
import { COVERAGE } from '../coverage/paths.ts';
import { escapeHtml } from '../html.ts';
import { byUse } from '../lists/by-use.ts';
import { type DayCounts, renderLegend, renderYear, renderYearsByMonth } from '../lists/calendar.ts';
import { slugOf } from '../names.ts';
import { wholePage } from '../page.ts';
import { tallyOf } from '../parts/tally.ts';
import { openSearchLink } from '../search/open-search.ts';
import type { Setting } from '../setting.ts';
import type { Entry, Survey } from '../survey.ts';
import { sayDay } from '../times.ts';
import type { Words } from '../words/words.ts';
import type { Lead } from './leads.ts';
import { flag } from './masthead.ts';
import { frontStories, renderLast, renderSameDay } from './stories.ts';

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

/** Of an older paper the front page shows months alone: its days would weigh more than all the rest. */
const YEARS_OF_DAYS = 10;

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
${renderLast(last, source.leads, path, words)}<aside>
${names('sections', words.sections, survey.sections, 12, words)}${renderSameDay(sameDay, monthDay, words)}</aside>
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

function about({ outlet }: Setting): string {
  if (outlet.about === null) return '';
  const paragraphs = outlet.about.split(/\n\s*\n/).filter((text) => text.trim() !== '');
  return `<div class="about">${paragraphs.map((text) => `<p>${escapeHtml(text.trim())}</p>`).join('\n')}</div>\n`;
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
