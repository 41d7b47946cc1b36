import type { FrontMatter } from '../../article/index.ts';
import { escapeHtml } from '../html.ts';
import { articlePage, relative, revisionPage } from '../names.ts';
import { captureTime, readTime, sayTime } from '../times.ts';
import type { Words } from '../words/words.ts';
import { saySize } from './changes.ts';
import type { ArticlePageSource, RevisionLine } from './source.ts';

/** Every text of the article, oldest first, each with how the next one differs; nothing where there is one alone. */
export function revisionList(
  { id, revision, revisions }: ArticlePageSource,
  path: string,
  words: Words,
): string {
  if (revisions.length === 0) return '';
  const items = revisions.map(({ name, time, changes }) => {
    const page = relative(path, revisionPage(id, name));
    const said = time ? sayTime(time, words) : escapeHtml(name);
    const size = saySize(changes, words);
    const then =
      size === ''
        ? ''
        : ` <small>${name === revision ? `<a href="#changes">${size}</a>` : `<a href="${page}#changes">${size}</a>`}</small>`;
    return name === revision
      ? `<li aria-current="page">${said} <small>${words.thisRevision}</small>${then}</li>`
      : `<li><a href="${page}">${said}</a>${then}</li>`;
  });
  const current =
    revision === null
      ? `<li aria-current="page">${words.current}</li>`
      : `<li><a href="${relative(path, articlePage(id))}">${words.current}</a></li>`;
  return `<section class="revisions" id="revisions"><h2>${words.revisions}</h2>\n<ol>${items.join('')}${current}</ol></section>\n`;
}

/** Above the text of a revision: what it is, and where the current text and the changes are. */
export function revisionNote(
  { id, revision, revisions }: ArticlePageSource,
  path: string,
  words: Words,
): string {
  if (revision === null) return '';
  const isChanged = revisions.find(({ name }) => name === revision)?.changes?.some(({ is }) => is !== 'same');
  const links = [
    `<a href="${relative(path, articlePage(id))}">${words.current}</a>`,
    ...(isChanged ? [`<a href="#changes">${words.changes}</a>`] : []),
  ];
  return `<p class="note" lang="${words.lang}">${words.revisionNote} ${links.join(' · ')}</p>\n`;
}

/** When a revision was: what it says of itself, else its capture, else its name where that is a timestamp. */
export function revisionTime(name: string, front: FrontMatter, timezone: string): RevisionLine['time'] {
  return (
    readTime(front.modified, timezone) ??
    readTime(front.last_updated, timezone) ??
    captureTime(/^\d{14}/.exec(front.capture ?? '')?.[0] ?? name, timezone) ??
    readTime(front.published, timezone)
  );
}
