import { SEARCH_PAGE } from '../names.ts';
import type { Words } from '../words/words.ts';

/** The box on every other page: a plain form. */
export function searchBox(root: string, words: Words): string {
  const { search } = words;
  return `<form class="box" role="search" action="${root}${SEARCH_PAGE}">
<input type="search" name="q" aria-label="${search.search}" placeholder="${search.search}" maxlength="1000" enterkeyhint="search">
<button aria-label="${search.search}"><svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 5 5"/></svg></button>
</form>
`;
}
