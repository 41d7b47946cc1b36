import { escapeXml } from '../html.ts';

/** One page of a sitemap: its path from the site's root, and the day of its last change, where that is known. */
export interface Mapped {
  path: string;
  changed: string;
}

/** The protocol's limits for one file; the second is 50 MB there. */
const MOST = 50_000;
const LARGEST = 48_000_000;

/**
 * Sitemaps, and an index of them where there are several: name and text of each file. The protocol knows whole addresses
 * alone, so there is none of a site whose address is unknown.
 * @param address of the site, ending in `/`
 * Source: https://www.sitemaps.org/protocol.html
 */
export function* sitemaps(
  pages: Iterable<Mapped>,
  address: string,
  most = MOST,
): Generator<[name: string, text: string]> {
  const parts: string[] = [];
  let lines: string[] = [];
  let bytes = 0;
  const close = () => {
    parts.push(urlset(lines));
    lines = [];
    bytes = 0;
  };
  for (const { path, changed } of pages) {
    const lastmod = changed === '' ? '' : `<lastmod>${changed}</lastmod>`;
    const line = `<url><loc>${escapeXml(address + encodeURI(path))}</loc>${lastmod}</url>\n`;
    if (lines.length === most || bytes + line.length > LARGEST) close();
    lines.push(line);
    bytes += line.length;
  }
  if (parts.length === 0) return yield ['sitemap.xml', urlset(lines)];
  close();
  for (const [n, text] of parts.entries()) yield [`sitemap-${n + 1}.xml`, text];
  const maps = parts.map(
    (_, n) => `<sitemap><loc>${escapeXml(address)}sitemap-${n + 1}.xml</loc></sitemap>\n`,
  );
  yield [
    'sitemap.xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('')}</sitemapindex>\n`,
  ];
}

function urlset(lines: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</urlset>\n`;
}
