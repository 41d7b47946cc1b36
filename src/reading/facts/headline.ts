import { textOf } from '../page/dom.ts';
import { firstLines } from '../page/lines.ts';
import type { Page } from '../page/survey.ts';
import { folded } from './title.ts';

/** The lines that the page shows from its headline on, `count` at most; from its beginning where none is known. */
export function nearHeadline(page: Page, count: number): string[] {
  const lines = firstLines(page);
  const title = page.titleTag ? folded(textOf(page.titleTag)) : '';
  const h1 = page.h1s.length === 1 ? folded(textOf(page.h1s[0]!)) : '';
  const at = lines.findIndex((line) => {
    const bare = folded(line);
    return bare.length >= 4 && (bare === h1 || (bare.length >= title.length * 0.4 && title.includes(bare)));
  });
  // A few papers set the date above the headline; what stands below comes first.
  return [
    ...lines.slice(Math.max(0, at), Math.max(0, at) + count),
    ...lines.slice(Math.max(0, at - 3), Math.max(0, at)),
  ];
}
