import type { Element } from 'domhandler';
import { briefText, opening } from '../page/dom.ts';
import { firstLines } from '../page/lines.ts';
import type { Page } from '../page/survey.ts';
import { folded } from './title.ts';

/**
 * The lines that the page shows from its headline on, `count` at most, and then the `above` before it; from its
 * beginning where none is known.
 */
export function nearHeadline(page: Page, count: number, above = 3): string[] {
  const lines = firstLines(page);
  const at = headlineIn(page, lines);
  // A few papers set the date above the headline; what stands below comes first.
  return [
    ...lines.slice(Math.max(0, at), Math.max(0, at) + count),
    ...lines.slice(Math.max(0, at - above), Math.max(0, at)),
  ];
}

/** Section, byline and dates are each looked for near it. */
const PLACES = new WeakMap<Page, number>();

/** Which of the first lines says the headline; -1 where none does. */
function headlineIn(page: Page, lines: readonly string[]): number {
  const known = PLACES.get(page);
  if (known !== undefined) return known;
  const title = folded(page.titleText);
  const heading = headingOf(page);
  const h1 = heading ? folded(opening(heading, 2000)) : '';
  const at = lines.findIndex((line) => {
    const bare = folded(line);
    return bare.length >= 4 && (bare === h1 || (bare.length >= title.length * 0.4 && title.includes(bare)));
  });
  PLACES.set(page, at);
  return at;
}

/** The `<h1>` that is the headline: the only one, or the first that the page's `<title>` says too; null where none is. */
export function headingOf(page: Page): Element | null {
  const [first] = page.h1s;
  if (!first || page.h1s.length === 1) return first ?? null;
  const title = folded(page.titleText);
  const said = page.h1s.slice(0, 50).find((h1) => {
    const text = folded(briefText(h1, 500));
    return text.length >= 4 && title.includes(text);
  });
  return said ?? null;
}
