/**
 * `robots.txt`. A site that is not to be listed lets crawlers in all the same: its pages say `noindex`, and who may not
 * read a page never learns that. What is no page cannot say so and is closed to them instead.
 * Source: RFC 9309; https://developers.google.com/search/docs/crawling-indexing/block-indexing
 */
export function robots(address: string | null, isListed: boolean): string {
  if (isListed)
    return `User-agent: *\nAllow: /\n${address === null ? '' : `Sitemap: ${address}sitemap.xml\n`}`;
  // Paths here are the host's, wherever on it the site lies.
  const root = address === null ? '/' : new URL(address).pathname;
  const closed = ['media/', 'search/', '*.xml$'].map((path) => `Disallow: ${root}${path}\n`);
  return `# The pages themselves ask not to be indexed; a crawler must read them to know.\nUser-agent: *\n${closed.join('')}Allow: ${root}\n`;
}

/** What a page says to search engines, for `<head>`. */
export const NO_INDEX = '<meta name="robots" content="noindex">\n';
