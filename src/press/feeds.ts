import { escapeXml } from './html.ts';
import { articlePage } from './names.ts';
import type { Setting } from './setting.ts';
import type { Entry } from './survey.ts';
import type { Words } from './words/words.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * RSS 2.0 of the last articles. Where the site's public address is unknown, links are relative to the feed.
 * Source: https://www.rssboard.org/rss-specification
 */
export function renderFeed(
  newest: Entry[],
  leads: ReadonlyMap<string, { text: string }>,
  setting: Setting,
  words: Words,
): string {
  const base = setting.address ?? '';
  const items = newest.map((entry) => {
    const link = escapeXml(base + articlePage(entry.id));
    const date = rfc822(entry);
    const text = leads.get(entry.id)?.text ?? '';
    return `<item>
<title>${escapeXml(entry.title || words.untitled)}</title>
<link>${link}</link>
<guid isPermaLink="${setting.address !== null}">${setting.address === null ? escapeXml(entry.id) : link}</guid>
${date === null ? '' : `<pubDate>${date}</pubDate>\n`}${text === '' ? '' : `<description>${escapeXml(escapeXml(text))}</description>\n`}${entry.section === '' ? '' : `<category>${escapeXml(entry.section)}</category>\n`}</item>
`;
  });
  const self =
    setting.address === null
      ? ''
      : `<atom:link href="${escapeXml(base)}feed.xml" rel="self" type="application/rss+xml"/>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeXml(setting.outlet.name)}</title>
<link>${escapeXml(base === '' ? 'index.html' : base)}</link>
<description>${escapeXml(setting.outlet.about ?? words.archiveOf(setting.outlet.name))}</description>
<language>${escapeXml((setting.outlet.languages[0] ?? words.lang).toLowerCase())}</language>
${self}${items.join('')}</channel>
</rss>
`;
}

/** The day alone is known of many articles: noon UTC is that day nearly everywhere. */
function rfc822({ day }: Entry): string | null {
  if (day === '') return null;
  const date = new Date(`${day}T12:00:00Z`);
  return `${DAYS[date.getUTCDay()]}, ${day.slice(8)} ${MONTHS[date.getUTCMonth()]} ${day.slice(0, 4)} 12:00:00 GMT`;
}

const MOST = 50_000;

/**
 * Sitemaps of at most 50,000 addresses, and an index of them where there are several: name and text of each
 * file. Addresses are absolute only where the site's own is known; the protocol asks for it.
 * Source: https://www.sitemaps.org/protocol.html
 */
export function* sitemaps(
  paths: Iterable<string>,
  count: number,
  address: string | null,
): Generator<[name: string, text: string]> {
  const base = address ?? '/';
  const several = count > MOST;
  let part = 0;
  let lines: string[] = [];
  const whole = () =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</urlset>\n`;
  for (const path of paths) {
    lines.push(`<url><loc>${escapeXml(base + encodeURI(path))}</loc></url>\n`);
    if (lines.length === MOST && several) {
      yield [`sitemap-${++part}.xml`, whole()];
      lines = [];
    }
  }
  if (!several) {
    yield ['sitemap.xml', whole()];
    return;
  }
  if (lines.length > 0) yield [`sitemap-${++part}.xml`, whole()];
  const maps = Array.from(
    { length: part },
    (_, n) => `<sitemap><loc>${escapeXml(base)}sitemap-${n + 1}.xml</loc></sitemap>\n`,
  );
  yield [
    'sitemap.xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('')}</sitemapindex>\n`,
  ];
}

/** Open to every reader, people and machines. */
export function robots(address: string | null): string {
  return `User-agent: *\nAllow: /\n${address === null ? '' : `Sitemap: ${address}sitemap.xml\n`}`;
}
