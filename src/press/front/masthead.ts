import { escapeHtml } from '../html.ts';
import { siteNav } from '../page.ts';
import { searchBox } from '../search/search-box.ts';
import type { Setting } from '../setting.ts';
import { filled } from '../theme/fill.ts';
import { pageWords } from '../theme/in-page.ts';
import type { Words } from '../words/words.ts';

/** The masthead of the front page: the paper's life, its name, the ways into it. */
export function flag(life: string, setting: Setting, words: Words): string {
  const { name } = setting.outlet;
  const [nav, search] = [siteNav('', setting, words), searchBox('', words)];
  const own = filled(setting.theme, 'front', pageWords('', setting, words), { life, nav, search });
  return `<header class="flag" lang="${words.lang}">
${own ?? `<p class="ear">${life}</p>\n<h1${isLong(name) ? ' class="long"' : ''}>${escapeHtml(name)}</h1>\n${nav}${search}`}</header>
`;
}

/** A name that would not stand on one line at the size of a masthead: a Chinese character is as wide as two letters. */
export function isLong(name: string): boolean {
  let width = 0;
  for (const character of name) width += character > '\u2e80' ? 2 : 1;
  return width > 14;
}
