import { toMarkdown } from '../src/article/index.ts';
import { learn } from '../src/learning/index.ts';
import { parseOutlet, type Recipe } from '../src/outlets/index.ts';
import { read } from '../src/reading/index.ts';
import { captureOf, htmlOf, labelsOf } from './labelled.ts';
import { PEERS } from './peers.ts';

const UNKNOWN = parseOutlet('name: unknown');
const ROUNDS = 4;

/**
 * Reads the pages of known sites to Markdown with recipes and without, each page in turn with readability's
 * extraction, on one thread, and prints how many times as fast that is. The first round is not counted.
 */
export async function measurePace(): Promise<void> {
  const pages = labelsOf('fundus-evaluation').map((label) => {
    const html = htmlOf(label);
    return { label, html: html.toString('utf8'), capture: captureOf(html, label.url) };
  });
  const recipes = new Map<string, Recipe[]>();
  for (const [host, site] of Map.groupBy(pages, ({ label }) => new URL(label.url).host)) {
    const samples = site.map(({ capture }) => ({ capture, label: null }));
    recipes.set(
      host,
      learn(samples, UNKNOWN).map(({ recipe }) => recipe),
    );
  }
  const spent = { generic: 0, learned: 0, peer: 0 };
  const [readability] = PEERS;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { label, html, capture } of pages) {
      const generic = await timed(() => toText(read(capture, UNKNOWN, [])));
      const learned = await timed(() =>
        toText(read(capture, UNKNOWN, recipes.get(new URL(label.url).host)!)),
      );
      const peer = await timed(() => readability!.extract(html, label.url).catch(() => null));
      if (round === 0) continue;
      spent.generic += generic;
      spent.learned += learned;
      spent.peer += peer;
    }
  }
  const each = (ms: number) => (ms / pages.length / ROUNDS).toFixed(1);
  console.log(
    `learning, pace: a page takes ${each(spent.learned)} ms with its recipe, ${each(spent.generic)} ms without, ` +
      `${readability!.name} ${each(spent.peer)} ms: ${(spent.peer / spent.learned).toFixed(1)} and ` +
      `${(spent.peer / spent.generic).toFixed(1)} times as fast`,
  );
}

function toText(reading: ReturnType<typeof read>): string {
  return reading.kind === 'article' ? toMarkdown(reading.body) : '';
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
