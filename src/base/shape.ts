import { TRACKING } from './plain-address.ts';

/**
 * The shape of an address, in which what differs from article to article is left out:
 * `/2019/02/28/some-long-headline` is `/{year}/{month}/{day}/{words}`, `/article/18752/…` is
 * `/article/{number}/{words}`, `/news?id=5&page=2` is `/news?id={number}&page={number}`.
 */
export function shapeOf(address: string): string {
  const [, path = '', query = ''] =
    /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?/i.exec(address) ?? [];
  const shapes: string[] = [];
  for (const segment of path.split('/').filter((each) => each !== ''))
    shapes.push(segmentShape(segment, shapes));
  const pairs = query.split('&').filter((each) => each !== '' && !TRACKING.test(each.split('=', 1)[0]!));
  const keys = pairs.slice(0, 8).map((pair) => `${pair.split('=', 1)[0]!.slice(0, 40)}=${valueShape(pair)}`);
  return `/${shapes.slice(0, 8).join('/')}${keys.length === 0 ? '' : `?${keys.sort().join('&')}`}`;
}

/** What lists, feeds and machinery call themselves. */
const NO_ARTICLE =
  /^(?:tags?|category|categories|authors?|page|pages|search|archives?|feeds?|rss|topics?|sections?|lists?|wp-.*|api|ajax|login|register|comments?|share|users?|static|assets|css|js|images?|img|uploads?|cdn-cgi|_next)$/i;

/** `/article/18752/logo.svg`, `/photos/2021/01/250-2.jpg`, also where a page said at it that there is no such thing. */
const ASSET = /\.(?:jpe?g|png|gif|svg|webp|avif|bmp|ico|css|js|json|xml|rss|txt|pdf|mp[34])$/;

/**
 * Whether addresses of this shape look like articles: something in them names one piece (a number, words), and
 * no part of them says that it is a list. An outlet's own rule knows better.
 */
export function isArticleShape(shape: string): boolean {
  const [path, query = ''] = shape.split('?', 2) as [string, string?];
  const segments = path.split('/').filter((each) => each !== '');
  if (segments.some((each) => NO_ARTICLE.test(each))) return false;
  const last = segments.at(-1) ?? '';
  if (ASSET.test(last)) return false;
  return (
    /\{(?:number|words|code)\}/.test(last) ||
    segments.includes('{number}') ||
    /(?:^|&)(?:\w*id|p|article|story|news)=\{/i.test(query)
  );
}

function segmentShape(raw: string, before: readonly string[]): string {
  const segment = raw.slice(0, 200);
  const [, stem, ending] = /^(.*?)(\.[a-z]{2,5})?$/is.exec(segment)!;
  return partShape(stem!, before) + (ending ?? '').toLowerCase();
}

function partShape(part: string, before: readonly string[]): string {
  if (/^(?:19|20)\d\d$/.test(part)) return '{year}';
  if (/^\d\d?$/.test(part) && before.at(-1) === '{year}') return '{month}';
  if (/^\d\d?$/.test(part) && before.at(-1) === '{month}') return '{day}';
  if (/^(?:19|20)\d{6}$/.test(part)) return '{date}';
  if (/^\d+$/.test(part)) return '{number}';
  if (/^[0-9a-f]{16,}$/i.test(part) || /^(?=.*\d)(?=.*[a-z])[a-z0-9]{8,}$/i.test(part)) return '{code}';
  // `/article/68/Ferry/…`, `/article/131/Ferry-Housing/…`: what follows a number tells of that one piece.
  if (before.at(-1) === '{number}' && !NO_ARTICLE.test(part) && part !== before.at(-2)) return '{words}';
  // Words: `some-long-headline`, 港大學生會, %E6%B8%AF…; `about-us` is a name.
  if (/[^\x00-\x7f]|%[0-9a-f]{2}/i.test(part) || (part.match(/[-_]/g) ?? []).length >= 2) return '{words}';
  return part.slice(0, 40);
}

function valueShape(pair: string): string {
  const value = pair.slice(pair.indexOf('=') + 1, 200);
  return /^\d+$/.test(value) ? '{number}' : value.length > 12 || /[^\w-]/.test(value) ? '{words}' : value;
}
