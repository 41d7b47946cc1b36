import { jsonForScript } from '../html.ts';
import { SEARCH_PAGE } from '../names.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';
import { askForm } from './ask-form.ts';
import { openSearchLink } from './open-search.ts';

/**
 * The page of the search. Without its script it leads to the lists, and so it does until something is asked.
 * @param head `index.json`, which the script then need not ask for
 */
export function renderSearchPage(head: unknown, setting: Setting, words: Words): string {
  const { search } = words;
  const lists = setting.folders.map((part) => `<li><a href="${part}/index.html">${words[part]}</a></li>`);
  const main = `${askForm(words)}${lists.length === 0 ? '<div class="browse"></div>\n' : `<nav class="browse" aria-labelledby="browse"><h2 id="browse">${search.browse}</h2><ul>${lists.join('')}</ul></nav>\n`}`;
  const scripts = `<script type="application/json" id="index">${jsonForScript([head])}</script>
<script defer src="${setting.scripts.search}"></script>
${openSearchLink(setting)}`;
  const page = { path: SEARCH_PAGE, title: search.search, kind: 'search', main, head: scripts };
  return wholePage(page, setting, words);
}
