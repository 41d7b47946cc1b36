import type { FrontMatter } from '../../article/index.ts';
import { escapeHtml, inLang } from '../html.ts';
import { tagsOf } from '../labels.ts';
import { articlePage, relative, slugOf } from '../names.ts';
import { sayTime } from '../times.ts';
import type { Words } from '../words/words.ts';
import type { ArticlePageSource, Neighbour, ThreadPlace, TimedStory } from './source.ts';

/** What the site knows around an article: its tags, the thread that it is of, related stories, neighbours in time. */

export function tagList(front: FrontMatter, path: string, words: Words): string {
  const tags = tagsOf(front);
  if (tags.length === 0) return '';
  const items = tags.map(
    (tag) =>
      `<li><a rel="tag" href="${relative(path, `tags/${slugOf(tag)}.html`)}">${escapeHtml(tag)}</a></li>`,
  );
  return `<h2 class="hidden">${words.tagged}</h2>\n<ul class="tags">${items.join('')}</ul>\n`;
}

/** The thread of a developing story, in order, with this one in its place. */
export function threadList({ thread, id }: ArticlePageSource, path: string, words: Words): string {
  if (thread === null) return '';
  const { story } = words;
  const items = thread.stories.map((each) =>
    each.id === id
      ? `<li aria-current="page">${headline(each, words)} <small>${story.thisStory}</small></li>`
      : `<li>${linkTo(each, path, words)} <small>${timeOf(each, words)}</small></li>`,
  );
  const all =
    thread.of > thread.stories.length
      ? `<p><a href="${relative(path, thread.page)}">${story.wholeThread(thread.of)}</a></p>\n`
      : '';
  const start = thread.first === 0 ? '' : ` start="${thread.first + 1}"`;
  return `<section class="thread" id="thread"><h2><a href="${relative(path, thread.page)}">${story.thread}</a></h2>\n<ol${start}>${items.join('')}</ol>\n${all}</section>\n`;
}

/** Beside the text: which story of its thread this is. */
export function threadMark(thread: ThreadPlace, { story }: Words): string {
  return `<p class="time"><span>${story.thread}</span> <a href="#thread">${story.partOf(thread.at + 1, thread.of)}</a></p>`;
}

/** Stories that have to do with this one, each with what says so. */
export function relatedList({ related }: ArticlePageSource, path: string, words: Words): string {
  if (related.length === 0) return '';
  const items = related.map((each) => {
    const why = each.shared.length > 0 ? each.shared.map(escapeHtml).join(words.comma) : words.story.linked;
    const beside = [timeOf({ ...each, clock: '' }, words), why].filter((part) => part !== '').join(' · ');
    return `<li>${linkTo(each, path, words)} <small>${beside}</small></li>`;
  });
  return `<section class="related"><h2>${words.story.related}</h2>\n<ul>${items.join('')}</ul></section>\n`;
}

export function neighbours({ earlier, later }: ArticlePageSource, path: string, words: Words): string {
  if (!earlier && !later) return '';
  const one = (neighbour: Neighbour | null, rel: string, word: string) =>
    neighbour === null
      ? '<span></span>'
      : `<a rel="${rel}" href="${relative(path, articlePage(neighbour.id))}"><small>${word}</small> ${headline(neighbour, words)}</a>`;
  return `<nav class="neighbours" aria-label="${words.earlier}${words.comma}${words.later}">${one(earlier, 'prev', words.earlier)}${one(later, 'next', words.later)}</nav>\n`;
}

function headline({ title, lang }: Neighbour, words: Words): string {
  return `<span${inLang(lang)}>${escapeHtml(title || words.untitled)}</span>`;
}

function linkTo({ id, title, lang }: Neighbour, path: string, words: Words): string {
  return `<a${inLang(lang)} href="${relative(path, articlePage(id))}">${escapeHtml(title || words.untitled)}</a>`;
}

function timeOf({ day, clock }: Pick<TimedStory, 'day' | 'clock'>, words: Words): string {
  return day === '' ? '' : sayTime({ day, clock: clock === '' ? null : clock }, words);
}
