import { escapeHtml } from '../../base/html.ts';
import type { Review, ReviewedLayout, ReviewedPage } from '../../rescue/index.ts';
import { counted } from '../words.ts';
import { pageHtml } from './article.ts';
import { PART_NAMES } from './parts.ts';
import { STYLE } from './style.ts';

/** Nothing runs, nothing is loaded, nothing is sent: the lines below come from strangers' pages. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const MOST_WORTH = 12;

/** A review as one HTML file that needs nothing else: for a person to see what was taken as what. */
export function reviewPage(review: Review): string {
  const sections = review.layouts.map((layout, i) => ({ layout, id: `layout-${i + 1}` }));
  const name = escapeHtml(review.outlet);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>What was taken as what · ${name}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">to the pages</a>
<header>
<h1>What was taken as what</h1>
<p class="lede">${counted(review.pages, 'page')} of ${name}, read with the recipes that it has. Each page below shows its own lines in their order, coloured by what they became. Where a colour is wrong, correct the recipe and give <code>reprint refresh</code>; where it is missing, the recipe does not name it yet.</p>
</header>
<nav class="legend" aria-label="Colours"><ul>${Object.entries(PART_NAMES)
    .map(([part, word]) => `<li class="${part}"><i></i>${word}</li>`)
    .join('')}</ul></nav>
<main id="main">
${overview(sections)}${worth(sections)}${sections.map(({ layout, id }) => layoutHtml(layout, id)).join('\n')}
</main>
<footer>Made by Reprint out of the outlet's captures; it may be thrown away and made again.</footer>
</body>
</html>
`;
}

interface Section {
  layout: ReviewedLayout;
  id: string;
}

function nameOf({ recipe, kind }: ReviewedLayout): string {
  if (recipe !== null) return recipe.layout;
  return kind === 'article' ? 'Read without a recipe' : 'Taken for no article';
}

function overview(sections: readonly Section[]): string {
  const rows = sections.map(({ layout, id }) => {
    const { recipe, pages, doubtful } = layout;
    return `<tr><td><a href="#${id}">${escapeHtml(nameOf(layout))}</a></td><td>${recipe === null ? '' : daysOf(recipe)}</td><td class="n">${pages}</td><td class="n">${doubtful === 0 ? '–' : doubtful}</td><td class="n">${triedOf(recipe)}</td></tr>`;
  });
  return `<section><h2>Layouts</h2>
<div class="table"><table><thead><tr><th>layout</th><th>holds for captures</th><th>pages read</th><th>worth a look</th><th>fitted when learned</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>
`;
}

function daysOf({ from, until }: { from: string | null; until: string | null }): string {
  if (from === null && until === null) return 'of any day';
  if (from === null) return `until ${until}`;
  return until === null ? `from ${from}` : `${from} to ${until}`;
}

function triedOf(recipe: ReviewedLayout['recipe']): string {
  return recipe === null || recipe.fits === null ? '' : `${recipe.fits} of ${recipe.tried}`;
}

/** The pages to look at first, of all layouts. */
function worth(sections: readonly Section[]): string {
  const pages = sections
    .flatMap(({ layout, id }) => layout.shown.map((page, i) => ({ page, id: pageId(id, i) })))
    .filter(({ page }) => page.doubts.length > 0)
    .sort((a, b) => weightOf(b.page) - weightOf(a.page))
    .slice(0, MOST_WORTH);
  if (pages.length === 0) return '';
  const items = pages.map(
    ({ page, id }) =>
      `<li><a href="#${id}">${escapeHtml(page.title?.trim() || '(no headline)')}</a><small>${page.doubts.map(({ why }) => escapeHtml(why)).join(' ')}</small></li>`,
  );
  return `<section><h2>Look at these first</h2><ol class="worth">${items.join('')}</ol></section>
`;
}

function weightOf({ doubts }: ReviewedPage): number {
  return doubts.reduce((sum, { weight }) => sum + weight, 0);
}

function pageId(layout: string, i: number): string {
  return `${layout}-${i + 1}`;
}

const SAID = [
  ['body', 'text'],
  ['also', 'also text'],
  ['remove', 'taken out'],
  ['keep', 'kept'],
  ['without', 'lines left out'],
  ['title', 'headline'],
  ['standfirst', 'standfirst'],
  ['authors', 'byline'],
  ['published', 'published'],
  ['modified', 'modified'],
  ['section', 'section'],
  ['tags', 'tags'],
] as const;

function layoutHtml(layout: ReviewedLayout, id: string): string {
  const { recipe, shown, pages } = layout;
  const said = SAID.flatMap(([key, word]) =>
    recipe === null || recipe[key].length === 0
      ? []
      : [
          `<dt>${word}</dt><dd>${recipe[key].map((each) => `<code>${escapeHtml(each)}</code>`).join(', ')}</dd>`,
        ],
  );
  const share =
    recipe?.share == null
      ? ''
      : `<dt>least share</dt><dd>${Math.round(recipe.share * 100)} % of a page's prose</dd>`;
  const some =
    shown.length < pages ? `<p class="note">${shown.length} of ${counted(pages, 'page')} are shown.</p>` : '';
  const none = pages === 0 ? '<p class="note">No page that was looked at was read with it.</p>' : '';
  return `<section id="${id}"><h2>${escapeHtml(nameOf(layout))}</h2>${recipe === null ? '' : `<dl class="recipe"><dt>holds for</dt><dd>${recipe === null ? '' : `captures ${daysOf(recipe)}`}</dd>${said.join('')}${share}</dl>`}${some}${none}
${shown.map((page, i) => pageHtml(page, pageId(id, i))).join('\n')}</section>`;
}
