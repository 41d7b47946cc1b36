import { rootOfHost, wholePage } from './page.ts';
import type { Setting } from './setting.ts';
import type { Words } from './words/words.ts';

/** The page for an address that leads nowhere. */
export function renderNotFound(setting: Setting, words: Words): string {
  const head = `<script defer src="${rootOfHost(setting)}${setting.scripts.lost}"></script>\n`;
  const main = `<header class="head">
<h1>${words.notFound}</h1>
</header>
<div class="prose"><p>${words.notFoundLead}</p></div>
`;
  return wholePage(
    { path: '404.html', title: words.notFound, kind: 'list', main, head, fromRoot: true },
    setting,
    words,
  );
}
