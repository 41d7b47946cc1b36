import { escapeXml } from '../html.ts';
import { articlePage } from '../names.ts';
import { categoriesOf, lastOf } from './atom.ts';
import { type Feed, RSS } from './feed.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A feed in RSS 2.0, whose addresses must be whole. Its `author` would be an address of mail: names stand in
 * `dc:creator`, as every reader expects.
 * Source: https://www.rssboard.org/rss-specification
 */
export function rss(feed: Feed): string {
  const { base, folder, page, items } = feed;
  const entries = items.map((item) => {
    const { urn, id, title, published, original, summary } = item;
    const authors = item.authors.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>\n`);
    const categories = categoriesOf(item).map((term) => `<category>${escapeXml(term)}</category>\n`);
    return `<item>
<title>${escapeXml(title)}</title>
<link>${escapeXml(base + articlePage(id))}</link>
<guid isPermaLink="false">${urn}</guid>
<pubDate>${rfc822(published)}</pubDate>
${original === null ? '' : `<atom:link rel="via" href="${escapeXml(original)}"/>\n`}${authors.join('')}${categories.join('')}${summary === '' ? '' : `<description>${escapeXml(escapeXml(summary))}</description>\n`}</item>
`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(feed.title)}</title>
<link>${escapeXml(base + encodeURI(page))}</link>
<description>${escapeXml(feed.subtitle)}</description>
<language>${escapeXml(feed.lang.toLowerCase())}</language>
<copyright>${escapeXml(feed.rights)}</copyright>
<lastBuildDate>${rfc822(lastOf(items.map(({ updated }) => updated)))}</lastBuildDate>
<generator>Reprint</generator>
<atom:link href="${escapeXml(base + encodeURI(folder) + RSS)}" rel="self" type="application/rss+xml"/>
${entries.join('')}</channel>
</rss>
`;
}

/** `2019-02-28T07:30:00+08:00` → `Thu, 28 Feb 2019 07:30:00 +0800` */
function rfc822(instant: string): string {
  const [, year, month, day, clock, offset] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)([+-]\d\d:\d\d)$/.exec(
    instant,
  )!;
  const weekday = DAYS[new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay()];
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${clock} ${offset!.replace(':', '')}`;
}
