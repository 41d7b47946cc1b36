import type { FrontMatter } from '../article/index.ts';
import { headOf } from './article-head.ts';
import type { ArticlePageSource, Neighbour } from './article-source.ts';
import { renderChanges } from './changes.ts';
import { escapeHtml, inLang, outsideLink, readable } from './html.ts';
import { joinNames, namesOf, sectionOf, tagsOf } from './labels.ts';
import { articlePage, relative, revisionPage, slugOf } from './names.ts';
import { wholePage } from './page.ts';
import type { Setting } from './setting.ts';
import { isLanguage } from './survey.ts';
import { captureTime, type LocalTime, readTime, sayTime } from './times.ts';
import type { Words } from './words/words.ts';

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
  const lang = front.lang ?? setting.outlet.languages[0] ?? words.lang;
  const title = front.title.trim() || words.untitled;
  const standfirst = front.standfirst ? `<p class="standfirst">${escapeHtml(front.standfirst)}</p>\n` : '';
  const main = `<article lang="${isLanguage(lang) ? lang : 'und'}">
<header>
${kicker(front, path)}<h1${title.length > LONG_TITLE ? ' class="long"' : ''}>${escapeHtml(title)}</h1>
${standfirst}</header>
${rail(source, path, setting, words)}
<div class="text">
${revision === null ? '' : `<p class="note" lang="${words.lang}">${words.revisionNote} <a href="${relative(path, articlePage(id))}">${words.current}</a></p>\n`}${source.body.html.trim() === '' ? `<p class="note" lang="${words.lang}">${words.noText}</p>\n` : source.body.html}</div>
${after(source, path, setting, words)}</article>
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

function kicker(front: FrontMatter, path: string): string {
  const section = sectionOf(front);
  if (!section) return '';
  return `<p class="kicker"><a href="${relative(path, `sections/${slugOf(section)}.html`)}">${escapeHtml(section)}</a></p>\n`;
}

/** The column beside the text: who, when, what about. */
function rail(
  { front, namesWithheld }: ArticlePageSource,
  path: string,
  { outlet }: Setting,
  words: Words,
): string {
  const lines: string[] = [];
  const names = namesOf(front);
  const links = names.map(
    (name) =>
      `<a rel="author" href="${relative(path, `bylines/${slugOf(name)}.html`)}">${escapeHtml(name)}</a>`,
  );
  if (names.length > 0) lines.push(`<p class="byline">${joinNames(links, names, words.comma)}</p>`);
  if (namesWithheld > 0)
    lines.push(
      `<p class="byline"><a href="${relative(path, 'losses.html#withheld')}">${words.nameWithheld}</a></p>`,
    );
  const published = publishedOf(front, outlet.timezone);
  if (published) {
    const day = `<a href="${relative(path, `days/${published.day}.html`)}">${sayTime(published, words)}</a>`;
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
  return lines.length === 0 ? '' : `<div class="rail" lang="${words.lang}">\n${lines.join('\n')}\n</div>`;
}

function publishedOf(front: FrontMatter, zone: string): LocalTime | null {
  const published = readTime(front.published, zone);
  const date = readTime(front.date, zone);
  // The outlet's own date is the day under which the article is listed.
  return date && published?.day !== date.day ? date : (published ?? readTime(front.last_updated, zone));
}

function updatedOf(front: FrontMatter, zone: string): LocalTime | null {
  return readTime(front.modified, zone) ?? readTime(front.last_updated, zone);
}

function stamp({ day, clock }: LocalTime): string {
  return clock === null ? day : `${day}T${clock}`;
}

function after(source: ArticlePageSource, path: string, setting: Setting, words: Words): string {
  return `<footer lang="${words.lang}">
${renderChanges(source.changes, words)}${tagList(source.front, path, words)}${revisionList(source, path, words)}${provenance(source, setting, words)}</footer>
`;
}

function tagList(front: FrontMatter, path: string, words: Words): string {
  const tags = tagsOf(front);
  if (tags.length === 0) return '';
  const items = tags.map(
    (tag) =>
      `<li><a rel="tag" href="${relative(path, `tags/${slugOf(tag)}.html`)}">${escapeHtml(tag)}</a></li>`,
  );
  return `<h2 class="hidden">${words.tagged}</h2>\n<ul class="tags">${items.join('')}</ul>\n`;
}

function revisionList({ id, revision, revisions }: ArticlePageSource, path: string, words: Words): string {
  if (revisions.length === 0) return '';
  const items = revisions.map(({ name, time }) => {
    const said = time ? sayTime(time, words) : escapeHtml(name);
    return name === revision
      ? `<li aria-current="page">${said} <small>${words.thisRevision}</small></li>`
      : `<li><a href="${relative(path, revisionPage(id, name))}">${said}</a></li>`;
  });
  const current =
    revision === null
      ? `<li aria-current="page">${words.current}</li>`
      : `<li><a href="${relative(path, articlePage(id))}">${words.current}</a></li>`;
  return `<section class="revisions"><h2>${words.revisions}</h2>\n<ol>${items.join('')}${current}</ol></section>\n`;
}

function provenance({ front, file }: ArticlePageSource, setting: Setting, words: Words): string {
  const rows: [string, string][] = [];
  const address = (value: string) => outsideLink(value, escapeHtml(readable(value)));
  if (front.original_url) rows.push([words.original, address(front.original_url)]);
  if (front.url) rows.push([words.memento, address(front.url)]);
  const captured = /^(\d{4,14})\//.exec(front.capture ?? '')?.[1];
  const time = captured === undefined ? null : captureTime(captured, setting.outlet.timezone);
  if (time) rows.push([words.captured, `<time datetime="${stamp(time)}">${sayTime(time, words)}</time>`]);
  if (front.digest) rows.push([words.digest, `<code>${escapeHtml(front.digest)}</code>`]);
  if (front.reader) rows.push([words.reader, escapeHtml(front.reader)]);
  if (front.recipe) rows.push([words.recipe, escapeHtml(front.recipe)]);
  if (front.aliases?.length) {
    const items = front.aliases.slice(0, 100).map((alias) => `<li>${escapeHtml(readable(alias))}</li>`);
    rows.push([words.aliases, `<ul>${items.join('')}</ul>`]);
  }
  rows.push([words.file, `<code>${escapeHtml(file)}</code>`]);
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('\n');
  const note = front.digest ? `<p>${words.provenanceNote}</p>\n` : '';
  return `<details class="provenance"><summary>${words.provenance}</summary>\n<dl>\n${list}\n</dl>\n${note}</details>\n`;
}

function neighbours({ earlier, later }: ArticlePageSource, path: string, words: Words): string {
  if (!earlier && !later) return '';
  const one = (neighbour: Neighbour | null, rel: string, word: string) =>
    neighbour === null
      ? '<span></span>'
      : `<a rel="${rel}" href="${relative(path, articlePage(neighbour.id))}"><small>${word}</small> <span${inLang(neighbour.lang)}>${escapeHtml(neighbour.title || words.untitled)}</span></a>`;
  return `<nav class="neighbours" aria-label="${words.earlier}${words.comma}${words.later}">${one(earlier, 'prev', words.earlier)}${one(later, 'next', words.later)}</nav>\n`;
}
