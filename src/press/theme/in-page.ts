import { escapeXml } from '../html.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';
import { filled, type PageWords } from './fill.ts';
import type { Theme } from './theme.ts';

/** What the words of a theme's parts stand for on a page of the site. */
export function pageWords(
  root: string,
  { outlet, address }: Pick<Setting, 'outlet' | 'address'>,
  words: Words,
): PageWords {
  return { name: outlet.name, lang: words.lang, root, address: address ?? '' };
}

/** What a theme adds to a page's head: its style sheet, which comes after ours, and its own elements. */
export function themeHead(root: string, { theme }: Pick<Setting, 'theme'>, words: PageWords): string {
  const own = filled(theme, 'head', words);
  return `${theme?.css ? `<link rel="stylesheet" href="${root}${theme.css}">\n` : ''}${own === null ? '' : `${own.trim()}\n`}`;
}

/** The address of the site's icon: the theme's, else the outlet's first character. */
export function iconFor(root: string, theme: Theme | null, name: string): string {
  return theme?.icon ? root + theme.icon : iconOf(name);
}

/** As data, so that no browser goes asking for /favicon.ico. */
function iconOf(name: string): string {
  return `data:image/svg+xml,${encodeURIComponent(iconSvg(name)).replaceAll("'", '%27')}`;
}

/** The outlet's first character on a dark square. */
export function iconSvg(name: string): string {
  const first = escapeXml([...name.trim()][0] ?? '·');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#8a1c14"/><text x="16" y="23" font-size="20" text-anchor="middle" fill="#fff" font-family="serif">${first}</text></svg>`;
}
