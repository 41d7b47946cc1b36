import { escapeHtml } from '../html.ts';
import { joinNames, namesOf, sectionOf } from '../labels.ts';
import { articlePage, relative, revisionPage, slugOf } from '../names.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import { sayTime } from '../times.ts';
import type { Words } from '../words/words.ts';
import { neighbours, relatedList, tagList, threadList, threadMark } from './beside.ts';
import { renderChanges } from './changes.ts';
import { citationPanel } from './citation/panel.ts';
import { workOf } from './citation/work.ts';
import { publishedOf, stamp, updatedOf } from './dates.ts';
import { headOf } from './head.ts';
import { languageOf } from './language.ts';
import { provenance } from './provenance.ts';
import { revisionList, revisionNote } from './revisions.ts';
import type { ArticlePageSource } from './source.ts';

/** A headline of more characters than this is a paragraph, and set smaller. */
const LONG_TITLE = 80;

/** The page of an article, or of one of its revisions. */
export function renderArticlePage(
  source: ArticlePageSource,
  setting: Setting,
  words: Words,
): { path: string; html: string } {
  const { front, id, revision } = source;
  const path = revision === null ? articlePage(id) : revisionPage(id, revision);
  const lang = languageOf(front, setting.outlet) ?? 'und';
  const title = front.title.trim() || words.untitled;
  const standfirst = front.standfirst ? `<p class="standfirst">${escapeHtml(front.standfirst)}</p>\n` : '';
  const main = `<article lang="${lang}">
<header>
${kicker(source, path)}<h1${title.length > LONG_TITLE ? ' class="long"' : ''}>${escapeHtml(title)}</h1>
${standfirst}</header>
${rail(source, path, setting, words)}
<div class="text">
${revisionNote(source, path, words)}${source.body.html.trim() === '' ? `<p class="note" lang="${words.lang}">${words.noText}</p>\n` : source.body.html}</div>
${after(source, path, lang, setting, words)}</article>
${revision === null ? neighbours(source, path, words) : ''}`;
  const head = headOf(source, path, setting, title);
  const html = wholePage(
    {
      path,
      title: revision === null ? title : titleOfRevision(title, source, words),
      lang: words.lang,
      description: source.summary,
      head,
      kind: 'story',
      main,
    },
    setting,
    words,
  );
  return { path, html };
}

/** The title of a revision's page tells it from the others in a row of tabs: `大霧 (2019年3月1日 06:40)`. */
function titleOfRevision(title: string, { revision, revisions }: ArticlePageSource, words: Words): string {
  const time = revisions.find(({ name }) => name === revision)?.time;
  return `${title} (${time ? sayTime(time, words) : revision})`;
}

function kicker({ front, current }: ArticlePageSource, path: string): string {
  const section = sectionOf(front);
  if (!section) return '';
  const inner = escapeHtml(section);
  // A revision may name a section, an author or a day of which the site has no page.
  const to = current && sectionOf(current) === section ? `sections/${slugOf(section)}.html` : null;
  return `<p class="kicker">${linkTo(to, path, inner)}</p>\n`;
}

function linkTo(page: string | null, path: string, inner: string, rel = ''): string {
  return page === null ? inner : `<a${rel} href="${relative(path, page)}">${inner}</a>`;
}

/** The column beside the text: who, when, what about. */
function rail(
  { front, current, namesWithheld, thread, revision, revisions }: ArticlePageSource,
  path: string,
  { outlet }: Setting,
  words: Words,
): string {
  const lines: string[] = [];
  const names = namesOf(front);
  const listed = current === null ? [] : namesOf(current);
  const links = names.map((name) =>
    linkTo(
      listed.includes(name) ? `bylines/${slugOf(name)}.html` : null,
      path,
      escapeHtml(name),
      ' rel="author"',
    ),
  );
  if (names.length > 0) lines.push(`<p class="byline">${joinNames(links, names, words.comma)}</p>`);
  if (namesWithheld > 0)
    lines.push(
      `<p class="byline"><a href="${relative(path, 'coverage/withheld.html')}">${words.nameWithheld}</a></p>`,
    );
  const published = publishedOf(front, outlet.timezone);
  if (published) {
    const isListed = current !== null && publishedOf(current, outlet.timezone)?.day === published.day;
    const day = linkTo(isListed ? `days/${published.day}.html` : null, path, sayTime(published, words));
    lines.push(
      `<p class="time"><span>${words.published}</span> <time datetime="${stamp(published)}">${day}</time></p>`,
    );
  }
  const updated = updatedOf(front, outlet.timezone);
  if (updated && (!published || stamp(updated) !== stamp(published))) {
    const said = sayTime(updated, words);
    lines.push(
      `<p class="time"><span>${words.updated}</span> <time datetime="${stamp(updated)}">${said}</time></p>`,
    );
  }
  if (revision === null && thread) lines.push(threadMark(thread, words));
  if (revision === null && revisions.length > 0)
    lines.push(
      `<p class="time"><span>${words.revisions}</span> <a href="#revisions">${words.number(revisions.length + 1)}</a></p>`,
    );
  return lines.length === 0 ? '' : `<div class="rail" lang="${words.lang}">\n${lines.join('\n')}\n</div>`;
}

/** Below the text: what the site knows around it, then how to cite and to check it. A revision tells of itself alone. */
function after(
  source: ArticlePageSource,
  path: string,
  lang: string,
  setting: Setting,
  words: Words,
): string {
  const { id, front, revision, revisions } = source;
  const changes = revisions.find(({ name }) => name === revision)?.changes ?? null;
  const around =
    revision === null
      ? tagList(front, path, words) + threadList(source, path, words) + relatedList(source, path, words)
      : '';
  return `<footer lang="${words.lang}">
${renderChanges(changes, lang, words)}${around}${revisionList(source, path, words)}${citationPanel(workOf(id, front, words.untitled, setting), words)}${provenance(source, setting, words)}</footer>
`;
}
