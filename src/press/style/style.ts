import { ARTICLE } from './article.ts';
import { BASE } from './base.ts';
import { CALENDAR } from './calendar.ts';
import { COVERAGE } from './coverage.ts';
import { FRONT } from './front.ts';
import { LIBRARY, UPWARD } from './library.ts';
import { LISTS } from './lists.ts';
import { MEDIA } from './media.ts';
import { SEARCH } from './search.ts';

/**
 * The one style sheet. Themes are its custom properties; system fonts only, no fake italics for Chinese
 * (emphasis marks instead), no colour that says something which words do not.
 */
export const STYLE = packed([BASE, FRONT, CALENDAR, LISTS, COVERAGE, ARTICLE, SEARCH, MEDIA].join('\n'));

/** Without the room that is for people: a twelfth less on its way to a reader. Wide spaces in quotes are no room. */
function packed(css: string): string {
  return css
    .replace(/\/\*[^*]*\*\//g, '')
    .replace(/[ \n]+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim();
}

/** The style sheet of a site, with what the way to its library needs where it is part of one. */
export function styleFor(library: string | null): string {
  return library === null ? STYLE : STYLE + packed(UPWARD);
}

/** The style sheet of a library's own pages. */
export function libraryStyle(): string {
  return STYLE + packed(LIBRARY);
}
