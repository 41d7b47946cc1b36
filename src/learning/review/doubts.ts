import { toText } from '../../article/index.ts';
import type { Reading } from '../../base/reading.ts';
import { likeness, shinglesOf } from '../likeness.ts';
import type { Doubt } from './review.ts';

/** What tells whether a page is like its siblings. */
export interface Trait {
  layout: string | null;
  title: string;
  characters: number;
  dated: boolean;
  signed: boolean;
}

/** What a page alone gives reason to doubt, beside what the reader makes of it without a recipe. */
export function ownDoubts(reading: Reading, without: Reading, hasRecipes: boolean): Doubt[] {
  if (reading.kind !== 'article') return [];
  const doubts: Doubt[] = [];
  const { recipe, misfit, title, published, capture } = reading;
  if (misfit) doubts.push({ why: `Its recipe does not fit it (${misfit}).`, weight: 3 });
  else if (recipe === null && hasRecipes) doubts.push({ why: 'No recipe fits it.', weight: 2 });
  if (recipe !== null && without.kind === 'article') {
    const like = likeness(shinglesOf(toText(without.body)), shinglesOf(toText(reading.body)));
    if (like < ALIKE) {
      const percent = Math.round(like * 100);
      doubts.push({
        why: `The recipe and the reader alone agree on ${percent} % of its text.`,
        weight: 3 * (1 - like),
      });
    }
  }
  if (title === '') doubts.push({ why: 'It has no headline.', weight: 3 });
  if (published !== null && published.slice(0, 10) > dayOf(capture.timestamp))
    doubts.push({ why: 'It says that it was published after it was captured.', weight: 2 });
  for (const [field, what] of FIELDS) {
    const confidence = reading.confidence[field] ?? 1;
    if (confidence < DOUBTFUL)
      doubts.push({ why: `${what} is no more than a guess (${reading.from[field]}).`, weight: 0.8 });
  }
  return doubts;
}

const ALIKE = 0.75;
const DOUBTFUL = 0.5;
const FIELDS = [
  ['title', 'Its headline'],
  ['authors', 'Its byline'],
  ['published', 'Its date'],
  ['body', 'Its text'],
] as const;

/** What a page lacks that most pages of its layout have. */
export function siblingDoubts(trait: Trait, siblings: readonly Trait[], all: readonly Trait[]): Doubt[] {
  const doubts: Doubt[] = [];
  const most = (has: (each: Trait) => boolean) => siblings.filter(has).length >= siblings.length * 0.6;
  if (!trait.dated && most(({ dated }) => dated))
    doubts.push({ why: 'It has no date; most pages of its layout have one.', weight: 2 });
  if (!trait.signed && most(({ signed }) => signed))
    doubts.push({ why: 'It has no byline; most pages of its layout have one.', weight: 1 });
  const sizes = siblings.map(({ characters }) => characters).sort((a, b) => a - b);
  const middle = sizes[sizes.length >> 1] ?? 0;
  if (trait.characters < middle * 0.15)
    doubts.push({ why: 'Its text is far shorter than that of its siblings.', weight: 1.5 });
  const namesakes = trait.title === '' ? 0 : all.filter(({ title }) => title === trait.title).length - 1;
  if (namesakes >= 4) doubts.push({ why: `${namesakes} other pages have its headline.`, weight: 2 });
  return doubts;
}

function dayOf(timestamp: string): string {
  // A day's grace: zones.
  const day = timestamp.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3');
  const instant = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(instant) ? day : new Date(instant + 86_400_000).toISOString().slice(0, 10);
}
