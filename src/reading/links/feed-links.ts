import { Parser } from 'htmlparser2';
import { machineDate } from '../facts/dates.ts';
import { inZone } from '../facts/zone.ts';
import { tidy } from '../page/dom.ts';
import { LONGEST_TITLE, type NamedLink, ownAddress, type Where } from './links.ts';

/** A sitemap has at most 50,000 addresses. Source: https://www.sitemaps.org/protocol.html */
const MOST = 50_000;
const ITEMS = new Set(['item', 'entry', 'url']);
/** RSS and Atom, then sitemaps with their news extension. */
const LINKS = new Set(['link', 'guid', 'loc']);
const TITLES = new Set(['title', 'news:title']);
const DATES = new Set(['pubdate', 'published', 'updated', 'dc:date', 'news:publication_date']);

/**
 * The outlet's own addresses that a feed (RSS, Atom) or a sitemap names, with headline and day where it gives
 * them. A sitemap's `lastmod` is no day of publication, and is passed over. Linear time, whatever the nesting.
 */
export function linksOfFeed(text: string, where: Where): NamedLink[] {
  const found = new Map<string, NamedLink>();
  let item: { link: string | null; title: string | null; day: string | null } | null = null;
  let field = '';
  let value = '';
  const parser = new Parser(
    {
      onopentag(name, attribs) {
        const tag = name.toLowerCase();
        if (ITEMS.has(tag)) item = { link: null, title: null, day: null };
        // Atom: `<link rel="alternate" href="…"/>`
        else if (item && tag === 'link' && attribs.href && /^(?:alternate)?$/.test(attribs.rel ?? ''))
          item.link ??= ownAddress(attribs.href, where);
        field = tag;
        value = '';
      },
      ontext(piece) {
        if (value.length < 4000) value += piece;
      },
      onclosetag(name) {
        const tag = name.toLowerCase();
        if (item && tag === field) {
          const said = value.trim();
          if (LINKS.has(tag) && said !== '') item.link ??= ownAddress(said, where);
          else if (TITLES.has(tag)) item.title ??= tidy(said).slice(0, LONGEST_TITLE) || null;
          else if (DATES.has(tag)) item.day ??= dayOf(said, where);
        }
        field = '';
        if (!item || !ITEMS.has(tag)) return;
        const { link, title, day } = item;
        item = null;
        if (link !== null && found.size < MOST && !found.has(link))
          found.set(link, { original: link, title, day });
      },
    },
    { xmlMode: true },
  );
  parser.write(text.slice(0, 64 << 20));
  parser.end();
  return [...found.values()];
}

function dayOf(text: string, { outlet }: Where): string | null {
  const date = machineDate(text.slice(0, 60));
  return date && inZone(date, outlet.timezone).slice(0, 10);
}
