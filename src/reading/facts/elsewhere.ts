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

/** What the microformats call an article. */
const ENTRY = /(?:^|\s)h-?entry(?:$|\s)/;
const POST_TITLE = /(?:^|\s)(?:entry|post|article)-title(?:$|\s)/;

function worded(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_-])`);
}

/** What holds the headline: the article, whatever it is called, and all that is around it. */
export type Holders = ReadonlySet<Element>;

/** Asked for by every fact of a page. */
const held = new WeakMap<Page, Holders>();

export function holdersOfHeadline(page: Page): Holders {
  const known = held.get(page);
  if (known) return known;
  const holders = findHolders(page);
  held.set(page, holders);
  return holders;
}

function findHolders(page: Page): Holders {
  const holders = new Set<Element>();
  const heading = headingOf(page);
  for (const h1 of heading ? [heading] : page.h1s.slice(0, 3))
    for (let up = h1.parent as Element | null; up; up = up.parent as Element | null) holders.add(up);
  const articles = page.elements.filter(({ name }) => name === 'article');
  // Blogger's pages have the paper's name in their `<h1>`, and a widget around the article.
  const named = page.elements.filter(
    ({ attribs }) => attribs.class !== undefined && POST_TITLE.test(attribs.class),
  );
  for (const [only, more] of [articles, named])
    for (let up: Element | null = more ? null : (only ?? null); up; up = up.parent as Element | null)
      holders.add(up);
  return holders;
}

/** What was answered of a page's elements: 40,000 of them, one in another, climb once each. */
const answers = { dates: new WeakMap<Holders, Answers>(), names: new WeakMap<Holders, Answers>() };
type Answers = Map<Element, boolean>;

/** Whether an element stands in what is not the article: a bar at the side, a list of others, comments. */
export function isElsewhere(element: Element, holders: Holders, what: 'dates' | 'names'): boolean {
  let known = answers[what].get(holders);
  if (!known) {
    known = new Map();
    answers[what].set(holders, known);
  }
  const climbed: Element[] = [];
  let answer = false;
  for (let up: Element | null = element; up?.attribs; up = up.parent as Element | null) {
    const before = known.get(up);
    const own = before ?? ownAnswer(up, holders, what);
    if (own !== null) {
      answer = own;
      if (before === undefined) known.set(up, own);
      break;
    }
    climbed.push(up);
  }
  for (const one of climbed) known.set(one, answer);
  return answer;
}

/** What an element says by itself; null where what is around it decides. */
function ownAnswer(element: Element, holders: Holders, what: 'dates' | 'names'): boolean | null {
  const { name } = element;
  if (holders.has(element) || name === 'body' || name === 'html') return false;
  if (name === 'nav' || name === 'aside' || (name === 'footer' && !inside(element))) return true;
  const names = withoutLayout(namesOf(element));
  if (names.trim() === '' || !(what === 'dates' ? OTHER_DATES : OTHER_NAMES).test(names)) return null;
  // A footer within the article is its own: `<footer class="article-footer">`.
  return /footer/.test(names) && inside(element) ? null : true;
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
    if (up.name === 'article' || up.name === 'main' || ENTRY.test(up.attribs.class ?? '')) return true;
  return false;
}
