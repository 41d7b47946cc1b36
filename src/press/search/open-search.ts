import { escapeXml } from '../html.ts';
import { SEARCH_PAGE } from '../names.ts';
import { ICON } from '../offline/manifest.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';

const OPEN_SEARCH = 'opensearch.xml';

/**
 * Tells browsers how to search the site from their own bar. Its addresses must be whole, so that there is none of a site
 * whose address is unknown.
 * Source: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
 */
export function* openSearch(
  { outlet, address }: Setting,
  words: Words,
): Generator<[path: string, text: string]> {
  if (address === null) return;
  const short = [...outlet.name.trim()].slice(0, 16).join('');
  const long = [...words.archiveOf(outlet.name)].slice(0, 48).join('');
  const base = escapeXml(address);
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeXml(short)}</ShortName>
<LongName>${escapeXml(long)}</LongName>
<Description>${escapeXml(long)}</Description>
<Url type="text/html" template="${base}${SEARCH_PAGE}?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${base}${OPEN_SEARCH}"/>
<Image height="16" width="16" type="image/svg+xml">${base}${ICON}</Image>
<Query role="example" searchTerms="${encodeURIComponent(outlet.name.toWellFormed())}"/>
<Language>${escapeXml(outlet.languages[0] ?? words.lang)}</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`;
  yield [OPEN_SEARCH, text];
}

/** What leads browsers from the front page and the search page to it, for `<head>`. */
export function openSearchLink({ outlet, address }: Setting): string {
  if (address === null) return '';
  return `<link rel="search" type="application/opensearchdescription+xml" title="${escapeXml(outlet.name)}" href="${OPEN_SEARCH}">\n`;
}
