import { storiesIn } from '../coverage/bar.ts';
import { type Account, type Counts, countsOf, sumOf } from '../coverage/coverage.ts';
import { type Part, yearOfPart } from './part.ts';

/** How much was rescued of how much there was, of a part's year alone; null where nobody has counted. */
export function tallyOf(
  { coverage }: Account,
  part: Part | null,
): { rescued: number; known: number; counts: Counts } | null {
  if (coverage === null) return null;
  const { census, periods } = coverage;
  if (part === null)
    return { rescued: census.states.rescued, known: census.stories, counts: sumOf(periods.values()) };
  const counts = countsOf(coverage, yearOfPart(part));
  return { rescued: counts.rescued, known: storiesIn(counts), counts };
}
