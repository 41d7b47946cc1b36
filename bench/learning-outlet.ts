import type { TrueArticle } from '../fixtures/outlet/truth.ts';
import { toText } from '../src/article/index.ts';
import { type Capture, captureName } from '../src/base/capture.ts';
import type { ArticleReading } from '../src/base/reading.ts';
import { learn } from '../src/learning/index.ts';
import type { Outlet, Recipe } from '../src/outlets/index.ts';
import { folded, read } from '../src/reading/index.ts';
import { makePaper, type Paper } from './paper.ts';
import { compare } from './score.ts';

const MOST_TEACHERS = 200;

/** A capture of a generated article, and what it should give. */
interface Shown {
  capture: Capture;
  truth: TrueArticle;
  text: string;
  title: string;
  /** Whether it is the one that the truth's facts were taken from. */
  best: boolean;
}

/**
 * Reads half of the fictional outlet's articles with what was learned, without labels, from the other half, and
 * prints how near text and facts come, beside the generic reader.
 */
export async function measureOutlet(articles: number, seed: number): Promise<void> {
  const paper = await makePaper(articles, seed);
  const { outlet } = paper;
  const { teachers, unseen } = halves(paper);
  const samples = spread(teachers, MOST_TEACHERS).map((capture) => ({ capture, label: null }));
  const recipes = learn(samples, outlet).map(({ recipe }) => recipe);
  const name = `learning the fictional outlet, ${articles} articles, seed ${seed}`;
  print(`${name}, generic`, unseen, outlet, []);
  print(`${name}, learned from ${samples.length} captures`, unseen, outlet, recipes);
}

/** Captures of the articles with even ids to learn from; whole ones of the others to read. */
function halves({ captures }: Paper): { teachers: Capture[]; unseen: Shown[] } {
  const teachers: Capture[] = [];
  const unseen: Shown[] = [];
  for (const { capture, article, text } of captures) {
    if (article === null) continue;
    const name = captureName(capture);
    const state = article.revisions.find((revision) => revision.captures.includes(name));
    if (Number(article.id) % 2 === 0) teachers.push(capture);
    else if (text !== null && state)
      unseen.push({ capture, truth: article, text, title: state.title, best: article.capture === name });
  }
  return { teachers, unseen };
}

function spread<Item>(items: readonly Item[], most: number): Item[] {
  return items.filter(
    (_, i) => Math.floor((i * most) / items.length) !== Math.floor(((i - 1) * most) / items.length),
  );
}

/** What a page tells of an article, and what the reader should make of it. */
const FACTS: Record<string, (article: ArticleReading, truth: TrueArticle) => boolean> = {
  authors: ({ authors }, truth) =>
    said(authors.map(({ name }) => name)) === said(truth.authors.map(({ name }) => name)),
  published: ({ published }, truth) => published?.slice(0, 16) === truth.published.slice(0, 16),
  modified: ({ modified }, truth) => (modified ?? '').slice(0, 16) === (truth.modified ?? '').slice(0, 16),
  section: ({ section }, truth) => section === truth.section,
  tags: ({ tags }, truth) => said(tags) === said(truth.tags),
  standfirst: ({ standfirst }, truth) => folded(standfirst ?? '') === folded(truth.standfirst ?? ''),
};

const said = (values: readonly string[]) => values.map(folded).sort().join();

function print(name: string, unseen: readonly Shown[], outlet: Outlet, recipes: readonly Recipe[]): void {
  const facts = new Map(['title', ...Object.keys(FACTS)].map((fact) => [fact, [0, 0]]));
  let [precision, recall, left, unfit] = [0, 0, 0, 0];
  for (const { capture, truth, text, title, best } of unseen) {
    const reading = read(capture, outlet, recipes);
    const article = reading.kind === 'article' ? reading : null;
    const got = article ? toText(article.body) : '';
    const score = compare(text, got);
    precision += score.precision;
    recall += score.recall;
    if (truth.without.some((each) => folded(got).includes(folded(each)))) left++;
    if (article?.recipe === null) unfit++;
    const checks = { title: article !== null && folded(article.title) === folded(title) } as Record<
      string,
      boolean
    >;
    if (best)
      for (const [fact, isRight] of Object.entries(FACTS))
        checks[fact] = article !== null && isRight(article, truth);
    for (const [fact, right] of Object.entries(checks)) {
      const count = facts.get(fact)!;
      count[1]!++;
      if (right) count[0]!++;
      else if (process.env.VERBOSE) console.log(`  ${fact} ${captureName(capture)}`);
    }
  }
  const [p, r] = [precision / unseen.length, recall / unseen.length];
  const told = [...facts].map(([fact, [right, all]]) => `${fact} ${((100 * right!) / all!).toFixed(1)} %`);
  console.log(
    `${name}: F1 ${((2 * p * r) / (p + r)).toFixed(4)} on ${unseen.length} unseen captures, ` +
      `${left} with plea or biography, ${unfit} without a recipe; ${told.join(', ')}`,
  );
}
