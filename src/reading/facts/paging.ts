import type { Element } from 'domhandler';
import { resolve } from '../page/address.ts';
import { briefText } from '../page/dom.ts';
import type { Page } from '../page/survey.ts';
import type { Found } from './found.ts';

const NEXT =
  /^(?:下一頁|下一页|下頁|下页|後一頁|次へ|次のページ|다음|다음 ?페이지|next|next page|page suivante|weiter|nächste seite|siguiente|página siguiente)$/i;

/** Which page of an article in parts this is, and the address of the next; nulls where the article is on one page. */
export function pagingOf(page: Page): { page: Found<number> | null; next: Found<string> | null } {
  const own = numbered(page.address);
  if (own === null) return { page: null, next: null };
  const next = nextOf(page, own);
  if (next) return { page: { value: own.page, from: own.from, confidence: 0.9 }, next };
  // The last page: its address has a number, and the page leads back to one that differs in that alone.
  const known = own.page > 1 && (own.from === 'address:query' || leadsBack(page, own));
  return { page: known ? { value: own.page, from: own.from, confidence: 0.8 } : null, next: null };
}

function nextOf(page: Page, own: Numbered): Found<string> | null {
  const follows = (element: Element): string | null => {
    const address = resolve(element.attribs.href, page.base);
    const other = address === null ? null : numbered(address);
    // WordPress says `rel=next` of the next article too.
    return other?.stem === own.stem && other.page === own.page + 1 ? address : null;
  };
  for (const link of page.links.get('next') ?? []) {
    const address = follows(link);
    if (address) return { value: address, from: 'link[rel=next]', confidence: 0.95 };
  }
  for (const element of page.elements) {
    // The text of every link of a page is much to ask for: first whether the number could be its address's.
    if (element.name !== 'a' || !element.attribs.href?.includes(`${own.page + 1}`)) continue;
    const isNext = /\bnext\b/i.test(element.attribs.rel ?? '');
    if (!isNext && !NEXT.test(briefText(element, 20).replace(/[\s›»>→▶…]+$/u, ''))) continue;
    const address = follows(element);
    if (address)
      return { value: address, from: isNext ? 'a[rel=next]' : 'text', confidence: isNext ? 0.9 : 0.8 };
  }
  return null;
}

function leadsBack(page: Page, own: Numbered): boolean {
  const links = [...(page.links.get('prev') ?? []), ...(page.links.get('canonical') ?? [])];
  for (const element of page.elements) if (element.name === 'a' && links.length < 2000) links.push(element);
  return links.some(({ attribs }) => {
    const other = numbered(resolve(attribs.href, page.base) ?? '');
    return other?.stem === own.stem && other.page < own.page;
  });
}

interface Numbered {
  /** The address without its page number. */
  stem: string;
  page: number;
  from: string;
}

/** `?page=2`, `/page/2`, `/2`, `_2.html`, `-2.html`: an address and its number; one without is the first. */
function numbered(address: string): Numbered | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  url.hash = '';
  for (const key of ['page', 'p', 'pg', 'paged', 'pageno']) {
    const value = url.searchParams.get(key);
    if (value === null || !/^\d{1,2}$/.test(value)) continue;
    url.searchParams.delete(key);
    return { stem: stemOf(url), page: Number(value), from: 'address:query' };
  }
  const path = /^(.*?)(?:\/(?:page\/)?|[_-](?:p|page)?)([1-9]\d?)(\.s?html?|\.php|\.aspx?)?\/?$/i.exec(
    url.pathname,
  );
  // `/2019/03/05` is a day.
  if (path && !/\/(?:19|20)\d\d\/\d{1,2}$/.test(path[1]!) && path[1] !== '') {
    url.pathname = `${path[1]}${path[3] ?? ''}`;
    return { stem: stemOf(url), page: Number(path[2]), from: 'address' };
  }
  return { stem: stemOf(url), page: 1, from: 'address' };
}

function stemOf(url: URL): string {
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`;
}
