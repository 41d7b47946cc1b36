import { escapeHtml } from '../html.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';

/** The way from a page up to the library that its site is part of; nothing where it is part of none. */
export function upward(root: string, { library }: Pick<Setting, 'library'>, words: Words): string {
  if (library === null) return '';
  return `<nav class="upward" lang="${words.lang}" aria-label="${escapeHtml(library)}"><a href="${root}../index.html">${escapeHtml(words.library.partOf(library))}</a></nav>\n`;
}
