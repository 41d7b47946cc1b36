import { escapeXml } from '../html.ts';
import { articlePage } from '../names.ts';
import { ATOM, type Feed } from './feed.ts';

/**
 * A feed in Atom. Its links may be relative (RFC 4287 section 2: IRI references), so that it is valid wherever the site
 * lies; ids may not.
 * Source: RFC 4287
 */
export function atom(feed: Feed): string {
  const { base, folder, page, items } = feed;
  const link = (rel: string, href: string, type = '') =>
    `<link rel="${rel}"${type === '' ? '' : ` type="${type}"`} href="${escapeXml(href)}"/>\n`;
  const entries = items.map((item) => {
    const { urn, id, title, lang, published, updated, original, memento, summary } = item;
    const own = lang === '' || lang === feed.lang ? '' : ` xml:lang="${escapeXml(lang)}"`;
    const authors = item.authors.map((name) => `<author><name>${escapeXml(name)}</name></author>\n`);
    const categories = categoriesOf(item).map((term) => `<category term="${escapeXml(term)}"/>\n`);
    return `<entry${own}>
<id>${urn}</id>
<title>${escapeXml(title)}</title>
<published>${published}</published>
<updated>${updated}</updated>
${link('alternate', base + articlePage(id), 'text/html')}${original === null ? '' : link('via', original)}${memento === null ? '' : link('related', memento)}${authors.join('')}${categories.join('')}${summary === '' ? '' : `<summary>${escapeXml(summary)}</summary>\n`}</entry>
`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">
<id>${feed.id}</id>
<title>${escapeXml(feed.title)}</title>
<subtitle>${escapeXml(feed.subtitle)}</subtitle>
<updated>${lastOf(items.map(({ updated }) => updated))}</updated>
<author><name>${escapeXml(feed.publisher)}</name></author>
<rights>${escapeXml(feed.rights)}</rights>
<generator>Reprint</generator>
${link('alternate', base + encodeURI(page), 'text/html')}${link('self', base + encodeURI(folder) + ATOM, 'application/atom+xml')}${entries.join('')}</feed>
`;
}

/** Section and tags, each once. */
export function categoriesOf({ section, tags }: { section: string; tags: readonly string[] }): string[] {
  return [...new Set([section, ...tags])].filter((term) => term !== '');
}

/** The latest of instants in RFC 3339, whatever their offsets. */
export function lastOf(instants: readonly string[]): string {
  return instants.reduce((last, each) => (Date.parse(each) > Date.parse(last) ? each : last));
}
