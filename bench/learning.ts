import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toText } from '../src/article/index.ts';
import { learn } from '../src/learning/index.ts';
import { parseOutlet } from '../src/outlets/index.ts';
import { read } from '../src/reading/index.ts';
import { captureOf, htmlOf, isHere, type Label, labelsOf } from './labelled.ts';
import { measureFacts } from './learning-facts.ts';
import { measureOutlet } from './learning-outlet.ts';
import { measurePace } from './learning-pace.ts';
import { compare, f1Of, meanF1, type Score } from './score.ts';

const UNKNOWN = parseOutlet('name: unknown');

/**
 * Reads every page of the set of sites with what was learned from the other pages of its site, first without
 * their labels, then with, and prints how near that comes; then what is learned of facts, and on the fictional
 * outlet, and how fast that is. `--site WORD` for one site's texts alone, VERBOSE=1 for each page.
 */
export async function run(): Promise<void> {
  const { values } = parseArgs({ options: { site: { type: 'string' } }, strict: false });
  if (!isHere('fundus-evaluation')) {
    console.log('learning: fundus-evaluation is not here: skipped');
    return;
  }
  const word = typeof values.site === 'string' ? values.site : '';
  for (const labelled of [false, true])
    print(
      labelled,
      learnAndRead(({ url }) => url.includes(word), labelled),
    );
  if (word !== '') return;
  measureFacts();
  for (const [articles, seed] of [
    [60, 2],
    [240, 7],
  ] as const)
    await measureOutlet(articles, seed);
  await measurePace();
}

/** Reads the pages that `isRead` picks with what the other pages of their site teach. */
export function learnAndRead(
  isRead: (label: Label) => boolean,
  labelled: boolean,
): (Score & { label: Label })[] {
  const pages = labelsOf('fundus-evaluation');
  return pages.filter(isRead).map((page) => {
    const siblings = pages.filter((other) => other !== page && hostOf(other) === hostOf(page));
    const samples = siblings.map((sibling) => ({
      capture: captureOf(htmlOf(sibling), sibling.url),
      label: labelled ? { body: sibling.body, title: null, authors: null, date: null } : null,
    }));
    const recipes = learn(samples, UNKNOWN).map(({ recipe }) => recipe);
    const reading = read(captureOf(htmlOf(page), page.url), UNKNOWN, recipes);
    return {
      ...compare(page.body, reading.kind === 'article' ? toText(reading.body) : ''),
      label: page,
    };
  });
}

function print(labelled: boolean, scores: readonly (Score & { label: Label })[]): void {
  const { precision, recall, f1 } = meanF1(scores);
  console.log(
    `learning fundus-evaluation, ${labelled ? 'four labelled siblings' : 'siblings without labels'}: ` +
      `F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}), ` +
      `${Math.round(100 * shareNear(scores))} % of ${scores.length} pages at .98 or above`,
  );
  if (!process.env.VERBOSE) return;
  for (const score of scores)
    console.log(
      `  ${f1Of(score).toFixed(3)} p ${score.precision.toFixed(3)} r ${score.recall.toFixed(3)} ${score.label.file}`,
    );
}

/** The share of pages of which all but a fiftieth is right. */
export function shareNear(scores: readonly Score[]): number {
  return scores.filter((score) => f1Of(score) >= 0.98).length / Math.max(1, scores.length);
}

export function hostOf({ url }: Label): string {
  return new URL(url).host.replace(/^www\./, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
