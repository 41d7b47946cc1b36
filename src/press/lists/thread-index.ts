import { escapeHtml, inLang } from '../html.ts';
import { listPage, relative } from '../names.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import { compare, type Survey } from '../survey.ts';
import { sayDay } from '../times.ts';
import type { Words } from '../words/words.ts';
import { pager } from './list-page.ts';
import { threadPage } from './threads.ts';

const THREADS_A_PAGE = 100;

/** The pages that list all threads, the latest first; none where there are none. */
export function* renderThreadIndex(
  { threads }: Survey,
  setting: Setting,
  words: Words,
): Generator<[path: string, html: string]> {
  const all = [...threads].sort(
    ([a, one], [b, other]) => compare(other.at(-1)!.day, one.at(-1)!.day) || compare(a, b),
  );
  const pages = Math.ceil(all.length / THREADS_A_PAGE);
  const stem = 'threads/index';
  for (let page = 1; page <= pages; page++) {
    const path = listPage(stem, page);
    const rows = all.slice((page - 1) * THREADS_A_PAGE, page * THREADS_A_PAGE).map(([key, stories]) => {
      const [first, last] = [stories[0]!, stories.at(-1)!];
      const days = [...new Set([first.day, last.day])].filter((day) => day !== '');
      const said = [
        days.map((day) => sayDay(day, words)).join(words.between),
        words.articles(stories.length),
      ];
      return `<li><a class="headline"${inLang(first.lang)} href="${relative(path, threadPage(key))}">${escapeHtml(first.title || words.untitled)}</a> <small>${said.filter((part) => part !== '').join(' · ')}</small></li>\n`;
    });
    const of = pages > 1 ? ` · ${words.page(page, pages)}` : '';
    const main = `<header class="head">
<h1>${words.story.threads}</h1>
<p class="count">${words.number(all.length)}${of}</p>
</header>
<div class="prose"><p>${words.story.threadsLead}</p></div>
<ol class="rows">
${rows.join('')}</ol>
${pager({ path, stem, page, pages }, words)}`;
    yield [path, wholePage({ path, title: words.story.threads, kind: 'list', main }, setting, words)];
  }
}
