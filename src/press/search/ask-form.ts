import { escapeHtml } from '../html.ts';
import { SEARCH_PAGE } from '../names.ts';
import type { Words } from '../words/words.ts';

/** What the search page of a site or a library begins with: the box, how to ask, and the place of the answer. */
export function askForm({ search }: Words): string {
  return `<h1 class="hidden">${search.search}</h1>
<form class="ask" role="search" action="${SEARCH_PAGE}">
<input type="search" name="q" aria-label="${search.search}" placeholder="${escapeHtml(search.placeholder)}" maxlength="1000" enterkeyhint="search" autofocus>
<button>${search.search}</button>
</form>
<p class="how">${escapeHtml(search.hint)}</p>
<noscript><p class="note">${search.noScript}</p></noscript>
<div id="answer"></div>
`;
}
