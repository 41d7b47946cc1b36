import { escapeHtml, inLang } from '../html.ts';
import { renderRow, rowBeside } from '../lists/list-page.ts';
import { articlePage } from '../names.ts';
import type { Entry, Survey } from '../survey.ts';
import { sayDay } from '../times.ts';
import type { Words } from '../words/words.ts';
import type { Lead } from './leads.ts';

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

/** The last stories: one large, the others below it. */
export function renderLast(
  entries: Entry[],
  leads: ReadonlyMap<string, Lead>,
  path: string,
  words: Words,
): string {
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

/** What stood in the paper on this day of earlier years. */
export function renderSameDay(entries: Entry[], monthDay: string | null, words: Words): string {
  if (entries.length === 0 || monthDay === null) return '';
  const [month, day] = monthDay.split('-').map(Number);
  const items = entries.map(
    (entry) =>
      `<li><b><a href="days/${entry.day}.html">${words.year(Number(entry.day.slice(0, 4)))}</a></b> <a class="headline"${inLang(entry.lang)} href="${articlePage(entry.id)}">${escapeHtml(entry.title || words.untitled)}</a></li>\n`,
  );
  return `<section class="sameday"><h2>${words.sameDay(words.monthDay(month!, day!))}</h2>\n<ol>\n${items.join('')}</ol></section>\n`;
}
