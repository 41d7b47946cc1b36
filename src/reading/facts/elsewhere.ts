import type { Element } from 'domhandler';
import { namesOf } from '../page/dom.ts';
import type { Page } from '../page/survey.ts';
import { headingOf } from './headline.ts';

const COMMON =
  'comments?|commentlist|disqus|related|recommend\\w*|sidebar|footer|widgets?|popular|latest|most|nav\\w*|menus?|teasers?|promos?|promotion|more-from';
/** Names of what stands around an article and has dates of its own. */
const OTHER_DATES = worded(`${COMMON}|ranking|archives?|copyright`);
/** Names of what stands around an article and has names of its own. */
const OTHER_NAMES = worded(`${COMMON}|bio|biography|about|cards?|avatar`);

function worded(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_-])`);
}

/** What holds the headline: the article, whatever it is called, and all that is around it. */
export function holdersOfHeadline(page: Page): ReadonlySet<Element> {
  const holders = new Set<Element>();
  const heading = headingOf(page);
  for (const h1 of heading ? [heading] : page.h1s.slice(0, 3))
    for (let up = h1.parent as Element | null; up; up = up.parent as Element | null) holders.add(up);
  const articles = page.elements.filter(({ name }) => name === 'article');
  if (articles.length === 1)
    for (let up: Element | null = articles[0]!; up; up = up.parent as Element | null) holders.add(up);
  return holders;
}

/** Whether an element stands in what is not the article: a bar at the side, a list of others, comments. */
export function isElsewhere(
  element: Element,
  holders: ReadonlySet<Element>,
  what: 'dates' | 'names',
): boolean {
  const other = what === 'dates' ? OTHER_DATES : OTHER_NAMES;
  for (let up: Element | null = element; up?.attribs; up = up.parent as Element | null) {
    if (holders.has(up) || up.name === 'body' || up.name === 'html') return false;
    if (up.name === 'nav' || up.name === 'aside' || (up.name === 'footer' && !inside(up))) return true;
    const names = withoutLayout(namesOf(up));
    // A footer within the article is its own: `<footer class="article-footer">`.
    if (names.trim() !== '' && other.test(names) && !(/footer/.test(names) && inside(up))) return true;
  }
  return false;
}

/** `elementor-widget` is any part of a page made with that builder; `content-main-sidebar` holds the text beside a bar. */
function withoutLayout(names: string): string {
  return names.replace(
    /(?:^|\s)(?:elementor|wp-block|(?:with|has|no|main|content)-[\w-]{0,30}sidebar)[\w-]*/g,
    ' ',
  );
}

/** Whether an element stands within the article, or the page's main part. */
function inside(element: Element): boolean {
  for (let up = element.parent as Element | null; up?.attribs; up = up.parent as Element | null)
    if (up.name === 'article' || up.name === 'main') return true;
  return false;
}
