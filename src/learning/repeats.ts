import { folded, weightOf } from '../reading/index.ts';
import { type Sheet, wantedOf } from './sheet.ts';
import { storyOf } from './values.ts';

/** A line on so large a part of the pages is none of an article's own. */
const REPEATED = 0.4;
const LEAST = 3;
/** `數字說話` above the figures of three stories is a heading that the paper likes: a line as short needs more. */
const SHORT = 15;
const LEAST_SHORT = 5;

/**
 * What a recipe should give of a page that nobody labelled: what the generic reader takes for its text, without
 * the lines that it takes on many pages (`Skip past newsletter promotion`, a plea, `License this content`).
 */
export function withoutRepeats(sheets: readonly Sheet[]): Sheet[] {
  const stories = new Map<string, Set<string>>();
  let all = 0;
  const seen = new Set<string>();
  for (const sheet of sheets) {
    const story = storyOf(sheet);
    if (seen.has(story)) continue;
    seen.add(story);
    all++;
    for (const line of new Set(linesOf(sheet).map(({ folded }) => folded))) {
      const known = stories.get(line) ?? new Set();
      stories.set(line, known.add(story));
    }
  }
  const least = (line: string) => Math.max(weightOf(line) < SHORT ? LEAST_SHORT : LEAST, all * REPEATED);
  const repeated = new Set([...stories].filter(([line, of]) => of.size >= least(line)).map(([line]) => line));
  return sheets.map((sheet) => {
    if (sheet.wanted.labelled || repeated.size === 0) return sheet;
    const kept = linesOf(sheet).filter(({ folded }) => !repeated.has(folded));
    return { ...sheet, wanted: wantedOf(kept.map(({ text }) => text).join('\n'), false) };
  });
}

function linesOf({ text }: Sheet): { text: string; folded: string }[] {
  return text
    .split('\n')
    .map((line) => ({ text: line, folded: folded(line) }))
    .filter((line) => line.folded !== '');
}
