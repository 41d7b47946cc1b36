import { escapeHtml } from '../html.ts';
import { relative } from '../names.ts';
import type { Words } from '../words/words.ts';
import { COVERAGE } from './paths.ts';

/** The head of a page below the coverage: the way back, its name, how many. */
export function head({ path, title, count, page = 1, pages = 1 }: HeadOf, words: Words): string {
  const of = pages > 1 ? ` · ${words.page(page, pages)}` : '';
  return `<header class="head">
<p class="kicker"><a href="${relative(path, COVERAGE)}">${words.coverage.coverage}</a></p>
<h1>${escapeHtml(title)}</h1>
<p class="count">${escapeHtml(count)}${of}</p>
</header>
`;
}

interface HeadOf {
  path: string;
  title: string;
  count: string;
  page?: number;
  pages?: number;
}
