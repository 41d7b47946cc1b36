import { toText } from '../src/article/index.ts';
import type { Reading } from '../src/base/reading.ts';
import { learn } from '../src/learning/index.ts';
import type { Recipe } from '../src/outlets/index.ts';
import { folded, read } from '../src/reading/index.ts';
import type { Today } from './gate.ts';
import { corpusDigest, type Label, labelsOf, type SetName } from './labelled.ts';
import { hostOf, learnAndRead, shareNear } from './learning.ts';
import { type Known, makePaper, type Paper } from './paper.ts';
import { measure, OURS } from './reading.ts';
import { compare, meanF1 } from './score.ts';

/** What the generic reader gives on a set of labelled pages today. */
export async function readingToday(set: SetName): Promise<Today> {
  const { scores, articles, title, day, authors, invented, captions } = await measure(set, OURS);
  const figures: Record<string, number> = { F1: meanF1(scores).f1, articles: articles / scores.length };
  const eastern = scores.filter(({ label }) => /[\p{Script=Hiragana}\p{Script=Hangul}]/u.test(label.body));
  if (eastern.length > 4) figures['F1 of Japanese and Korean pages'] = meanF1(eastern).f1;
  const shares = { headline: title, day, authors, captions } as const;
  for (const [name, [hit, of]] of Object.entries(shares)) if (of > 0) figures[name] = hit / of;
  // Of two pages a share is no figure.
  if (invented[1] > 10) figures['no author invented'] = 1 - invented[0] / invented[1];
  return { corpus: set, digest: corpusDigest(set), figures };
}

/** What learning gives today on all pages, each by its siblings; or on few, as all of them take minutes. */
export function learningToday(pages: 'every page' | 'a page of every second site'): Today {
  const lastOf = new Map(labelsOf('fundus-evaluation').map((label) => [hostOf(label), label.file]));
  const few = new Set([...lastOf.values()].filter((_, i) => i % 2 === 0));
  const isRead = ({ file }: Label) => pages === 'every page' || few.has(file);
  const alone = learnAndRead(isRead, false);
  const taught = learnAndRead(isRead, true);
  return {
    corpus: `fundus-evaluation, ${pages}`,
    digest: corpusDigest('fundus-evaluation'),
    figures: {
      'F1 without labels': meanF1(alone).f1,
      'F1 with four labelled siblings': meanF1(taught).f1,
      'share of .98 and above with labels': shareNear(taught),
    },
  };
}

/** What reading and learning give on the fictional outlet today. */
export async function paperToday(articles: number, seed: number): Promise<Today> {
  const paper = await makePaper(articles, seed);
  const readings = paper.captures.map((known) => ({
    ...known,
    reading: read(known.capture, paper.outlet, []),
  }));
  const stones = readings.filter(({ told }) => told.kind === 'tombstone');
  const called = readings.filter(({ reading }) => reading.kind === 'tombstone');
  const shown = readings.filter(({ text }) => text !== null);
  const { unseen, recipes } = learned(paper);
  const taught = unseen.map((known) => ({ ...known, reading: read(known.capture, paper.outlet, recipes) }));
  return {
    corpus: `fictional outlet, ${articles} articles, seed ${seed}`,
    digest: paper.digest,
    figures: {
      F1: meanF1(shown.map(score)).f1,
      'articles read as such': share(shown, ({ reading }) => reading.kind === 'article'),
      'tombstones, recall': share(stones, ({ reading }) => reading.kind === 'tombstone'),
      'tombstones, precision': share(called, ({ told }) => told.kind === 'tombstone'),
      'F1 of unseen pages, learned': meanF1(taught.map(score)).f1,
      'without plea or biography, learned': share(taught, ({ reading, article }) => {
        const text = folded(textOf(reading));
        return !article!.without.some((line) => text.includes(folded(line)));
      }),
    },
  };
}

/** Recipes from the captures of every second article, without labels; the others' good captures. */
function learned({ captures, outlet }: Paper): { unseen: Known[]; recipes: Recipe[] } {
  const isTeacher = ({ article }: Known) => article !== null && Number(article.id) % 2 === 0;
  const teachers = captures.filter((known) => isTeacher(known)).slice(0, 60);
  const samples = teachers.map(({ capture }) => ({ capture, label: null }));
  return {
    recipes: learn(samples, outlet).map(({ recipe }) => recipe),
    unseen: captures.filter((known) => known.text !== null && !isTeacher(known)),
  };
}

function score({ text, reading }: Known & { reading: Reading }) {
  return compare(text!, textOf(reading));
}

function textOf(reading: Reading): string {
  return reading.kind === 'article' ? toText(reading.body) : '';
}

function share<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  return items.filter(is).length / Math.max(1, items.length);
}
