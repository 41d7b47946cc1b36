import { type Asked, writeAsked } from '../asked.ts';
import type { Hit, Order } from '../query.ts';
import type { SearchOutlet, SearchSite, SuggestedNames } from '../site.ts';
import { el, marked, say } from './dom.ts';

export const HITS_A_PAGE = 10;

/** Numbers and days as the site's language has them. */
export function speech(lang: string) {
  const own = lang === 'en' ? 'en-GB' : lang;
  const number = new Intl.NumberFormat(own);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const its = new Intl.DateTimeFormat(own, { ...options, timeZone: 'UTC' });
    return (day: string) => its.format(new Date(`${day}T00:00:00Z`));
  };
  const month = format({ year: 'numeric', month: 'long' });
  return {
    number: (n: number) => number.format(n),
    day: format({ year: 'numeric', month: 'long', day: 'numeric' }),
    month: (each: string) => month(`${each}-01`),
  };
}
export type Speech = ReturnType<typeof speech>;

export function hitList(
  hits: readonly (Hit & { book: number })[],
  root: URL,
  { words, outlets }: SearchSite,
  speak: Speech,
): HTMLElement {
  const list = el('ol', { class: 'rows hits' });
  for (const { story, title, snippet, book } of hits) {
    const outlet = outlets[book]!;
    const lang: Record<string, string> = story.lang === null ? {} : { lang: story.lang };
    const headline = title.text === '' ? [words.untitled] : marked(title);
    const beside = el('small');
    if (outlets.length > 1) beside.append(el('span', { class: 'outlet' }, outlet.name), ' ');
    if (story.section !== null) beside.append(el('span', { class: 'section' }, story.section), ' ');
    if (story.date !== null) beside.append(el('time', { datetime: story.date }, speak.day(story.date)), ' ');
    else beside.append(el('span', {}, words.noDate), ' ');
    beside.append(story.bylines.join(words.lang === 'en' ? ', ' : '、'));
    const item = el(
      'li',
      {},
      el(
        'a',
        { class: 'headline', href: new URL(outlet.root + story.page, root).href, ...lang },
        ...headline,
      ),
    );
    if (snippet.text !== '') item.append(el('p', lang, ...marked(snippet)));
    item.append(beside);
    list.append(item);
  }
  return list;
}

/** The three orders, each a link. */
export function orders(asked: Asked, { words }: SearchSite): HTMLElement {
  const links = (['best', 'newest', 'oldest'] as const satisfies Order[]).map((order) =>
    el(
      'a',
      {
        href: writeAsked({ ...asked, order, page: 1 }),
        ...(order === asked.order ? { 'aria-current': 'true' } : {}),
      },
      words.orders[order],
    ),
  );
  return el('nav', { class: 'orders', 'aria-label': words.order }, ...links);
}

/** First, last and near pages, each a link. */
export function pager(
  asked: Asked,
  total: number,
  { words }: SearchSite,
  speak: Speech,
): HTMLElement | string {
  const pages = Math.ceil(total / HITS_A_PAGE);
  if (pages < 2) return '';
  const { page } = asked;
  const to = (n: number) => writeAsked({ ...asked, page: n });
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const list = el('ul');
  if (page > 1) list.append(el('li', {}, el('a', { href: to(page - 1), rel: 'prev' }, words.previous)));
  let last = 0;
  for (const n of [...new Set(near)]) {
    if (n > last + 1) list.append(el('li', { 'aria-hidden': 'true' }, '…'));
    const said = speak.number(n);
    const its = n === page ? el('span', { 'aria-current': 'page' }, said) : el('a', { href: to(n) }, said);
    list.append(el('li', {}, its));
    last = n;
  }
  if (page < pages) list.append(el('li', {}, el('a', { href: to(page + 1), rel: 'next' }, words.next)));
  return el('nav', { class: 'pager', 'aria-label': words.pages }, list);
}

/** Lists of the site whose very name was asked for: 陳大文 has a page of his own. */
export function namesake(
  names: readonly SuggestedNames[],
  query: string,
  fold: (text: string, book: number) => string,
  root: URL,
  { words, outlets }: SearchSite,
  speak: Speech,
): HTMLElement | string {
  const links: HTMLElement[] = [];
  for (const [book, its] of names.entries()) {
    const wanted = fold(query, book);
    const outlet = outlets[book]!;
    for (const kind of ['bylines', 'sections', 'tags'] as const)
      for (const [name, count, slug] of wanted === '' ? [] : its[kind])
        if (fold(name, book) === wanted && links.length < 4)
          links.push(
            el(
              'a',
              { href: listOf(kind, slug ?? name, outlet, root) },
              el('span', {}, outlets.length > 1 ? outlet.name : words.kinds[kind]),
              ` ${name} `,
              el('small', {}, speak.number(count)),
            ),
          );
  }
  return links.length === 0 ? '' : el('p', { class: 'namesakes' }, ...links);
}

export function listOf(kind: string, slug: string, outlet: SearchOutlet, root: URL): string {
  return new URL(`${outlet.root}${kind}/${encodeURIComponent(slug)}.html`, root).href;
}

export function countOf(total: number, isWhole: boolean, { words }: SearchSite, speak: Speech): string {
  if (total === 0) return words.none;
  const said = total === 1 ? words.foundOne : words.found;
  return say(isWhole ? said : words.atLeast, { n: speak.number(total) });
}
